import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './test-port.js';

/**
 * A browser that is not Chromium, driven by what it speaks itself: the commands of the W3C's WebDriver
 * (https://www.w3.org/TR/webdriver2/), to Firefox over its Marionette socket, to WebKitGTK over HTTP.
 */
export type WebDriver = {
  /** Such as `Firefox 140.5.0`. */
  readonly name: string;
  goTo(url: string): Promise<void>;
  /**
   * Runs a function in the page, waits for its promise and gives its result, as JSON.
   *
   * @throws Error - with what the page threw
   */
  run<A extends readonly unknown[], R>(script: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  /** Role that the browser tells screen readers of the element that a function finds in the page. */
  roleOf<A extends readonly unknown[]>(find: (...args: A) => unknown, ...args: A): Promise<unknown>;
  /** Runs a script in the page. */
  runScript(script: string): Promise<void>;
  /** Presses keys one after another: letters, names of {@link KEYS}, `Shift+Tab`. */
  press(...keys: string[]): Promise<void>;
  /** Goes into the first frame of the page, until the next page. */
  enterFrame(): Promise<void>;
  /** What is seen of the page, as PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
};

/** An engine, and whether it is on this machine. */
export type Engine = {
  readonly name: string;
  readonly isThere: boolean;
  open(colours?: 'light' | 'dark'): Promise<WebDriver>;
};

/** Where Debian puts the browser of WebKitGTK. */
const MINI_BROWSER = `/usr/lib/${os.machine()}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
const isCommand = (name: string, option: string) => !spawnSync(name, [option]).error;
const FIREFOX = ['firefox-esr', 'firefox'].find((name) => isCommand(name, '--version'));

/** Firefox (Debian: `firefox-esr`) and WebKit, which Safari is made of (`webkit2gtk-driver`, `xvfb`). */
export const ENGINES: readonly Engine[] = [
  { name: 'Firefox', isThere: FIREFOX !== undefined, open: openFirefox },
  {
    name: 'WebKit',
    isThere:
      isCommand('WebKitWebDriver', '--help') &&
      isCommand('Xvfb', '-help') &&
      existsSync(MINI_BROWSER),
    open: openWebKit,
  },
];

/** Keys by name, as WebDriver writes them. */
const KEYS: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  Space: ' ',
};

/** Sends one command: its name at Marionette; method, path and parameters at WebDriver. */
type Send = (command: Command, parameters?: Parameters) => Promise<unknown>;
type Parameters = Readonly<Record<string, unknown>>;
type Command = keyof typeof COMMANDS;

/** Each command as HTTP has it, and as Marionette does. */
const COMMANDS = {
  navigate: ['POST', '/url', 'WebDriver:Navigate'],
  execute: ['POST', '/execute/sync', 'WebDriver:ExecuteScript'],
  act: ['POST', '/actions', 'WebDriver:PerformActions'],
  role: ['GET', '/element/:id/computedrole', 'WebDriver:GetComputedRole'],
  frame: ['POST', '/frame', 'WebDriver:SwitchToFrame'],
  screenshot: ['GET', '/screenshot', 'WebDriver:TakeScreenshot'],
  size: ['POST', '/window/rect', 'WebDriver:SetWindowRect'],
} as const;

/** Wide enough for all of the panel beside the page. */
const WINDOW = { width: 1280, height: 900 };

async function drive(name: string, send: Send, close: () => Promise<void>): Promise<WebDriver> {
  await send('size', WINDOW);
  const call = (script: unknown, args: readonly unknown[]) =>
    send('execute', { script: `return (${script})(...arguments)`, args });
  return {
    name,
    goTo: async (url) => {
      await send('navigate', { url });
    },
    run: async (script, ...args) => (await call(script, args)) as never,
    roleOf: async (find, ...args) => {
      // A reference to an element is an object of one member.
      const [id] = Object.values((await call(find, args)) as Record<string, string>);
      return send('role', { id });
    },
    runScript: async (script) => {
      await send('execute', { script, args: [] });
    },
    press: async (...keys) => {
      const actions = keys.flatMap((key) => strokes(key));
      await send('act', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    enterFrame: async () => {
      await send('frame', { id: 0 });
    },
    screenshot: async () =>
      Buffer.from(String(await send('screenshot', { full: false })), 'base64'),
    close,
  };
}

/** What a keyboard does for a key, or for one held with another. */
function strokes(key: string): { type: string; value: string }[] {
  const [last = '', ...held] = key
    .split(/(?<=.)\+(?=.)/u)
    .reverse()
    .map((name) => KEYS[name] ?? name);
  return [
    ...held.map((value) => ({ type: 'keyDown', value })),
    { type: 'keyDown', value: last },
    { type: 'keyUp', value: last },
    ...held.map((value) => ({ type: 'keyUp', value })),
  ];
}

async function openFirefox(colours: 'light' | 'dark' = 'light'): Promise<WebDriver> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-firefox-'));
  const settings = {
    'marionette.port': 0,
    'ui.systemUsesDarkTheme': colours === 'dark' ? 1 : 0,
    'datareporting.policy.dataSubmissionEnabled': false,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
  );
  await writeFile(path.join(profile, 'user.js'), lines.join(''));
  const options = ['--headless', '--marionette', '--no-remote', '--profile', profile];
  const child = spawn(FIREFOX ?? '', options, { stdio: 'ignore' });
  const port = await waitFor(() => readFile(path.join(profile, 'MarionetteActivePort'), 'utf8'));
  const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
  const send = marionette(socket);
  const close = async () => {
    socket.destroy();
    await end(child);
    await rm(profile, { recursive: true, force: true });
  };
  const { capabilities } = (await send('WebDriver:NewSession', {})) as {
    capabilities: { browserVersion: string };
  };
  const command: Send = async (name, parameters = {}) => {
    const result = (await send(COMMANDS[name][2], parameters)) as { value?: unknown } | null;
    return result?.value;
  };
  return drive(`Firefox ${capabilities.browserVersion}`, command, close);
}

/** Marionette's protocol: `length:[0, id, command, parameters]`, answered by `[1, id, error, result]`. */
function marionette(socket: Socket): (command: string, parameters: object) => Promise<unknown> {
  const waiting = new Map<number, (answer: readonly [unknown, unknown]) => void>();
  let received = Buffer.alloc(0);
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(':');
      const stop = colon + 1 + Number(received.subarray(0, colon));
      if (colon < 0 || received.length < stop) return;
      const message: unknown = JSON.parse(received.toString('utf8', colon + 1, stop));
      received = received.subarray(stop);
      // The first is a greeting.
      if (Array.isArray(message)) waiting.get(message[1])?.([message[2], message[3]]);
    }
  });
  let last = 0;
  return async (command, parameters) => {
    last += 1;
    const id = last;
    const text = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<readonly [unknown, unknown]>((resolve) => waiting.set(id, resolve));
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [error, result] = await answer;
    waiting.delete(id);
    if (error) throw new Error(`${command}: ${JSON.stringify(error)}`);
    return result;
  };
}

async function openWebKit(colours: 'light' | 'dark' = 'light'): Promise<WebDriver> {
  // The display chooses its own number, and writes it to the third of its streams.
  const screen = ['-screen', '0', `${WINDOW.width}x${WINDOW.height}x24`];
  const display = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(display.stdio[3] as NodeJS.ReadableStream, 'data');
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: {
      PATH: '/usr/bin:/bin',
      HOME: os.tmpdir(),
      LANG: 'C.UTF-8',
      DISPLAY: `:${String(number).trim()}`,
      GTK_THEME: colours === 'dark' ? 'Adwaita:dark' : 'Adwaita',
    },
    stdio: 'ignore',
  });
  const request = async (method: string, where: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${where}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${where}: ${JSON.stringify(value)}`);
    return value;
  };
  await waitFor(() => request('GET', '/status'));
  const browserOptions = { binary: MINI_BROWSER, args: ['--automation'] };
  const { sessionId, capabilities } = (await request('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const close = async () => {
    await request('DELETE', `/session/${sessionId}`);
    await end(driver);
    await end(display);
  };
  const command: Send = async (name, parameters = {}) => {
    const [method, template] = COMMANDS[name];
    const where = `/session/${sessionId}${template.replace(':id', String(parameters.id))}`;
    return request(method, where, method === 'GET' ? undefined : parameters);
  };
  return drive(`WebKitGTK ${capabilities.browserVersion}`, command, close);
}

/** Tries until it is there, for ten seconds. */
async function waitFor<T>(get: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await get();
    } catch (error) {
      if (tries === 200) throw error;
      await wait(50);
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../assemble.js';
import { openTestApp, openTestAssistant } from '../test-assistant.js';
import { serveApp } from '../test-browser.js';

const folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-proxies-'));
await chmod(folder, 0o777);
afterAll(() => rm(folder, { recursive: true, force: true }));
const assistant = await openTestAssistant();

/** What the next answer does between its events; nothing without. */
let between: ((signal: AbortSignal | undefined) => Promise<void>) | undefined;
const slow: Assistant = {
  ...assistant,
  async *answer(request, signal, trace) {
    for await (const event of assistant.answer(request, signal, trace)) {
      yield event;
      await between?.(signal);
    }
  },
};
afterEach(() => {
  between = undefined;
});
/** What the proxy has told of who asks. */
const forwarded: (string | undefined)[] = [];
const upstream = new Hono();
upstream.use((c, next) => {
  forwarded.push(c.req.header('X-Forwarded-For'));
  return next();
});
upstream.route('/', await openTestApp(slow));
const server = new URL(await serveApp(upstream));

/** A way in through a proxy. */
type Proxy = { readonly address: URL; readonly log: () => Promise<string> };

const isThere = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args).status === 0;

/** Our file, its names and ports changed to those of the test. */
async function ours(name: string, changes: readonly (readonly [RegExp, string])[]) {
  const text = await readFile(new URL(name, import.meta.url), 'utf8');
  return changes.reduce((changed, [pattern, value]) => {
    expect(changed).toMatch(pattern);
    return changed.replaceAll(pattern, value);
  }, text);
}

async function openNginx(): Promise<Proxy> {
  const [plain, secure] = await freePorts();
  const subject = ['-subj', '/CN=kuntaopas.example.fi', '-days', '2', '-nodes'];
  const files = [
    '-keyout',
    path.join(folder, 'privkey.pem'),
    '-out',
    path.join(folder, 'fullchain.pem'),
  ];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject, ...files], {
    stdio: 'ignore',
  });
  const site = await ours('nginx.conf', [
    [/^ *listen \[::\].*\n/gmu, ''],
    [/listen 80;/gu, `listen 127.0.0.1:${plain};`],
    [/listen 443/gu, `listen 127.0.0.1:${secure}`],
    [/127\.0\.0\.1:3000/gu, server.host],
    [/\/etc\/ssl\/kuntaopas/gu, folder],
    [/\/var\/log\/nginx/gu, folder],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  // As Debian has it: everything compressed that may be.
  const http = [...temporary, 'gzip on; gzip_types *; gzip_min_length 0;', 'access_log off;'];
  const main = `daemon off; pid ${folder}/nginx.pid; events {} http { ${http.join(' ')} ${site} }`;
  await writeFile(path.join(folder, 'nginx.conf'), main);
  const log = path.join(folder, 'nginx.log');
  run('nginx', ['-e', log, '-c', path.join(folder, 'nginx.conf')]);
  const address = new URL(`https://127.0.0.1:${secure}`);
  await reachable(address);
  return { address, log: () => readFile(path.join(folder, 'kuntaopas.log'), 'utf8') };
}

async function openCaddy(): Promise<Proxy> {
  const [port] = await freePorts();
  const site = await ours('Caddyfile', [
    [/^kuntaopas\.example\.fi/gmu, `http://127.0.0.1:${port}`],
    [/127\.0\.0\.1:3000/gu, server.host],
  ]);
  const file = path.join(folder, 'Caddyfile');
  await writeFile(file, `{\n\tadmin off\n}\n${site}`);
  const said = run('caddy', ['run', '--config', file, '--adapter', 'caddyfile']);
  const address = new URL(`http://127.0.0.1:${port}`);
  await reachable(address);
  return { address, log: async () => said.join('') };
}

function run(program: string, args: readonly string[]): string[] {
  const said: string[] = [];
  const child = spawn(program, args, { env: { ...process.env, HOME: folder } });
  child.stderr.on('data', (data) => said.push(String(data)));
  afterAll(async () => {
    child.kill('SIGTERM');
    await once(child, 'close');
  });
  return said;
}

async function freePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()].map((free) => free.listen(0, '127.0.0.1'));
  await Promise.all(servers.map((free) => once(free, 'listening')));
  const ports = servers.map((free) => (free.address() as AddressInfo).port);
  for (const free of servers) free.close();
  return ports as [number, number];
}

function send(
  address: URL,
  where: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<IncomingMessage> {
  const url = new URL(where, address);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const type = { 'Content-Type': 'application/json' };
    const sent = request(url, {
      method,
      rejectUnauthorized: false,
      headers: { ...type, ...headers },
    });
    sent.once('response', resolve).once('error', reject).end(body);
  });
}

async function reachable(address: URL): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    const response = await send(address, '/healthz').catch(() => undefined);
    response?.resume();
    if (response?.statusCode === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answers at ${address}`);
}

const QUESTION = JSON.stringify({ messages: [{ role: 'user', content: 'Mitä Turku tekee?' }] });
const ACCEPT = { Accept: 'text/event-stream', 'Accept-Encoding': 'gzip, br' };

const proxies = [
  { name: 'nginx', has: isThere('nginx', '-v') && isThere('openssl', 'version'), open: openNginx },
  { name: 'Caddy', has: isThere('caddy', 'version'), open: openCaddy },
].filter(({ has }) => has);

describe.skipIf(proxies.length === 0)('behind a proxy', () => {
  describe.each(proxies)('as our file for $name sets it up', async ({ open }) => {
    let opened: Promise<Proxy> | undefined;
    const proxy = () => {
      opened ??= open();
      return opened;
    };

    it('each event of an answer comes before the next is there', async () => {
      const { address } = await proxy();
      // The answer goes on only when its last event has reached the client: held back, it would never end.
      let arrived = () => {};
      between = () =>
        new Promise((resolve) => {
          arrived = resolve;
        });
      const response = await send(address, '/api/chat', { body: QUESTION, headers: ACCEPT });
      expect(response.headers['content-encoding']).toBeUndefined();
      let text = '';
      for await (const data of response) {
        text += data;
        if (text.endsWith('\n\n')) arrived();
      }
      expect(text.match(/^event: .*/gmu)?.at(-1)).toBe('event: answer-end');
    });

    it('the answer stops when the client has left', async () => {
      const { address } = await proxy();
      const left = new Promise<void>((resolve) => {
        between = (signal) =>
          new Promise((goOn) => {
            signal?.addEventListener('abort', () => {
              resolve();
              goOn();
            });
          });
      });
      const response = await send(address, '/api/chat', { body: QUESTION, headers: ACCEPT });
      response.once('data', () => response.destroy());
      await left;
    });

    it('who asks is told by the proxy, whatever the client says', async () => {
      const { address } = await proxy();
      const headers = { 'X-Forwarded-For': '203.0.113.7' };
      (await send(address, '/healthz', { headers })).resume();
      expect(forwarded.at(-1)).toBe('127.0.0.1');
    });

    it('what is for whoever runs it is not there for the public', async () => {
      const { address } = await proxy();
      expect((await send(address, '/metrics')).statusCode).toBe(404);
      expect((await send(address, '/')).statusCode).toBe(200);
    });

    it('no log has what people ask', async () => {
      const { address, log } = await proxy();
      const response = await send(address, '/chat?q=salaisuus');
      response.resume();
      await once(response, 'end');
      expect(response.statusCode).toBe(200);
      expect(await log()).not.toContain('salaisuus');
    });
  });
});

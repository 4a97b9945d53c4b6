import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** As `npm start` runs the server, see package.json. */
const NODE_OPTIONS = [
  '--max-semi-space-size=16',
  '--heap-growing-percent=40',
  '--initial-old-space-size=96',
  '--import',
  'tsx',
];

/** A server in a process of its own. */
export type RunningServer = {
  readonly address: URL;
  readonly pid: number;
  /** Milliseconds from spawn to ready. */
  readonly startTime: number;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>;
};

/**
 * Starts `main.ts` as a process on a free port of the loopback, and waits until it says that it is ready.
 *
 * @param environment Settings beside those of this process.
 * @param nodeOptions More options for Node, such as `--cpu-prof`.
 * @throws Error when it ends before it is ready.
 */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<RunningServer> {
  const start = performance.now();
  const child = spawn(process.execPath, [...NODE_OPTIONS, ...nodeOptions, MAIN], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  // Read, as a log collector would, and dropped; the last of it tells why a start failed.
  let told = '';
  child.stderr.on('data', (data) => {
    told = String(data);
  });
  let output = '';
  for await (const data of child.stdout.iterator({ destroyOnReturn: false })) {
    output += data;
    const [, address] = /is ready: (http:\S+)\n/u.exec(output) ?? [];
    if (address === undefined || child.pid === undefined) continue;
    child.stdout.resume();
    return {
      address: new URL(address),
      pid: child.pid,
      startTime: performance.now() - start,
      async stop() {
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error(`The server ended before it was ready: ${told}`);
}

/** The process of a server, and those of its workers where it watches over some (Linux). */
export async function processesOf({ pid }: RunningServer): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const pids = children.split(' ').filter(Boolean).map(Number);
  const commands = await Promise.all(
    pids.map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')),
  );
  return [pid, ...pids.filter((_, i) => commands[i]?.includes(MAIN))];
}

/** What is measured of a process, of all processes of a server together; NaN where none can be told. */
export async function sumOver(
  server: RunningServer,
  measure: (pid: number) => Promise<number | undefined>,
): Promise<number> {
  const each = await Promise.all((await processesOf(server)).map(measure));
  const told = each.filter((value) => value !== undefined);
  return told.length === 0 ? Number.NaN : told.reduce((sum, value) => sum + value, 0);
}

/** Resident memory of a process in MiB; `undefined` where the system does not tell (it is Linux that does). */
export async function residentMemory(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+)/u.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Ticks of the clock by which Linux counts processor time, per second: 100 on every platform of Node. */
const TICKS = 100;

/** Processor time that a process has taken, all its threads together, in milliseconds (Linux). */
export async function processorTime(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the process, in brackets, may hold spaces: fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return Number.isFinite(user + system) ? ((user + system) / TICKS) * 1_000 : undefined;
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../test-port.js';

/** Whether there is a Redis on this machine to test with (Debian: `apt-get install redis-server`). */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A real Redis of a test's own, which keeps nothing. */
export type TestRedis = {
  readonly url: string;
  /** Ends it, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, empty, on its port. */
  restart(): Promise<void>;
  /** Has it hold its connections and answer nothing, as an overloaded one does. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
};

/** Starts a Redis on a free port. */
export async function startRedis(password?: string): Promise<TestRedis> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-redis-'));
  const port = await freePort();
  let child = await start(port, folder, password);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://${password ? `:${password}@` : ''}127.0.0.1:${port}`,
    kill,
    restart: async () => {
      child = await start(port, folder, password);
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    close: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(port: number, folder: string, password?: string): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no'];
  const secret = password ? ['--requirepass', password] : [];
  const child = spawn('redis-server', [...settings, ...secret], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const data of child.stdout) {
    said += data;
    if (said.includes('Ready to accept connections')) break;
  }
  child.stdout.resume();
  // It says so a moment before it does.
  await wait(20);
  return child;
}

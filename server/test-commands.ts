import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { copyTestIndex } from './test-index.js';

/** What a command is kept from. */
type Limits = {
  /** Bytes that a file it writes may have. */
  readonly maxFileSize?: number;
};

/** Settings of a command, beside those of the tests' own environment. */
type Environment = Readonly<Record<string, string>>;

/**
 * Runs the commands of the project as people do, over an index in a temporary folder. To be called at
 * the top of a test file; what a failed test has left running ends `after` it. Without `hasIndex` the folder
 * is empty.
 */
export async function openTestCommands({ hasIndex = true, after = afterEach } = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-commands-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const index = { INDEX_FOLDER: path.join(folder, 'index') };
  if (hasIndex) await copyTestIndex(index.INDEX_FOLDER);
  const children = new Set<ReturnType<typeof spawn>>();
  after(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  function run(
    file: string,
    args: readonly string[] = [],
    environment: Environment = {},
    { maxFileSize }: Limits = {},
  ) {
    const command = [process.execPath, '--import', 'tsx', file, ...args];
    // The shell counts in kilobytes, and gives way to the command.
    const shell = ['bash', '-c', `ulimit -f ${(maxFileSize ?? 0) / 1024} && exec "$@"`, 'bash'];
    const [program = '', ...rest] = maxFileSize === undefined ? command : [...shell, ...command];
    const child = spawn(program, rest, {
      env: { ...process.env, ...index, ...environment },
    });
    children.add(child);
    const said = { output: '', errors: '' };
    child.stdout.on('data', (data) => {
      said.output += data;
    });
    child.stderr.on('data', (data) => {
      said.errors += data;
    });
    const ended = once(child, 'close').then(([code, signal]) => {
      children.delete(child);
      return { code, signal, ...said };
    });
    return { child, said, ended };
  }

  /** Starts the server and waits for the address that it prints. */
  async function start(environment: Environment = {}, limits: Limits = {}) {
    const running = run('server/main.ts', [], { PORT: '0', ...environment }, limits);
    const { child, said, ended } = running;
    const address = await new Promise<URL>((resolve, reject) => {
      child.stdout.on('data', () => {
        const [, found] = /is ready: (http:\S+)\n/u.exec(said.output) ?? [];
        if (found) resolve(new URL(found));
      });
      ended.then(
        ({ errors }) => reject(new Error(`it ended before it was ready: ${errors}`)),
        reject,
      );
    });
    return { ...running, address };
  }

  return { folder, run, start };
}

/** Asks a running server one question, or sends it something else as JSON. */
export function postJson(address: URL, where: string, body: unknown): Promise<Response> {
  return fetch(new URL(where, address), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

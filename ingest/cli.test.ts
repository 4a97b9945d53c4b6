import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from './run-command.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-cli-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function start(args: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'ingest/cli.ts', ...args], {
    env: { ...process.env, INDEX_FOLDER: path.join(root, 'index'), ...environment },
  });
}

async function ingest(args: readonly string[] = [], environment: Record<string, string> = {}) {
  const child = start(args, environment);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (data) => {
    output += data;
  });
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  const [code] = await once(child, 'close');
  return { code, output, errors };
}

describe('npm run ingest', () => {
  it('builds the index, says what is in it, and shows plain progress in a log', async () => {
    const { code, output, errors } = await ingest();
    expect(code).toBe(EXIT.ok);
    expect(output).toContain('25 slides, 18 cases');
    expect(errors).toMatch(/^texts embedded 0\/\d+\ntexts embedded (\d+)\/\1\n$/u);
    expect((await ingest(['--check'])).output).toContain('is whole');
  });

  it('explains itself', async () => {
    const { code, output } = await ingest(['--help']);
    expect(code).toBe(EXIT.ok);
    expect(output).toContain('--check');
  });

  it.each([
    ['an unknown option', ['--frobnicate'], {}, EXIT.usage, '--frobnicate'],
    ['a missing index', ['--check'], {}, EXIT.noInput, 'npm run ingest'],
    ['a missing corpus', [], { CORPUS_FOLDER: '/nowhere' }, EXIT.noInput, 'CORPUS_FOLDER'],
    [
      'a wrong environment',
      [],
      { ALLOW_REMOTE_MODELS: 'perhaps' },
      EXIT.config,
      'ALLOW_REMOTE_MODELS',
    ],
    ['a missing model', [], { EMBEDDING_MODEL: './nowhere' }, EXIT.noInput, 'EMBEDDING_MODEL'],
  ] as const)(
    'says in one line what is wrong: %s',
    async (_what, args, environment, exit, named) => {
      const { code, errors } = await ingest(args, environment);
      expect(code).toBe(exit);
      expect(errors).toContain(named);
      expect(errors.trim().split('\n')).toHaveLength(1);
    },
  );

  it('never prints the value of a variable', async () => {
    const { errors } = await ingest([], { ALLOW_REMOTE_MODELS: 'secret-value' });
    expect(errors).not.toContain('secret-value');
  });

  it('writes nothing half when the index folder cannot be made', async () => {
    const file = path.join(root, 'file');
    await writeFile(file, '');
    const { code, errors } = await ingest([], { INDEX_FOLDER: path.join(file, 'index') });
    expect(code).toBe(EXIT.io);
    expect(errors).toContain('untouched');
  });

  it('keeps the old index whole when it is killed at any moment', async () => {
    expect((await ingest()).code).toBe(EXIT.ok);
    for (let i = 0; i < 8; i++) {
      const child = start([]);
      const exited = once(child, 'close');
      setTimeout(() => child.kill('SIGKILL'), 150 + 120 * i);
      await exited;
    }
    expect((await ingest(['--check'])).code).toBe(EXIT.ok);
    expect((await ingest()).code).toBe(EXIT.ok);
    const left = await readdir(path.join(root, 'index'));
    expect(left.filter((name) => name.startsWith('.building'))).toEqual([]);
  });
});

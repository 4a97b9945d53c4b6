import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '#ingest/run-command';
import { assemble } from './assemble.js';
import { serverConfigSchema } from './config.js';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-commands-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

function run(file: string, args: readonly string[] = [], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, INDEX_FOLDER: path.join(root, 'index'), ...environment },
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (data) => {
    said.output += data;
  });
  child.stderr.on('data', (data) => {
    said.errors += data;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, ...said }));
  return { child, said, ended };
}

describe('npm start', () => {
  it('builds a missing index, says where to click, serves, and stops when asked', async () => {
    const { child, said, ended } = run('server/main.ts', [], { PORT: '0' });
    const address = await new Promise<string>((resolve) => {
      child.stdout.on('data', () => {
        const found = /http:\/\/\S+/u.exec(said.output)?.[0];
        if (found) resolve(found);
      });
    });
    expect(said.output).toContain('Building it now');
    expect((await fetch(new URL('/readyz', address))).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(EXIT.ok);
  });

  it('says in one line that its environment is wrong', async () => {
    const { code, errors } = await run('server/main.ts', [], { PORT: 'eighty' }).ended;
    expect(code).toBe(EXIT.config);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toContain('PORT');
  });

  it('says in one line that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, errors } = await run('server/main.ts', [], { PORT: String(port) }).ended;
    server.close();
    expect(code).toBe(EXIT.failed);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toContain(String(port));
  });
});

describe('npm run ask', () => {
  it('prints the answer with its sources', async () => {
    const { code, output } = await run('server/ask.ts', ['Kuka koordinoi Talent First -hanketta?'])
      .ended;
    expect(code).toBe(EXIT.ok);
    expect(output).toContain('Kuopion kaupunki. [1]');
    expect(output).toContain('/materials/hyvat-kaytannot-2026/slides/23');
  });

  it('prints JSON when asked to, in the language asked for', async () => {
    const { output } = await run('server/ask.ts', ['--json', '--lang', 'sv', 'Lappeenranta']).ended;
    expect(JSON.parse(output)).toMatchObject({ language: 'sv', abstained: false });
  });

  it.each([[['--lang', 'de', 'x']], [['--foo']], [[]]])('refuses %j', async (args) => {
    expect((await run('server/ask.ts', args).ended).code).toBe(EXIT.usage);
  });
});

describe('assemble', () => {
  it('builds a damaged index again and says why', async () => {
    const folder = path.join(root, 'damaged');
    const config = serverConfigSchema.parse({ INDEX_FOLDER: folder });
    await assemble(config);
    const generation = (await readFile(path.join(folder, 'CURRENT'), 'utf8')).trim();
    await writeFile(path.join(folder, generation, 'documents.json'), '{}');
    const reasons: string[] = [];
    const { materials } = await assemble({
      ...config,
      onRebuild: ({ code }) => reasons.push(code),
    });
    expect(reasons).toEqual(['index-damaged']);
    expect(materials).toHaveLength(1);
  });
});

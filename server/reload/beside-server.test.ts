import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SHIPPED_MODEL, SHIPPED_MODELS_FOLDER } from '#ingest/embedding/models';
import { EXIT } from '#ingest/run-command';
import { chatAnswerSchema } from '../contract.js';
import { openTestCommands, postJson } from '../test-commands.js';
import { TELLING_QUESTION, versionsIn, writeCorpus } from './test-generations.js';

// Commands in processes of their own, on a machine that may be busy: limits guard against hangs only.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });
const SOON = { timeout: 40_000, interval: 100 };

const commands = await openTestCommands();

let built: string;
let root: string;
beforeAll(async () => {
  built = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-beside-'));
  await writeCorpus(path.join(built, 'corpus'), 0);
  await ingest([], {}, built);
});
afterAll(() => rm(built, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-beside-'));
  await cp(built, root, { recursive: true });
});

afterEach(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));

type Environment = Record<string, string>;

/** Settings of a command that works on the corpus and the index in a folder. */
const settings = (environment: Environment = {}, folder = root): Environment => ({
  CORPUS_FOLDER: path.join(folder, 'corpus'),
  INDEX_FOLDER: path.join(folder, 'index'),
  RATE_LIMIT_BURST: '0',
  RATE_LIMIT_HOUR: '0',
  ...environment,
});

const ingest = (args: readonly string[] = [], environment: Environment = {}, folder = root) =>
  commands.run('ingest/cli.ts', args, settings(environment, folder)).ended;

/** Starts the server, ready to be asked. */
async function start(environment: Environment = {}) {
  const running = await commands.start(settings(environment));
  const { child, ended, address } = running;
  const get = (where: string, init?: RequestInit) => fetch(new URL(where, address), init);
  const askVersions = async () => {
    const messages = [{ role: 'user', content: TELLING_QUESTION }];
    const response = await postJson(address, '/api/chat', { messages });
    expect(response.status).toBe(200);
    return [...versionsIn(chatAnswerSchema.parse(await response.json()))];
  };
  const index = async () => {
    const response = await get('/readyz');
    expect(response.status).toBe(200);
    return ((await response.json()) as { index: { generation: string; refused: unknown } }).index;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: EXIT.ok, signal: null });
  };
  return { ...running, get, askVersions, index, stop };
}

const liveName = async () => (await readFile(path.join(root, 'index', 'CURRENT'), 'utf8')).trim();

describe('npm run ingest beside a running server', () => {
  it('is noticed, and --rollback too, which outlives a restart', async () => {
    const server = await start();
    expect(await server.askVersions()).toEqual([0]);
    const first = await liveName();
    await writeCorpus(path.join(root, 'corpus'), 1);
    expect((await ingest()).code).toBe(EXIT.ok);
    await vi.waitFor(async () => expect(await server.askVersions()).toEqual([1]), SOON);
    expect(server.said.errors).toContain('"event":"index-swapped"');
    expect((await ingest(['--rollback'])).code).toBe(EXIT.ok);
    await vi.waitFor(async () => expect(await server.askVersions()).toEqual([0]), SOON);
    expect(await server.index()).toMatchObject({ generation: first, refused: null });
    await server.stop();
    const again = await start();
    expect(again.said.output).not.toContain('Building');
    expect(await again.askVersions()).toEqual([0]);
    await again.stop();
  });

  it('that leaves a damaged index is told of everywhere, and mended by SIGHUP at once', async () => {
    const token = 'a-token-of-thirty-two-characters';
    const server = await start({ METRICS_TOKEN: token });
    const before = await server.index();
    await writeCorpus(path.join(root, 'corpus'), 2);
    const other = path.join(root, 'other');
    await ingest([], { INDEX_FOLDER: other });
    const name = (await readFile(path.join(other, 'CURRENT'), 'utf8')).trim();
    const generation = path.join(root, 'index', name);
    await cp(path.join(other, name), generation, { recursive: true });
    await truncate(path.join(generation, 'vectors', 'hnswlib.index'), 5_000);
    await cp(path.join(other, 'CURRENT'), path.join(root, 'index', 'CURRENT'));
    await vi.waitFor(async () => {
      expect((await server.index()).refused).toMatchObject({ code: 'index-damaged' });
    }, SOON);
    expect((await server.index()).generation).toBe(before.generation);
    expect(await server.askVersions()).toEqual([0]);
    expect(server.said.errors).toMatch(/"event":"index-refused".*"code":"index-damaged"/u);
    const metrics = await server.get('/metrics', { headers: { Authorization: `Bearer ${token}` } });
    expect(await metrics.text()).toContain(
      'kuntaopas_index_reload_failures_total{code="index-damaged"} 1',
    );
    await cp(path.join(other, name), generation, { recursive: true });
    server.child.kill('SIGHUP');
    await vi.waitFor(async () => expect(await server.askVersions()).toEqual([2]), SOON);
    await server.stop();
  });

  it('is killed at 20 moments, and no request fails, nor is any answer of two indexes', async () => {
    const server = await start();
    const begun = Date.now();
    await ingest();
    const duration = Date.now() - begun;
    let isKilling = true;
    let requests = 0;
    const ask = async () => {
      while (isKilling) {
        expect(await server.askVersions()).toHaveLength(1);
        requests += 1;
        await wait(20);
      }
    };
    const kill = async () => {
      for (let i = 0; i < 20; i++) {
        await writeCorpus(path.join(root, 'corpus'), i % 10);
        const { child, ended } = commands.run('ingest/cli.ts', [], settings());
        await wait(duration * ((i + 0.5) / 20));
        child.kill('SIGKILL');
        await ended;
      }
      isKilling = false;
    };
    await Promise.all([kill(), ask()]);
    expect(requests).toBeGreaterThan(20);
    await writeCorpus(path.join(root, 'corpus'), 7);
    expect((await ingest()).code).toBe(EXIT.ok);
    expect((await ingest(['--check'])).code).toBe(EXIT.ok);
    await vi.waitFor(async () => expect(await server.askVersions()).toEqual([7]), SOON);
    await server.stop();
  });
});

describe('the embedding model', () => {
  const copyModel = async () => {
    const folder = path.join(root, SHIPPED_MODEL);
    await cp(path.join(SHIPPED_MODELS_FOLDER, SHIPPED_MODEL), folder, { recursive: true });
    return folder;
  };

  it('may be gone from the disk while the server runs: it answers, and no index is built', async () => {
    const model = { EMBEDDING_MODEL: await copyModel() };
    const server = await start(model);
    const before = await server.index();
    await rm(model.EMBEDDING_MODEL, { recursive: true });
    await writeCorpus(path.join(root, 'corpus'), 1);
    const { code, errors } = await ingest([], model);
    expect(code).toBe(EXIT.noInput);
    expect(errors).toMatch(/^ingest: The embedding model .* is not at /u);
    expect(await server.askVersions()).toEqual([0]);
    expect(await server.index()).toEqual(before);
    await server.stop();
    const refused = await commands.run('server/main.ts', [], settings({ PORT: '0', ...model }))
      .ended;
    expect(refused).toMatchObject({ code: EXIT.noInput, output: '' });
    expect(refused.errors).toMatch(/^start: The embedding model .*EMBEDDING_MODEL/u);
  });
});

/** Namespaces that need no root, where the system has them: a disk of our own can then be full. */
const hasNamespaces =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'x', os.tmpdir()]).status === 0;

describe.skipIf(!hasNamespaces)('a disk that is full', () => {
  it('refuses the new index, says so, and leaves the one before whole', async () => {
    const disk = path.join(root, 'disk');
    await writeCorpus(path.join(root, 'later'), 1);
    const script = `
      set -u
      mkdir "$DISK" && mount -t tmpfs -o size=16m tmpfs "$DISK" && cp -r "$INDEX_FOLDER" "$DISK/index"
      export INDEX_FOLDER="$DISK/index"
      for free in 0 50 300 900 1300; do
        kilobytes=$(df -k --output=avail "$DISK" | tail -1)
        head -c $(((kilobytes - free) * 1024)) /dev/zero > "$DISK/filler"
        CORPUS_FOLDER="$LATER" node --import tsx ingest/cli.ts 2>> "$ERRORS"; echo "build $?"
        rm "$DISK/filler"
        node --import tsx ingest/cli.ts --check > /dev/null; echo "check $?"
        ls -A "$INDEX_FOLDER" | grep -c building
      done`;
    const errorFile = path.join(root, 'errors');
    const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DISK: disk,
        INDEX_FOLDER: path.join(root, 'index'),
        CORPUS_FOLDER: path.join(root, 'corpus'),
        LATER: path.join(root, 'later'),
        ERRORS: errorFile,
      },
    });
    expect(stderr).toBe('');
    expect(stdout).toBe('build 74\ncheck 0\n0\n'.repeat(5));
    expect(await readFile(errorFile, 'utf8')).toMatch(
      /ingest: Cannot write the index in .*untouched/u,
    );
  });
});

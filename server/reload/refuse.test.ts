import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ingestMaterials } from '#ingest/ingest-material';
import { readSources } from '#ingest/open-tools';
import { generationName, hashFiles } from '#ingest/store/atomic-folder';
import { liveGeneration, openWriter } from '#ingest/store/open-store';
import { assemble, reassemble } from '../assemble.js';
import { serverConfigSchema } from '../config.js';
import { ask, openTestApp } from '../test-assistant.js';
import { followIndex, type IndexEvent, type LiveAssistant } from './live-assistant.js';
import { TELLING_QUESTION, versionsIn, writeCorpus } from './test-generations.js';

// Some tests open hundreds of damaged indexes: the limit guards against hangs only.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const FILES = [
  'manifest.json',
  'documents.jsonl',
  ...['args.json', 'docstore.json', 'hnswlib.index', 'keys.bin'].map((file) => `vectors/${file}`),
  ...['questions', 'gaps', 'topics'].flatMap((folder) => [
    `${folder}/entries.json`,
    `${folder}/rows.i8`,
  ]),
];

let root: string;
let index: string;
let live: LiveAssistant;
let app: Hono;
let serving: string;
let newer: string;
const told: IndexEvent[] = [];

/** A server on version 0 of the deck, beside which version 1 has been built and not yet been seen. */
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-refuse-'));
  const corpus = path.join(root, 'corpus');
  index = path.join(root, 'index');
  await writeCorpus(corpus, 0);
  const options = serverConfigSchema.parse({ CORPUS_FOLDER: corpus, INDEX_FOLDER: index });
  live = followIndex(await assemble(options), {
    liveGeneration: () => liveGeneration(index),
    open: (running) => reassemble(options, running),
    tell: (event) => told.push(event),
  });
  app = await openTestApp(live.assistant, undefined, { index: live.index });
  serving = live.index().generation;
  await writeCorpus(corpus, 1);
  const sources = await readSources(options);
  const { embedder } = live.assistant.tools;
  await ingestMaterials(sources.materials, { ...sources, embedder }, openWriter(index));
  newer = (await liveGeneration(index)) ?? '';
  await cp(path.join(index, newer), path.join(root, 'whole'), { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  await restore();
  told.length = 0;
});

async function restore(): Promise<void> {
  for (const name of [newer, generationName('other')]) {
    await rm(path.join(index, name), { recursive: true, force: true });
  }
  await cp(path.join(root, 'whole'), path.join(index, newer), { recursive: true });
  await writeFile(path.join(index, 'CURRENT'), `${newer}\n`);
}

/** Looks for a newer index, which is expected to be refused; gives the code of its fault. */
async function refusal(): Promise<string | undefined> {
  await live.look({ isAsked: true });
  const { generation, refused } = live.index();
  expect(generation).toBe(serving);
  return refused?.code;
}

async function expectOldAnswers(): Promise<void> {
  expect(versionsIn(await ask(app, TELLING_QUESTION))).toEqual(new Set([0]));
}

describe('a newer index that is damaged is refused, and the one before goes on', () => {
  it.each(FILES)('cut at every sixteenth of %s', async (name) => {
    const file = path.join(index, newer, name);
    const bytes = await readFile(file);
    for (let part = 0; part < 16; part++) {
      await writeFile(file, bytes.subarray(0, Math.floor((bytes.length * part) / 16)));
      expect(await refusal()).toBe('index-damaged');
    }
    expect(told.map(({ kind }) => kind)).toEqual(Array(16).fill('refused'));
    await expectOldAnswers();
  });

  it('with one bit changed, at 200 places drawn over all of its files', async () => {
    const draw = lehmer(20_261_124);
    for (let i = 0; i < 200; i++) {
      const file = path.join(index, newer, FILES[draw(FILES.length)] ?? '');
      const bytes = await readFile(file);
      const changed = Buffer.from(bytes);
      const at = draw(bytes.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << draw(8));
      await writeFile(file, changed);
      expect(await refusal()).toMatch(/^index-(?:damaged|outdated)$/u);
      await writeFile(file, bytes);
    }
    expect(told.map(({ kind }) => kind)).toEqual(Array(200).fill('refused'));
    await expectOldAnswers();
  });

  it.each(FILES)('without its %s', async (name) => {
    await rm(path.join(index, newer, name));
    expect(await refusal()).toBe('index-damaged');
    await expectOldAnswers();
  });

  it.each([
    ['a generation that is not there', 'gen-0000000000000000', 'index-damaged'],
    ['a path', '../../etc', 'index-damaged'],
    ['nothing', '', 'index-damaged'],
  ])('when CURRENT names %s', async (_what, text, code) => {
    await writeFile(path.join(index, 'CURRENT'), text);
    expect(await refusal()).toBe(code);
  });

  it('when there is no CURRENT any more', async () => {
    await rm(path.join(index, 'CURRENT'));
    expect(await refusal()).toBe('index-missing');
    await expectOldAnswers();
  });
});

describe('a newer index that does not fit is refused, and the one before goes on', () => {
  /** Makes the newer index one with other facts in its manifest, hashes and name in order. */
  async function publish(edit: (manifest: Record<string, unknown>) => object): Promise<void> {
    const folder = path.join(index, newer);
    const file = path.join(folder, 'manifest.json');
    const manifest = {
      ...JSON.parse(await readFile(file, 'utf8')),
      files: await hashFiles(folder),
    };
    const text = JSON.stringify({ ...manifest, ...edit(manifest) });
    await writeFile(file, text);
    await rename(folder, path.join(index, generationName(text)));
    await writeFile(path.join(index, 'CURRENT'), generationName(text));
  }

  it.each([
    ['another embedding model', 'index-model-mismatch', { id: 'other', sha256: 'f'.repeat(64) }],
    ['other files of the model', 'index-outdated', { sha256: 'f'.repeat(64) }],
    ['other dimensions', 'index-outdated', { dimensions: 384 }],
    [
      'another comparison of questions',
      'index-outdated',
      { metric: { sha256: 'f'.repeat(64), dimensions: 160 } },
    ],
  ])('made with %s', async (_what, code, facts) => {
    await publish(({ model }) => ({ model: { ...(model as object), ...facts } }));
    expect(await refusal()).toBe(code);
    await expectOldAnswers();
  });

  it('made of another corpus than there is', async () => {
    await publish(() => ({ gazetteer: 'f'.repeat(64) }));
    expect(await refusal()).toBe('index-stale');
  });

  it('whose vectors are of another size than its manifest says', async () => {
    const file = path.join(index, newer, 'vectors', 'args.json');
    const args = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...args, numDimensions: 256 }));
    await publish(() => ({}));
    expect(await refusal()).toBe('index-damaged');
  });

  it('mixed of the files of two', async () => {
    await cp(
      path.join(index, serving, 'documents.jsonl'),
      path.join(index, newer, 'documents.jsonl'),
    );
    expect(await refusal()).toBe('index-damaged');
    await expectOldAnswers();
  });
});

describe('GET /readyz', () => {
  it('stays ready, tells which index was refused and why, and forgets it when one is whole', async () => {
    const state = async () => {
      const response = await app.request('/readyz');
      expect(response.status).toBe(200);
      return ((await response.json()) as { index: unknown }).index;
    };
    await rm(path.join(index, newer, 'documents.jsonl'));
    await live.look({ isAsked: true });
    expect(await state()).toMatchObject({
      generation: serving,
      refused: { generation: newer, code: 'index-damaged', since: expect.any(String) },
    });
    await restore();
    await live.look({ isAsked: true });
    expect(await state()).toMatchObject({ generation: newer, refused: null });
    expect(versionsIn(await ask(app, TELLING_QUESTION))).toEqual(new Set([1]));
  });
});

/** Numbers below `n`, the same in every run (Park and Miller 1988). */
function lehmer(seed: number): (n: number) => number {
  let state = seed % 2_147_483_647;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}

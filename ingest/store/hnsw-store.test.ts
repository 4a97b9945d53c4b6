import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ingestMaterials } from '../ingest-material.js';
import { openTestTools } from '../test-corpus.js';
import { hnswWriter, readHnswGeneration } from './hnsw-store.js';
import type { IndexManifest } from './manifest.js';
import { openReader } from './open-store.js';
import { testQuestionSearch } from './question-search.contract.js';
import { testStore } from './store.contract.js';
import type { IndexContent } from './store.js';

const tools = await openTestTools();
const expected = { ...tools, model: tools.embedder.model };

const QUESTIONS = 60;

let content: IndexContent;
beforeAll(async () => {
  await ingestMaterials(tools.materials, tools, {
    replaceAll: async (made) => {
      // A few of the questions do: each index is built anew, and thousands take their time.
      const { questionVectors, gapVectors } = made;
      content = {
        ...made,
        questionVectors: questionVectors.slice(0, QUESTIONS),
        gapVectors: gapVectors.slice(0, QUESTIONS),
      };
      return {} as IndexManifest;
    },
  });
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-index-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const generations = async () =>
  (await readdir(root)).filter((name) => name.startsWith('gen-')).toSorted();
const current = async () => (await readFile(path.join(root, 'CURRENT'), 'utf8')).trim();

/** Another index of the same deck: its last chunk is left out. */
function without(chunks: number): IndexContent {
  const kept = content.chunks.slice(0, -chunks);
  const vectors = content.vectors.filter(({ chunk }) => chunk < kept.length);
  return { ...content, chunks: kept, vectors };
}

describe('the store on HNSWLib', () => {
  const make = async () => ({
    writer: hnswWriter(root),
    open: (materials = tools.materials) => openReader(root, { ...expected, materials }),
  });
  testStore(make, async () => content);
  testQuestionSearch(make, async () => content);
});

describe('the store of so many texts that they are compared with one by one', () => {
  const sizes = { from: 0, to: Number.POSITIVE_INFINITY };

  testStore(
    async () => {
      let manifest: IndexManifest;
      return {
        writer: {
          replaceAll: async (made) => {
            manifest = await hnswWriter(root, sizes).replaceAll(made);
            return manifest;
          },
        },
        open: async () => readHnswGeneration(path.join(root, await current()), manifest, sizes),
      };
    },
    async () => content,
    2e-3,
  );

  it('keeps rows in place of a graph', async () => {
    const manifest = await hnswWriter(root, sizes).replaceAll(content);
    const ofTexts = manifest.files.filter((file) => file.path.startsWith('vectors/'));
    expect(ofTexts.map((file) => file.path)).toEqual(['vectors/entries.json', 'vectors/rows.i8']);
  });

  it('goes on with the graph of more than it compares with, and is read as it was written', async () => {
    const few = { from: 0, to: 10 };
    await hnswWriter(root, few).replaceAll(without(1));
    const manifest = await hnswWriter(root, few).replaceAll(content);
    const reader = await readHnswGeneration(path.join(root, await current()), manifest, few);
    for (const { chunk, vector } of content.vectors) {
      expect((await reader.nearest(vector, 1))[0]?.chunk.id).toBe(content.chunks[chunk]?.id);
    }
  });
});

describe('the folder of the store', () => {
  it('holds one generation, named in CURRENT, with the files that its manifest lists', async () => {
    const manifest = await hnswWriter(root).replaceAll(content);
    expect(await generations()).toEqual([await current()]);
    expect(manifest.files.map((file) => file.path)).toEqual([
      'documents.jsonl',
      'gaps/entries.json',
      'gaps/rows.i8',
      'questions/entries.json',
      'questions/rows.i8',
      'topics/entries.json',
      'topics/rows.i8',
      'vectors/args.json',
      'vectors/docstore.json',
      'vectors/hnswlib.index',
      'vectors/keys.bin',
    ]);
  });

  it('is the same, name included, when written again from the same', async () => {
    await hnswWriter(root).replaceAll(content);
    const before = [await current(), await generations()];
    await hnswWriter(root).replaceAll(content);
    expect([await current(), await generations()]).toEqual(before);
  });

  it.each([
    ['a graph', undefined],
    ['rows', { from: 0, to: Number.POSITIVE_INFINITY }],
  ])('is the same, name and files included, whatever was there before: %s', async (_of, sizes) => {
    const fresh = path.join(root, 'fresh');
    const made = await hnswWriter(fresh, sizes).replaceAll(content);
    await hnswWriter(root, sizes).replaceAll(without(1));
    expect(await hnswWriter(root, sizes).replaceAll(content)).toEqual(made);
    expect((await readFile(path.join(fresh, 'CURRENT'), 'utf8')).trim()).toBe(await current());
  });

  it('has another generation when the content is another', async () => {
    await hnswWriter(root).replaceAll(content);
    const before = await current();
    await hnswWriter(root).replaceAll(without(1));
    expect(await current()).not.toBe(before);
  });

  it('keeps the generation before, so that whoever reads its files can go on', async () => {
    const manifest = await hnswWriter(root).replaceAll(content);
    const before = await current();
    await hnswWriter(root).replaceAll(without(1));
    expect(await generations()).toEqual([before, await current()].toSorted());
    const reader = await readHnswGeneration(path.join(root, before), manifest);
    const vector = content.vectors.at(-1)?.vector ?? [];
    expect((await reader.nearest(vector, 1))[0]?.chunk.id).toBe(content.chunks.at(-1)?.id);
  });

  it('keeps no third generation', async () => {
    for (const chunks of [1, 2, 3]) await hnswWriter(root).replaceAll(without(chunks));
    expect(await generations()).toHaveLength(2);
  });

  it('comes to no harm when two builds write at once', async () => {
    await Promise.all([hnswWriter(root).replaceAll(content), hnswWriter(root).replaceAll(content)]);
    const reader = await openReader(root, expected);
    expect(reader.manifest.counts.chunks).toBe(content.chunks.length);
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a vector that is none', () => {
  const { dimensions } = tools.embedder.model;
  const filled = (value: number) => Array.from({ length: dimensions }, () => value);
  const bad: [string, number[]][] = [
    ['NaN', filled(Number.NaN)],
    ['NaN in one place', [Number.NaN, ...filled(1 / Math.sqrt(dimensions)).slice(1)]],
    ['infinite', [Number.POSITIVE_INFINITY, ...filled(0).slice(1)]],
    ['zero', filled(0)],
    ['too long', filled(1)],
    ['of other dimensions', [1]],
    ['empty', []],
  ];

  it.each(bad)('is not written: %s', async (_what, vector) => {
    const [first, ...others] = content.vectors;
    if (!first) throw new Error('no vector');
    const vectors = [{ ...first, vector }, ...others];
    await expect(hnswWriter(root).replaceAll({ ...content, vectors })).rejects.toMatchObject({
      name: 'KuntaopasError',
      code: 'vector-unusable',
    });
    expect(await readdir(root)).toEqual([]);
  });

  it.each(bad)('finds nothing rather than anything: %s', async (_what, vector) => {
    await hnswWriter(root).replaceAll(content);
    const reader = await openReader(root, expected);
    await expect(reader.nearest(vector, 3)).rejects.toMatchObject({ code: 'vector-unusable' });
  });
});

describe('a disk that is full', () => {
  it('while hnswlib writes, which does not notice, leaves the index before', async () => {
    await hnswWriter(root).replaceAll(content);
    const [before, generation] = [await generations(), await current()];
    const { save } = HNSWLib.prototype;
    for (const share of [0, 0.01, 0.5, 0.99]) {
      const spy = vi.spyOn(HNSWLib.prototype, 'save').mockImplementation(async function (
        this: HNSWLib,
        folder: string,
      ) {
        await save.call(this, folder);
        const file = path.join(folder, 'hnswlib.index');
        await truncate(file, Math.floor((await readFile(file)).length * share));
      });
      await expect(hnswWriter(root).replaceAll(without(1))).rejects.toMatchObject({
        code: 'index-unwritable',
      });
      spy.mockRestore();
      expect([await generations(), await current()]).toEqual([before, generation]);
    }
  });
});

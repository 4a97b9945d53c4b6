import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingestConfigSchema } from '../config.js';
import { ingestMaterials } from '../ingest-material.js';
import { openTools } from '../open-tools.js';
import { hnswWriter, readHnswGeneration } from './hnsw-store.js';
import type { IndexManifest } from './manifest.js';
import { openReader } from './open-store.js';
import { testStore } from './store.contract.js';
import type { IndexContent } from './store.js';

const tools = await openTools(ingestConfigSchema.parse({}));
const expected = { ...tools, model: tools.embedder.model };

let content: IndexContent;
beforeAll(async () => {
  await ingestMaterials(tools.materials, tools, {
    replaceAll: async (made) => {
      content = made;
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
  testStore(
    async () => ({
      writer: hnswWriter(root),
      open: (materials = tools.materials) => openReader(root, { ...expected, materials }),
    }),
    async () => content,
  );
});

describe('the folder of the store', () => {
  it('holds one generation, named in CURRENT, with the files that its manifest lists', async () => {
    const manifest = await hnswWriter(root).replaceAll(content);
    expect(await generations()).toEqual([await current()]);
    expect(manifest.files.map((file) => file.path)).toEqual([
      'documents.json',
      'vectors/args.json',
      'vectors/docstore.json',
      'vectors/hnswlib.index',
    ]);
  });

  it('is the same, name included, when written again from the same', async () => {
    await hnswWriter(root).replaceAll(content);
    const before = [await current(), await generations()];
    await hnswWriter(root).replaceAll(content);
    expect([await current(), await generations()]).toEqual(before);
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

import { cp, mkdir, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ingestMaterials } from '../ingest-material.js';
import { openTestTools } from '../test-corpus.js';
import { generationName, hashFiles } from './atomic-folder.js';
import { checkIndex, liveGeneration, openReader, openWriter, rollBack } from './open-store.js';

const tools = await openTestTools();
const expected = { ...tools, model: tools.embedder.model };

/** A whole index, copied for each test that damages it. */
let whole: string;
beforeAll(async () => {
  whole = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-whole-'));
  await ingestMaterials(tools.materials, tools, openWriter(whole));
});
afterAll(() => rm(whole, { recursive: true }));

let root: string;
let generation: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-open-'));
  await cp(whole, root, { recursive: true });
  generation = path.join(root, (await readFile(path.join(root, 'CURRENT'), 'utf8')).trim());
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

/** Expects that the index is refused with `code`, before anything native has opened it. */
async function expectRefusal(code: string, wanted = expected): Promise<void> {
  const load = vi.spyOn(HNSWLib, 'load');
  await expect(openReader(root, wanted)).rejects.toMatchObject({
    name: 'KuntaopasError',
    code,
    remedy: expect.stringContaining('npm run ingest'),
  });
  await expect(checkIndex(root, wanted)).rejects.toMatchObject({ code });
  expect(load).not.toHaveBeenCalled();
  load.mockRestore();
}

/** Gives the index another manifest, and the name that goes with it. */
async function publish(edit: (manifest: Record<string, unknown>) => unknown): Promise<void> {
  const file = path.join(generation, 'manifest.json');
  const text = JSON.stringify(edit(JSON.parse(await readFile(file, 'utf8'))));
  await writeFile(file, text);
  await rename(generation, path.join(root, generationName(text)));
  await writeFile(path.join(root, 'CURRENT'), `${generationName(text)}\n`);
}

const FILES = [
  'manifest.json',
  'documents.jsonl',
  ...['args.json', 'docstore.json', 'hnswlib.index', 'keys.bin'].map((file) => `vectors/${file}`),
  ...['questions', 'gaps', 'topics'].flatMap((folder) => [
    `${folder}/entries.json`,
    `${folder}/rows.i8`,
  ]),
];

describe('openReader', () => {
  it('opens a whole index', async () => {
    const { folder, manifest } = await checkIndex(root, expected);
    expect(folder).toBe(generation);
    expect((await openReader(root, expected)).manifest).toEqual(manifest);
  });

  it('opens it wherever it was copied to, and under the name of a damaged twin', async () => {
    const twin = `${path.basename(generation)}-2`;
    await rename(generation, path.join(root, twin));
    await writeFile(path.join(root, 'CURRENT'), twin);
    await expect(openReader(root, expected)).resolves.toBeDefined();
  });

  it('refuses a folder that holds no index', async () => {
    await rm(path.join(root, 'CURRENT'));
    await expectRefusal('index-missing');
  });

  it.each(['nowhere', 'file'])('refuses an index folder that is none: %s', async (name) => {
    await writeFile(path.join(root, 'file'), '');
    await expect(openReader(path.join(root, name), expected)).rejects.toMatchObject({
      code: 'index-missing',
      message: expect.stringContaining(name),
    });
  });

  it.each(FILES)('refuses an index without its %s', async (name) => {
    await rm(path.join(generation, name));
    await expectRefusal('index-damaged');
  });

  it.each(FILES)('refuses an index whose %s was cut short, at any length', async (name) => {
    const file = path.join(generation, name);
    const bytes = await readFile(file);
    const lengths = [0, 1, 8, bytes.length / 4, bytes.length / 2, bytes.length - 1];
    for (const length of lengths.map(Math.floor)) {
      await truncate(file, length);
      await expectRefusal('index-damaged');
      await writeFile(file, bytes);
    }
    await writeFile(file, Buffer.concat([bytes, Buffer.from(' ')]));
    await expectRefusal('index-damaged');
  });

  it.each(FILES.slice(1))('refuses an index with one bit changed in its %s', async (name) => {
    const file = path.join(generation, name);
    const bytes = await readFile(file);
    const last = bytes.length - 1;
    for (const [bit, share] of [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1].entries()) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(last * share);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      await writeFile(file, flipped);
      await expectRefusal('index-damaged');
    }
    await writeFile(file, bytes);
    await expect(openReader(root, expected)).resolves.toBeDefined();
  });

  it('refuses an index with one bit changed anywhere in its manifest', async () => {
    const file = path.join(generation, 'manifest.json');
    const bytes = await readFile(file);
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(file, flipped);
      await expect(checkIndex(root, expected)).rejects.toMatchObject({
        code: expect.stringMatching(/^index-(?:damaged|outdated)$/u),
      });
    }
  });

  it.each([
    ['of another program', '{"name":"kuntaopas","version":"1.0.0"}'],
    ['that is an array', '[]'],
    ['that is null', 'null'],
    ['that is no JSON', '{"schema":'],
    ['that is empty', ''],
  ])('refuses a manifest %s', async (_what, text) => {
    await writeFile(path.join(generation, 'manifest.json'), text);
    await expectRefusal('index-damaged');
  });

  it('refuses a manifest with a field that it does not know', async () => {
    await publish((manifest) => ({ ...manifest, colour: 'blue' }));
    await expectRefusal('index-damaged');
  });

  it('refuses a manifest that was counted anew: it is not the one its folder is named by', async () => {
    const file = path.join(generation, 'manifest.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"chunks": \d+/u, '"chunks": 7'));
    await expectRefusal('index-damaged');
  });

  it.each([
    ['a generation that is gone', 'gen-0000000000000000'],
    ['a path out of the index', '../../etc'],
    ['an absolute path', '/etc'],
    ['a path through a generation', 'gen-0000000000000000/../../etc'],
    ['nothing', ''],
    ['no text', '\u0000\u0001'],
  ])('refuses a CURRENT that names %s', async (_what, name) => {
    await writeFile(path.join(root, 'CURRENT'), name);
    await expectRefusal('index-damaged');
  });

  it('refuses a CURRENT that is a folder', async () => {
    await rm(path.join(root, 'CURRENT'));
    await mkdir(path.join(root, 'CURRENT'));
    await expectRefusal('index-damaged');
  });

  it.each([
    ['format', { schema: 99 }],
    ['text analysis', { analyser: 99 }],
  ])('refuses an index of another version of its %s', async (_what, fields) => {
    await publish((manifest) => ({ ...manifest, ...fields }));
    await expectRefusal('index-outdated');
  });

  it.each([
    ['of other dimensions', { dimensions: 384 }],
    ['with other weights', { sha256: 'f'.repeat(64) }],
  ])('refuses an index made by a model %s, and names both', async (_what, other) => {
    const model = { ...expected.model, id: 'other-model', ...other };
    await expectRefusal('index-model-mismatch', { ...expected, model });
    await expect(openReader(root, { ...expected, model })).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(`${tools.embedder.model.id}.*other-model`, 'u')),
      remedy: expect.stringContaining('EMBEDDING_MODEL'),
    });
  });

  it('takes an index made with other files of the same model for outdated', async () => {
    await expectRefusal('index-outdated', {
      ...expected,
      model: { ...expected.model, sha256: 'f'.repeat(64) },
    });
  });

  it('opens an index made by the same model under another name', async () => {
    const model = { ...expected.model, id: './models/copy' };
    await expect(openReader(root, { ...expected, model })).resolves.toBeDefined();
  });

  it.each([384, null])('refuses vectors of other dimensions (%j), hashes or not', async (other) => {
    const file = path.join(generation, 'vectors/args.json');
    const args = JSON.parse(await readFile(file, 'utf8'));
    expect(args.numDimensions).toBe(tools.embedder.model.dimensions);
    await writeFile(file, JSON.stringify({ ...args, numDimensions: other }));
    const files = await hashFiles(generation);
    await publish((manifest) => ({ ...manifest, files }));
    const load = vi.spyOn(HNSWLib, 'load');
    await expect(openReader(root, expected)).rejects.toMatchObject({ code: 'index-damaged' });
    expect(load).not.toHaveBeenCalled();
  });

  it('refuses an index that holds fewer vectors than its manifest says', async () => {
    await publish((manifest) => {
      const { counts } = manifest as { counts: Record<string, number> };
      return { ...manifest, counts: { ...counts, vectors: (counts.vectors ?? 0) + 1 } };
    });
    await expect(openReader(root, expected)).rejects.toMatchObject({
      code: 'index-damaged',
      message: expect.stringContaining('number of vectors'),
    });
  });

  it('refuses a generation mixed of the files of two', async () => {
    const [deck] = tools.materials;
    if (!deck) throw new Error('no material');
    const other = { ...deck, manifest: { ...deck.manifest, title: 'Toinen' } };
    await ingestMaterials([other], tools, openWriter(root));
    const name = (await liveGeneration(root)) ?? '';
    await cp(path.join(generation, 'documents.jsonl'), path.join(root, name, 'documents.jsonl'));
    await expectRefusal('index-damaged', { ...expected, materials: [other] });
  });

  it('refuses an index of a corpus that has changed', async () => {
    const [deck] = tools.materials;
    if (!deck) throw new Error('no material');
    const retitled = { ...deck, manifest: { ...deck.manifest, title: 'Toinen' } };
    const rewritten = { ...deck, source: `${deck.source} ` };
    const untranslated = { ...deck, translations: {} };
    for (const materials of [[retitled], [rewritten], [untranslated], [deck, retitled], []]) {
      await expectRefusal('index-stale', { ...expected, materials });
    }
  });

  it('refuses an index whose places were recognised by another gazetteer', async () => {
    await expectRefusal('index-stale', { ...expected, places: tools.places.slice(1) });
  });

  it('says that an index is damaged before it says that it is stale', async () => {
    await truncate(path.join(generation, 'documents.jsonl'), 10);
    await expectRefusal('index-damaged', { ...expected, places: [] });
  });

  it('is whole again after the next build, which leaves the damaged twin alone', async () => {
    await truncate(path.join(generation, 'vectors/hnswlib.index'), 10);
    await ingestMaterials(tools.materials, tools, openWriter(root));
    await expect(openReader(root, expected)).resolves.toBeDefined();
    expect((await checkIndex(root, expected)).folder).toBe(`${generation}-2`);
  });
});

describe('rollBack', () => {
  const [deck] = tools.materials;
  if (!deck) throw new Error('no material');
  const later = [{ ...deck, manifest: { ...deck.manifest, title: 'Toinen' } }];
  const expectedLater = { ...expected, materials: later };
  const { model } = expected;

  it('goes back to the generation before, which the changed corpus does not make stale', async () => {
    await ingestMaterials(later, tools, openWriter(root));
    expect((await rollBack(root, model)).folder).toBe(generation);
    expect((await checkIndex(root, expectedLater)).folder).toBe(generation);
    expect((await openReader(root, expectedLater)).generation).toBe(path.basename(generation));
  });

  it('lasts until the next build', async () => {
    const [first, second] = [await ingestMaterials(later, tools, openWriter(root)), generation];
    await rollBack(root, model);
    await ingestMaterials(later, tools, openWriter(root));
    const { folder, manifest } = await checkIndex(root, expectedLater);
    expect(folder).not.toBe(second);
    expect(manifest).toEqual(first);
  });

  it('goes forth again when it is done twice', async () => {
    await ingestMaterials(later, tools, openWriter(root));
    const live = await liveGeneration(root);
    await rollBack(root, model);
    await rollBack(root, model);
    expect(await liveGeneration(root)).toBe(live);
  });

  it('goes nowhere when there is no generation before', async () => {
    await expect(rollBack(root, model)).rejects.toMatchObject({
      code: 'index-no-previous',
      message: expect.stringContaining(root),
    });
    expect(await liveGeneration(root)).toBe(path.basename(generation));
  });

  it.each([
    ['damaged', 'index-damaged', model],
    ['of another model', 'index-model-mismatch', { ...model, id: 'other', sha256: 'f'.repeat(64) }],
  ])('goes nowhere when that generation is %s', async (what, code, wanted) => {
    await ingestMaterials(later, tools, openWriter(root));
    const live = await liveGeneration(root);
    if (what === 'damaged') await truncate(path.join(generation, 'documents.jsonl'), 10);
    await expect(rollBack(root, wanted)).rejects.toMatchObject({ code });
    expect(await liveGeneration(root)).toBe(live);
  });
});

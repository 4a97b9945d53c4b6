import { cp, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KuntaopasError } from '#corpus/errors';
import { generationName, hashFiles, readManifestText } from '#ingest/store/atomic-folder';
import { copyTestCorpus } from '#ingest/test-corpus';
import { assembleAnswer } from './answer/assemble-answer.js';
import { type Assistant, assemble } from './assemble.js';
import { serverConfigSchema } from './config.js';

let root: string;
let whole: string;
beforeAll(async () => {
  whole = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-assemble-'));
  await copyTestCorpus(path.join(whole, 'corpus'));
  await assemble(serverConfigSchema.parse(foldersIn(whole)));
});
afterAll(() => rm(whole, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-assemble-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Puts a whole index where {@link open} looks for it. */
const placeIndex = () =>
  cp(path.join(whole, 'index'), path.join(root, 'index'), { recursive: true });

/** Where a corpus and its index are in a folder. */
const foldersIn = (folder: string) => ({
  CORPUS_FOLDER: path.join(folder, 'corpus'),
  INDEX_FOLDER: path.join(folder, 'index'),
});

/** Assembles the whole corpus and an index of our own, and gives the reasons for which the index was built. */
async function open(environment: Record<string, string> = {}) {
  const reasons: KuntaopasError[] = [];
  let embedded = 0;
  const assistant = await assemble({
    ...serverConfigSchema.parse({
      ...foldersIn(root),
      CORPUS_FOLDER: path.join(whole, 'corpus'),
      ...environment,
    }),
    onRebuild: (reason) => reasons.push(reason),
    onProgress: (done) => {
      embedded = done;
    },
  });
  return { assistant, reasons, codes: reasons.map(({ code }) => code), embedded };
}

async function liveGeneration(): Promise<string> {
  const pointer = await readFile(path.join(root, 'index', 'CURRENT'), 'utf8');
  return path.join(root, 'index', pointer.trim());
}

/** Makes the live index one with another manifest, named by it as a generation is. */
async function changeManifest(change: (manifest: IndexJson) => void): Promise<void> {
  const generation = await liveGeneration();
  const manifest = JSON.parse(await readManifestText(generation)) as IndexJson;
  change(manifest);
  const text = JSON.stringify(manifest);
  await writeFile(path.join(generation, 'manifest.json'), text);
  await rename(generation, path.join(root, 'index', generationName(text)));
  await writeFile(path.join(root, 'index', 'CURRENT'), `${generationName(text)}\n`);
}
type IndexJson = { schema: number; analyser: number; model: { id: string; sha256: string } };

async function answers(assistant: Assistant): Promise<boolean> {
  const content = 'Miten Lappeenrannan Job Voucher toimii?';
  const { citations } = await assembleAnswer(
    assistant.answer({ messages: [{ role: 'user', content }] }),
  );
  return citations[0]?.slide === 22;
}

describe('assemble', () => {
  it('builds a missing index, says why, and opens it the next time', async () => {
    const first = await open();
    expect(first.codes).toEqual(['index-missing']);
    expect(first.reasons[0]?.message).toContain(root);
    expect(first.embedded).toBeGreaterThan(0);
    expect(await answers(first.assistant)).toBe(true);
    const second = await open();
    expect(second.codes).toEqual([]);
    expect(await answers(second.assistant)).toBe(true);
  });

  it.each([
    ['truncated', 'documents.jsonl', (file: string) => truncate(file, 100)],
    ['emptied', 'documents.jsonl', (file: string) => truncate(file, 0)],
    ['removed', 'vectors', (file: string) => rm(file)],
    ['changed by one bit', 'vectors', flipBit],
  ])('builds an index again of which a file was %s: %s', async (_how, start, damage) => {
    await placeIndex();
    const generation = await liveGeneration();
    const file = (await hashFiles(generation)).find((entry) => entry.path.startsWith(start));
    await damage(path.join(generation, file?.path ?? ''));
    const { assistant, codes, reasons } = await open();
    expect(codes).toEqual(['index-damaged']);
    expect(reasons[0]?.message).toContain(file?.path);
    expect(await answers(assistant)).toBe(true);
  });

  it.each([
    ['a manifest that is no JSON', '{"schema":', 'index-damaged'],
    ['a manifest of another program', '{"name":"x"}', 'index-damaged'],
    ['an earlier format', '{"schema":0}', 'index-outdated'],
  ])('builds an index again with %s', async (_what, manifest, code) => {
    await placeIndex();
    await writeFile(path.join(await liveGeneration(), 'manifest.json'), manifest);
    const { assistant, codes } = await open();
    expect(codes).toEqual([code]);
    expect(await answers(assistant)).toBe(true);
  });

  it('builds an index again that another text analysis has made', async () => {
    await placeIndex();
    await changeManifest((manifest) => {
      manifest.analyser += 1;
    });
    expect((await open()).codes).toEqual(['index-outdated']);
  });

  it('builds a stale index again: the corpus has changed since', async () => {
    const corpus = path.join(root, 'corpus');
    await cp(path.join(whole, 'corpus'), corpus, { recursive: true });
    await placeIndex();
    const file = path.join(corpus, 'hyvat-kaytannot-2026', 'manifest.json');
    const manifest = await readFile(file, 'utf8');
    await writeFile(file, manifest.replace('"Kuntaliitto"', '"Kommunförbundet"'));
    const { assistant, codes } = await open({ CORPUS_FOLDER: corpus });
    expect(codes).toEqual(['index-stale']);
    expect(assistant.materials[0]?.manifest.publisher).toBe('Kommunförbundet');
  });

  it('refuses an index of another model, and leaves it as it is', async () => {
    await placeIndex();
    await changeManifest(({ model }) => {
      model.id = 'another-model';
      model.sha256 = 'f'.repeat(64);
    });
    const before = await readManifestText(await liveGeneration());
    await expect(open().then(() => 'opened')).rejects.toMatchObject({
      code: 'index-model-mismatch',
      message: expect.stringContaining('another-model'),
      remedy: expect.stringContaining('EMBEDDING_MODEL'),
    });
    expect(await readManifestText(await liveGeneration())).toBe(before);
  });

  it.each([
    ['a corpus that is not there', { CORPUS_FOLDER: '/nowhere' }, 'corpus-missing'],
    ['a model that is not there', { EMBEDDING_MODEL: './nowhere' }, 'model-missing'],
    ['an index folder that is a file', { INDEX_FOLDER: 'package.json' }, 'index-unwritable'],
  ])('refuses %s', async (_what, environment, code) => {
    const opened = open(environment as Record<string, string>).then(() => 'opened');
    await expect(opened).rejects.toMatchObject({ code });
  });
});

async function flipBit(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

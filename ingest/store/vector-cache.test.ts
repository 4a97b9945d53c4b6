import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVectorCache } from './vector-cache.js';

const MODEL = { id: 'malli', sha256: 'a'.repeat(64), dimensions: 3 };
const HEADER = 32;
const RECORD = 32 + 3 * 4 + 4;

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-cache-'));
  folder = path.join(root, 'embedded');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const open = (model = MODEL) => openVectorCache(root, model);

/** A cache that an ingest has used for these texts, and left whole. */
async function kept(...texts: readonly string[]): Promise<string> {
  const cache = await open();
  await cache.add(
    texts,
    texts.map((_, i) => [i + 0.5, 0, -0.25]),
  );
  await cache.settle();
  const [name] = await readdir(folder);
  return path.join(folder, name ?? '');
}

/** Gives a file the name that an ingest has whose process is gone. */
async function letDie(file: string): Promise<void> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'close');
  await rename(file, file.replace(`-${process.pid}-`, `-${child.pid}-`));
}

describe('openVectorCache', () => {
  it('gives back what was added, to the bit, and nothing else', async () => {
    const cache = await open();
    const vectors = [Float32Array.of(0.1, -0.2, 0.3), Float32Array.of(1, 0, Number.EPSILON)];
    await cache.add(
      ['kunta', 'kaupunki'],
      vectors.map((vector) => [...vector]),
    );
    expect(cache.get('kunta')).toEqual(vectors[0]);
    await cache.settle();
    const again = await open();
    expect(again.get('kunta')).toEqual(vectors[0]);
    expect(again.get('kaupunki')).toEqual(vectors[1]);
    expect(again.get('kylä')).toBeUndefined();
  });

  it('has what a killed ingest had embedded, and clears up after it', async () => {
    await kept('vanha');
    const killed = await open();
    await killed.add(['ensin'], [[1, 2, 3]]);
    await killed.add(['sitten'], [[4, 5, 6]]);
    const journal = (await readdir(folder)).find((name) => name.includes('-')) ?? '';
    await letDie(path.join(folder, journal));

    const next = await open();
    for (const text of ['vanha', 'ensin', 'sitten']) expect(next.get(text)).toBeDefined();
    await next.settle();
    expect(await readdir(folder)).toHaveLength(1);
    expect((await open()).get('sitten')).toEqual(Float32Array.of(4, 5, 6));
  });

  it('leaves the file of an ingest beside it alone', async () => {
    const other = await open();
    await other.add(['sen'], [[1, 1, 1]]);
    const [journal] = await readdir(folder);
    await kept('minun');
    expect(await readdir(folder)).toContain(journal);
  });

  it('forgets what the corpus no longer says', async () => {
    await kept('pysyy', 'poistuu');
    const cache = await open();
    cache.get('pysyy');
    await cache.settle();
    const again = await open();
    expect(again.get('pysyy')).toBeDefined();
    expect(again.get('poistuu')).toBeUndefined();
  });

  it('writes the same file for the same texts, in whatever order they came', async () => {
    const one = await readFile(await kept('a', 'b'));
    await rm(folder, { recursive: true });
    const cache = await open();
    await cache.add(['b'], [[1.5, 0, -0.25]]);
    await cache.add(['a'], [[0.5, 0, -0.25]]);
    await cache.settle();
    const [name] = await readdir(folder);
    expect(await readFile(path.join(folder, name ?? ''))).toEqual(one);
  });

  it('knows nothing of another model', async () => {
    await kept('kunta');
    expect((await open({ ...MODEL, id: 'toinen' })).get('kunta')).toBeUndefined();
    expect((await open({ ...MODEL, sha256: 'b'.repeat(64) })).get('kunta')).toBeUndefined();
    expect((await open({ ...MODEL, dimensions: 2 })).get('kunta')).toBeUndefined();
  });

  it('takes no record with a bit flipped, whichever it is, and keeps the others', async () => {
    const file = await kept('a', 'b', 'c');
    const whole = await readFile(file);
    for (let at = HEADER; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(file, damaged);
      const cache = await open();
      const read = ['a', 'b', 'c'].map((text, i) => [i, cache.get(text)] as const);
      const known = read.filter(([, vector]) => vector !== undefined);
      expect(known).toHaveLength(2);
      for (const [i, vector] of known) expect(vector).toEqual(Float32Array.of(i + 0.5, 0, -0.25));
    }
  });

  it('takes what comes before a torn end, wherever it is torn', async () => {
    const file = await kept('a', 'b');
    const whole = await readFile(file);
    for (let length = 0; length < whole.length; length++) {
      await writeFile(file, whole.subarray(0, length));
      const cache = await open();
      const known = ['a', 'b'].filter((text) => cache.get(text)).length;
      expect(known).toBe(length < HEADER ? 0 : Math.floor((length - HEADER) / RECORD));
    }
  });

  it('mends a damaged file when the ingest is done', async () => {
    const file = await kept('a');
    await appendFile(file, 'rubbish');
    const cache = await open();
    cache.get('a');
    await cache.settle();
    expect(await readFile(file)).toHaveLength(HEADER + RECORD);
  });

  it('says what is wrong when it cannot write', async () => {
    const blocked = path.join(root, 'tiedosto');
    await writeFile(blocked, '');
    const cache = await openVectorCache(blocked, MODEL);
    await expect(cache.add(['a'], [[1, 2, 3]])).rejects.toMatchObject({
      code: 'index-unwritable',
      remedy: expect.stringContaining('untouched'),
    });
  });
});

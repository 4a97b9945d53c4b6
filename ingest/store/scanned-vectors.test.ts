import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openScanned, saveScanned } from './scanned-vectors.js';
import { DIMENSIONS, vectorOf } from './test-vectors.js';

const TOTAL = 300;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-scanned-'));
});
afterEach(() => rm(folder, { recursive: true }));

const entries = Array.from({ length: TOTAL }, (_, id) => ({ id, vector: vectorOf(id) }));
const facts = { dimensions: DIMENSIONS, total: TOTAL };

async function openSaved() {
  await saveScanned(folder, entries, DIMENSIONS);
  return openScanned<{ readonly id: number }>(folder, facts);
}

function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

describe('scanned vectors', () => {
  it('are found with their cosine distance, to two thousandths', async () => {
    const { nearest } = await openSaved();
    const asked = vectorOf(TOTAL + 7);
    const found = nearest(asked, TOTAL);
    expect(new Set(found.map(({ entry }) => entry.id)).size).toBe(TOTAL);
    for (const { entry, distance } of found) {
      expect(Math.abs(1 - cosine(asked, vectorOf(entry.id)) - distance)).toBeLessThan(2e-3);
    }
    const distances = found.map(({ distance }) => distance);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  it('find each vector by itself', async () => {
    const { nearest } = await openSaved();
    for (const { id, vector } of entries) expect(nearest(vector, 1)[0]?.entry.id).toBe(id);
  });

  it('are narrowed to labels, with the distances that they have among all', async () => {
    const { nearest } = await openSaved();
    const among = Int32Array.of(3, 4, 5, 100, 102, TOTAL - 1);
    const asked = vectorOf(50);
    const expected = nearest(asked, TOTAL).filter(({ entry }) => among.includes(entry.id));
    expect(nearest(asked, 10, among)).toEqual(expected);
    expect(nearest(asked, 2, among)).toEqual(expected.slice(0, 2));
    expect(nearest(asked, 2, new Int32Array())).toEqual([]);
  });

  it('leave no folder when there are none, and find nothing', async () => {
    const none = path.join(folder, 'none');
    await saveScanned(none, [], DIMENSIONS);
    const { nearest } = await openScanned(none, { dimensions: DIMENSIONS, total: 0 });
    expect(nearest(vectorOf(1), 5)).toEqual([]);
  });
});

describe('files of scanned vectors that are not what the manifest says', () => {
  const damages: [string, () => Promise<void>][] = [
    ['rows are missing', () => truncate(path.join(folder, 'rows.i8'), 1_000)],
    [
      'there are other entries',
      async () => {
        const file = path.join(folder, 'entries.json');
        const said = JSON.parse(await readFile(file, 'utf8'));
        await writeFile(file, JSON.stringify({ ...said, entries: said.entries.slice(1) }));
      },
    ],
  ];

  it.each(damages)('are refused when %s', async (_what, damage) => {
    await saveScanned(folder, entries, DIMENSIONS);
    await damage();
    await expect(openScanned(folder, facts)).rejects.toMatchObject({ code: 'index-damaged' });
  });

  it('are refused when they are of other dimensions', async () => {
    await saveScanned(folder, entries, DIMENSIONS);
    const other = { ...facts, dimensions: DIMENSIONS + 1 };
    await expect(openScanned(folder, other)).rejects.toMatchObject({ code: 'index-damaged' });
  });
});

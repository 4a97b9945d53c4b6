import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocuments, writeDocuments } from './documents.js';
import type { IndexedMaterial, StoredChunk } from './store.js';

const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-documents-'));
afterAll(() => rm(root, { recursive: true }));

describe('documents', () => {
  it('are read as they were written, in order, whatever ends a line within them', async () => {
    const ends = ['\n', '\r', '\r\n', '\u2028', '\u2029', '\\u2028', '\u0085'];
    const materials = ends.map((end) => ({ source: `ennen${end}jälkeen` }) as IndexedMaterial);
    const chunks = Array.from({ length: 600 }, (_, i) => ({ id: `${i}${ends[i % ends.length]}` }));
    const written = { materials, chunks: chunks as StoredChunk[] };
    await writeDocuments(root, written);
    expect(await readDocuments(root)).toEqual(written);
  });
});

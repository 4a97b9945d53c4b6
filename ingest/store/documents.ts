import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IndexedMaterial, StoredChunk } from './store.js';

/** What an index tells, beside the vectors by which it is found. */
export type Documents = {
  readonly materials: readonly IndexedMaterial[];
  readonly chunks: readonly StoredChunk[];
};

const FILE = 'documents.jsonl';

/** Objects joined to one write. */
const AT_ONCE = 256;

/**
 * Writes materials and then chunks, one a line: a single text of half a million chunks is longer than a
 * string may be.
 */
export async function writeDocuments(folder: string, documents: Documents): Promise<void> {
  await pipeline(Readable.from(linesOf(documents)), createWriteStream(path.join(folder, FILE)));
}

function* linesOf({ materials, chunks }: Documents) {
  const all = [
    ...materials.map((material) => ({ material })),
    ...chunks.map((chunk) => ({ chunk })),
  ];
  for (let start = 0; start < all.length; start += AT_ONCE) {
    const some = all.slice(start, start + AT_ONCE);
    yield some.map((document) => `${lineOf(document)}\n`).join('');
  }
}

/** JSON leaves two characters as they are that end a line for readers of lines. */
function lineOf(document: object): string {
  return JSON.stringify(document).replace(/[\u2028\u2029]/gu, (end) =>
    end === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

/** Reads what {@link writeDocuments} wrote. The caller has checked its hash. */
export async function readDocuments(folder: string): Promise<Documents> {
  const materials: IndexedMaterial[] = [];
  const chunks: StoredChunk[] = [];
  const input = createReadStream(path.join(folder, FILE), { highWaterMark: 2 ** 20 });
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const document = JSON.parse(line) as { material: IndexedMaterial } | { chunk: StoredChunk };
    if ('material' in document) materials.push(document.material);
    else chunks.push(document.chunk);
  }
  return { materials, chunks };
}

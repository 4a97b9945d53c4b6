import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Vector } from '../embedding/unit-vector.js';
import { createBestLabels } from './best-labels.js';
import { createBestOwners, numberOwners } from './best-owners.js';
import { checkVector } from './check-vector.js';
import { type DotProducts, openDotProducts, rowWidth } from './dot-products.js';
import { type RoundedVectors, roundVectors } from './rounded-vectors.js';
import { unlikeManifest, type VectorFacts, type VectorIndex } from './vector-index.js';

const ROWS = 'rows.i8';
const ENTRIES = 'entries.json';

/** What {@link ENTRIES} holds; the label of a vector is its position. */
type Entries<T> = Pick<RoundedVectors, 'scales' | 'lengths'> & {
  readonly dimensions: number;
  readonly entries: readonly T[];
};

/**
 * Writes vectors, each with what it is the vector of, to be compared with one by one; no folder for none. They
 * are kept rounded ({@link roundVectors}).
 *
 * @throws KuntaopasError `vector-unusable`.
 */
export async function saveScanned(
  folder: string,
  vectors: readonly { readonly vector: Vector }[],
  dimensions: number,
): Promise<void> {
  if (vectors.length === 0) return;
  for (const { vector } of vectors) checkVector(vector, dimensions);
  const { scales, rows, lengths } = roundVectors(
    vectors.map(({ vector }) => vector),
    dimensions,
  );
  const width = rowWidth(dimensions);
  const bytes = new Int8Array(vectors.length * width);
  for (const [label, row] of rows.entries()) bytes.set(row, label * width);
  const entries = vectors.map(({ vector: _, ...entry }) => entry);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, ROWS), bytes);
  await writeFile(
    path.join(folder, ENTRIES),
    JSON.stringify({ dimensions, scales, lengths, entries }),
  );
}

/**
 * Opens the files that {@link saveScanned} wrote, whose hashes the caller has checked. With `ownerOf`, which tells
 * whose a vector is, of each owner its nearest vector alone is found.
 *
 * @throws KuntaopasError `index-damaged` when they are not what the manifest says.
 */
export async function openScanned<T>(
  folder: string,
  { dimensions, total }: VectorFacts,
  ownerOf?: (entry: T) => string,
): Promise<VectorIndex<T>> {
  if (total === 0) return { entries: new Map(), nearest: () => [] };
  const text = await readFile(path.join(folder, ENTRIES), 'utf8');
  const { scales, lengths, entries, ...written } = JSON.parse(text) as Entries<T>;
  if (written.dimensions !== dimensions) throw unlikeManifest(folder, 'dimensions');
  if (entries.length !== total) throw unlikeManifest(folder, 'number of vectors');
  const products = await openDotProducts(total, dimensions);
  await fill(products.rows, path.join(folder, ROWS));
  const runs = new WeakMap<Int32Array, readonly Run[]>();
  const shares = Float64Array.from(lengths, (length) => 1 / length);
  const maxShare = shares.reduce((max, share) => Math.max(max, share), 0);
  const owners = ownerOf && numberOwners(entries, ownerOf);
  const all: readonly Run[] = [{ first: 0, count: total }];
  const runsOf = (labels: Int32Array) => {
    const known = runs.get(labels) ?? joinRuns(labels);
    runs.set(labels, known);
    return known;
  };
  return {
    entries: new Map(entries.entries()),
    nearest(vector, k, among) {
      checkVector(vector, dimensions);
      const step = writeVector(vector, scales, products);
      const most = Math.min(k, among?.length ?? total);
      const best = owners ? createBestOwners(owners, most) : createBestLabels(most, maxShare);
      for (const { first, count } of among ? runsOf(among) : all) {
        best.offer(products.multiply(first, count), shares, first);
      }
      return best.sorted().map(({ label, score }) => ({
        entry: entries[label] as T,
        distance: 1 - score * step,
      }));
    },
  };
}

/** Writes a vector to be multiplied with; gives the cosine that 1 in a product stands for. */
function writeVector(
  vector: Vector,
  scales: readonly number[],
  { vector: written, vectorMax }: DotProducts,
): number {
  let most = 0;
  for (let i = 0; i < vector.length; i++) {
    most = Math.max(most, Math.abs((vector[i] as number) * (scales[i] as number)));
  }
  const step = most / vectorMax;
  for (let i = 0; i < vector.length; i++) {
    written[i] = Math.round(((vector[i] as number) * (scales[i] as number)) / step);
  }
  return step;
}

/** Bytes that are read at once. */
const READ_AT_ONCE = 2 ** 26;

/** Labels that follow each other. */
type Run = { readonly first: number; readonly count: number };

function joinRuns(labels: Int32Array): readonly Run[] {
  const runs: { first: number; count: number }[] = [];
  for (const label of labels) {
    const run = runs.at(-1);
    if (run && run.first + run.count === label) run.count++;
    else runs.push({ first: label, count: 1 });
  }
  return runs;
}

async function fill(rows: Int8Array, file: string): Promise<void> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size !== rows.length) throw unlikeManifest(path.dirname(file), 'number of vectors');
    for (let at = 0; at < rows.length; ) {
      const length = Math.min(rows.length - at, READ_AT_ONCE);
      const { bytesRead } = await handle.read(rows, at, length, at);
      if (bytesRead === 0) throw unlikeManifest(path.dirname(file), 'number of vectors');
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

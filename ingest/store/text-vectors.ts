import type { Vector } from '../embedding/unit-vector.js';
import { openVectors, saveVectors } from './hnsw-vectors.js';
import { openScanned, saveScanned } from './scanned-vectors.js';
import type { VectorFacts, VectorIndex } from './vector-index.js';

/** How many vectors of texts are compared with one by one: more than `from`, up to `to`. */
export type ScannedSizes = { readonly from: number; readonly to: number };

/**
 * Fewer are found by a graph, which is as good as exact among them (of 10,000 it finds 0.985 of the 10 nearest).
 * More are found sooner and better by comparing with each: among 100,000 vectors 0.994 in 3 ms, where the graph
 * finds 0.973 in 17 ms and takes 70 s to build, or 0.989 in 23 ms and 186 s (evals/README.md). Past `to` a
 * search would hold the process for more than 16 ms.
 */
export const SCANNED: ScannedSizes = { from: 4_096, to: 500_000 };

/**
 * Writes the vectors of texts in the way that suits their number, each with what it is the vector of; no folder
 * for none. `before` gives the same folder of an earlier index, if any: a large graph is gone on with.
 *
 * @throws KuntaopasError `vector-unusable`.
 */
export async function saveTextVectors(
  folder: string,
  vectors: readonly { readonly vector: Vector }[],
  dimensions: number,
  before: () => Promise<string | undefined>,
  { from, to }: ScannedSizes = SCANNED,
): Promise<void> {
  if (vectors.length <= from) await saveVectors(folder, vectors, dimensions);
  else if (vectors.length <= to) await saveScanned(folder, vectors, dimensions);
  else await saveVectors(folder, vectors, dimensions, await before());
}

/**
 * Opens the files that {@link saveTextVectors} wrote, whose hashes the caller has checked.
 *
 * @throws KuntaopasError `index-damaged` when they are not what the manifest says.
 */
export function openTextVectors<T>(
  folder: string,
  facts: VectorFacts,
  { from, to }: ScannedSizes = SCANNED,
): Promise<VectorIndex<T>> {
  const isScanned = facts.total > from && facts.total <= to;
  return isScanned ? openScanned(folder, facts) : openVectors(folder, facts);
}

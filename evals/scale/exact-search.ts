import path from 'node:path';
import hnswlib from 'hnswlib-node';
import { GRAPH_FILE } from '#ingest/store/hnsw-graph';
import type { IndexManifest } from '#ingest/store/manifest';

/** The similarities of the `k` nearest vectors, best first, by comparing with every one. */
export type ExactSearch = (vector: readonly number[], k: number) => readonly number[];

/** Reads all vectors of an index, to compare with each: what the graph search is measured against. */
export async function openExactSearch(
  folder: string,
  { dimensions }: Pick<IndexManifest['model'], 'dimensions'>,
): Promise<ExactSearch> {
  const index = new hnswlib.HierarchicalNSW('cosine', dimensions);
  await index.readIndex(path.join(folder, GRAPH_FILE));
  const labels = index.getIdsList();
  const vectors = new Float32Array(labels.length * dimensions);
  labels.forEach((label, i) => {
    vectors.set(index.getPoint(label), i * dimensions);
  });
  const similarities = new Float32Array(labels.length);
  return (vector, k) => {
    const asked = Float32Array.from(vector);
    for (let i = 0, at = 0; i < labels.length; i++) {
      let sum = 0;
      for (let j = 0; j < dimensions; j++, at++) {
        sum += (vectors[at] as number) * (asked[j] as number);
      }
      similarities[i] = sum;
    }
    return [...similarities.slice().sort().subarray(-k)].reverse();
  };
}

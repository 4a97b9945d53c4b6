import { embeddedText } from '#ingest/chunks';
import { readDocuments } from '#ingest/store/documents';
import type { IndexManifest } from '#ingest/store/manifest';
import { openVectorCache } from '#ingest/store/vector-cache';

/** What a search is measured against: the whole vectors, in single precision, compared with every one. */
export type ExactSearch = {
  /** The similarities of the `k` nearest chunks, best first. */
  nearest(vector: readonly number[], k: number): readonly number[];
  /** The similarity of a chunk, by its id; none for one that is not there. */
  similarityOf(vector: readonly number[], chunk: string): number | undefined;
};

/** Where the vectors of an index are kept: its generation, and the folder that it is in. */
export type ExactSearchPlace = { readonly indexFolder: string; readonly generation: string };

/**
 * Takes the vectors of all chunks as they were embedded, whatever the store has made of them. For materials in
 * one language.
 */
export async function openExactSearch(
  { indexFolder, generation }: ExactSearchPlace,
  model: IndexManifest['model'],
): Promise<ExactSearch> {
  const { chunks } = await readDocuments(generation);
  const cache = await openVectorCache(indexFolder, model);
  const { dimensions } = model;
  const vectors = new Float32Array(chunks.length * dimensions);
  const positions = new Map(chunks.map(({ id }, position) => [id, position]));
  chunks.forEach(({ texts }, position) => {
    const [text] = Object.values(texts);
    const vector = text && cache.get(embeddedText(text));
    if (vector) vectors.set(vector, position * dimensions);
  });
  const similarities = new Float32Array(chunks.length);
  const similarityAt = (asked: Float32Array, position: number) => {
    let sum = 0;
    for (let j = 0, at = position * dimensions; j < dimensions; j++, at++) {
      sum += (vectors[at] as number) * (asked[j] as number);
    }
    return sum;
  };
  return {
    nearest(vector, k) {
      const asked = Float32Array.from(vector);
      for (let i = 0; i < chunks.length; i++) similarities[i] = similarityAt(asked, i);
      return [...similarities.slice().sort().subarray(-k)].reverse();
    },
    similarityOf(vector, chunk) {
      const position = positions.get(chunk);
      return position === undefined ? undefined : similarityAt(Float32Array.from(vector), position);
    },
  };
}

import { embeddedText } from '#ingest/chunks';
import { readDocuments } from '#ingest/store/documents';
import type { IndexManifest } from '#ingest/store/manifest';
import { openVectorCache } from '#ingest/store/vector-cache';

/** The chunks of an index, and their vectors as they were embedded, whatever its store has made of them. */
export type EmbeddedChunks = {
  readonly ids: readonly string[];
  readonly dimensions: number;
  /** In single precision, one after the other. */
  readonly vectors: Float32Array;
};

/** Where the vectors of an index are kept: its generation, and the folder that it is in. */
export type EmbeddedPlace = { readonly indexFolder: string; readonly generation: string };

/** Reads the chunks of an index of materials in one language, and the vectors kept beside it. */
export async function readEmbeddedChunks(
  { indexFolder, generation }: EmbeddedPlace,
  model: IndexManifest['model'],
): Promise<EmbeddedChunks> {
  const { chunks } = await readDocuments(generation);
  const cache = await openVectorCache(indexFolder, model);
  const { dimensions } = model;
  const vectors = new Float32Array(chunks.length * dimensions);
  chunks.forEach(({ texts }, position) => {
    const [text] = Object.values(texts);
    const vector = text && cache.get(embeddedText(text));
    if (vector) vectors.set(vector, position * dimensions);
  });
  return { ids: chunks.map(({ id }) => id), dimensions, vectors };
}

/** Two similarities are the same within this: float32 rounds. */
const SAME = 1e-5;

/** What a search finds is measured against: a comparison with every vector. */
export type ExactSearch = {
  /**
   * How many of the chunks that a search has found, by their ids, are of the `k` nearest. By similarity, as
   * ann-benchmarks does: of two chunks that are equally near either will do.
   */
  countNearest(vector: readonly number[], k: number, found: readonly string[]): number;
};

/** Compares with the vectors one by one. */
export function createExactSearch({ ids, dimensions, vectors }: EmbeddedChunks): ExactSearch {
  const positions = new Map(ids.map((id, position) => [id, position]));
  const similarities = new Float32Array(ids.length);
  return {
    countNearest(vector, k, found) {
      const asked = Float32Array.from(vector);
      for (let i = 0, at = 0; i < ids.length; i++) {
        let sum = 0;
        for (let j = 0; j < dimensions; j++, at++) {
          sum += (vectors[at] as number) * (asked[j] as number);
        }
        similarities[i] = sum;
      }
      const least = (similarities.slice().sort().at(-k) ?? -1) - SAME;
      const isNear = (id: string) => (similarities[positions.get(id) ?? -1] ?? -1) >= least;
      return found.slice(0, k).filter(isNear).length;
    },
  };
}

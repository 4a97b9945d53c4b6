import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import type { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { KuntaopasError } from '#corpus/errors';
import { checkVector } from './check-vector.js';
import type { IndexManifest } from './manifest.js';

/**
 * Breadth of the graph search. hnswlib's default of 10 finds half of the true neighbours among 1,000
 * vectors, and is restored by every load (nmslib/hnswlib PR 620); with as many as there are vectors
 * the search is in effect exact.
 */
const MIN_EF = 100;
const MAX_EF = 500;

/** A vector is its own neighbour at this cosine distance at most; float32 rounds. */
const SAME = 1e-4;

/** Vectors come ready-made: the store must never embed by itself. */
const NO_EMBEDDINGS: EmbeddingsInterface = {
  embedQuery: () => Promise.reject(new Error('the store does not embed')),
  embedDocuments: () => Promise.reject(new Error('the store does not embed')),
};

/** What a manifest says of the vectors of a folder. */
export type VectorFacts = Pick<IndexManifest, 'model'> & { readonly total: number };

/**
 * Finds the `k` vectors that are nearest to another, of all or of those whose metadata `isWanted` takes,
 * with their cosine distances; the metadata of a document are what was saved with its vector. Passed on as LangChain gives them: objects of our own, hundreds
 * for each search, were kept by V8 until its next full collection.
 */
export type NearestVectors = (
  vector: readonly number[],
  k: number,
  isWanted?: (metadata: never) => boolean,
) => Promise<readonly (readonly [Document, number])[]>;

/**
 * Writes LangChain's HNSWLib files: vectors, each with what it is the vector of; no folder for none.
 *
 * @throws KuntaopasError `vector-unusable`: hnswlib would take NaN too.
 */
export async function saveVectors(
  folder: string,
  vectors: readonly { readonly vector: readonly number[] }[],
  dimensions: number,
): Promise<void> {
  if (vectors.length === 0) return;
  for (const { vector } of vectors) checkVector(vector, dimensions);
  const store = new HNSWLib(NO_EMBEDDINGS, { space: 'cosine' });
  await store.addVectors(
    vectors.map(({ vector }) => [...vector]),
    vectors.map(({ vector: _, ...metadata }) => ({ pageContent: '', metadata })),
  );
  await store.save(folder);
}

/**
 * Opens the files that {@link saveVectors} wrote, whose hashes the caller has checked, and asks for
 * vectors of its own: each must be found.
 *
 * @throws KuntaopasError `index-damaged` when they are not what the manifest says.
 */
export async function openVectors(
  folder: string,
  { model, total }: VectorFacts,
): Promise<NearestVectors> {
  if (total === 0) return async () => [];
  // With other dimensions hnswlib would read the file, and find anything.
  const args = JSON.parse(await readFile(path.join(folder, 'args.json'), 'utf8'));
  if (args.numDimensions !== model.dimensions) throw unlike(folder, 'dimensions');
  const store = await HNSWLib.load(folder, NO_EMBEDDINGS);
  const { index } = store;
  if (index.getCurrentCount() !== total) throw unlike(folder, 'number of vectors');
  index.setEf(Math.max(MIN_EF, Math.min(total, MAX_EF)));
  for (const label of new Set([0, total >> 1, total - 1])) {
    const { distances } = index.searchKnn(index.getPoint(label), 1);
    if (!((distances[0] ?? 1) <= SAME)) throw unlike(folder, 'vectors');
  }
  return async (vector, k, isWanted) => {
    checkVector(vector, model.dimensions);
    const filter = isWanted && (({ metadata }: Document) => isWanted(metadata as never));
    return store.similaritySearchVectorWithScore([...vector], Math.min(total, k), filter);
  };
}

function unlike(folder: string, what: string): KuntaopasError {
  return new KuntaopasError({
    code: 'index-damaged',
    message: `The ${what} in ${folder} are not what its manifest says.`,
    remedy: 'Run npm run ingest to build it again.',
  });
}

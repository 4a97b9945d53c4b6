import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import hnswlib from 'hnswlib-node';
import { KuntaopasError } from '#corpus/errors';
import { isUnitVector } from '../embedding/unit-vector.js';
import type { IndexManifest } from './manifest.js';

/**
 * Breadth of the graph search, by how many neighbours are asked for. hnswlib's default of 10 finds half of the
 * true neighbours among 1,000 vectors, and is restored by every load (nmslib/hnswlib PR 620); with twice as many
 * as are asked for the search is in effect exact, and what is broader only takes longer.
 */
const MIN_EF = 200;
const MAX_EF = 500;

/**
 * Up to so many vectors are kept a second time, to be compared one after another: that is exact, and memory is
 * read in a row, where a graph jumps about. The three searches of an answer among the deck's 10,468 vectors of
 * 512 dimensions take about half the processor time that way (`npm run load`, 2026-11).
 */
const MAX_SCANNED = 10_000;
const SCAN = 'scan.index';

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
  // Only who writes loads it: it brings 260 modules, a third of all that a server would load.
  const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
  const store = new HNSWLib(NO_EMBEDDINGS, { space: 'cosine' });
  await store.addVectors(
    vectors.map(({ vector }) => [...vector]),
    vectors.map(({ vector: _, ...metadata }) => ({ pageContent: '', metadata })),
  );
  await store.save(folder);
  if (vectors.length > MAX_SCANNED) return;
  const scan = new hnswlib.BruteforceSearch('cosine', dimensions);
  scan.initIndex(vectors.length);
  vectors.forEach(({ vector }, label) => {
    scan.addPoint([...vector], label);
  });
  scan.writeIndexSync(path.join(folder, SCAN));
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
  const index = new hnswlib.HierarchicalNSW('cosine', model.dimensions);
  await index.readIndex(path.join(folder, 'hnswlib.index'));
  if (index.getCurrentCount() !== total) throw unlike(folder, 'number of vectors');
  index.setEf(MIN_EF);
  const scan = total <= MAX_SCANNED ? await openScan(folder, total, model.dimensions) : undefined;
  for (const label of new Set([0, total >> 1, total - 1])) {
    for (const searched of [index, scan]) {
      const { distances } = searched?.searchKnn(index.getPoint(label), 1) ?? { distances: [0] };
      if (!((distances[0] ?? 1) <= SAME)) throw unlike(folder, 'vectors');
    }
  }
  const labelled = JSON.parse(
    await readFile(path.join(folder, 'docstore.json'), 'utf8'),
  ) as readonly (readonly [label: string, Document])[];
  const documents: Document[] = [];
  for (const [label, document] of labelled) documents[Number(label)] = document;
  return async (vector, k, isWanted) => {
    checkVector(vector, model.dimensions);
    const wanted = Math.min(total, k);
    if (wanted < 1) return [];
    // hnswlib's scan stops short of k when it filters; its graph does not.
    const searched = isWanted ? index : (scan ?? index);
    index.setEf(Math.max(MIN_EF, Math.min(2 * wanted, MAX_EF)));
    const filter = isWanted && ((label: number) => isWanted(documents[label]?.metadata as never));
    const { neighbors, distances } = searched.searchKnn([...vector], wanted, filter);
    return neighbors.map((label, i) => [documents[label] as Document, distances[i] ?? 1] as const);
  };
}

/** What hnswlib's file of a scan has before the vectors, and beside each: three numbers, and its label. */
const SCAN_HEADER = 24;
const SCAN_LABEL = 8;

async function openScan(folder: string, total: number, dimensions: number) {
  const file = path.join(folder, SCAN);
  // hnswlib reads on past the end of a file, and finds there what memory held before.
  const { size } = await stat(file);
  if (size !== SCAN_HEADER + total * (dimensions * 4 + SCAN_LABEL)) throw unlike(folder, 'scan');
  const scan = new hnswlib.BruteforceSearch('cosine', dimensions);
  await scan.readIndex(file);
  return scan;
}

function checkVector(vector: readonly number[], dimensions: number): void {
  if (vector.length === dimensions && isUnitVector(vector)) return;
  throw new KuntaopasError({
    code: 'vector-unusable',
    message: `A vector is not of ${dimensions} finite numbers and unit length.`,
    remedy: 'Use a model that gives normalised vectors; check its folder.',
    facts: { dimensions: vector.length },
  });
}

function unlike(folder: string, what: string): KuntaopasError {
  return new KuntaopasError({
    code: 'index-damaged',
    message: `The ${what} in ${folder} are not what its manifest says.`,
    remedy: 'Run npm run ingest to build it again.',
  });
}

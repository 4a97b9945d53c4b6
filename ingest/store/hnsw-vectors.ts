import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import hnswlib from 'hnswlib-node';
import type { Vector } from '../embedding/unit-vector.js';
import { checkVector } from './check-vector.js';
import { GRAPH_FILE, GRAPH_KEYS, makeGraph } from './hnsw-graph.js';
import { unlikeManifest, type VectorFacts, type VectorIndex } from './vector-index.js';

/**
 * Breadth of the graph search. hnswlib's default of 10 finds half of the true neighbours among 1,000
 * vectors, and is restored by every load (nmslib/hnswlib PR 620); with as many as there are vectors
 * the search is in effect exact. Past `EF_AT` vectors it grows with the power 0.8 of their number, which
 * keeps recall@10 near 0.98 (`npm run evals:scale`; of the 10 nearest of 100,000, 800 find 0.91 and 3,155 0.97).
 */
const MIN_EF = 100;
const EF = 500;
const EF_AT = 10_000;
const EF_GROWTH = 0.8;

/** Found at least, at no cost: what is looked up by its nearest is then searched for by many. */
const FOUND_AT_ONCE = 256;

/** So few vectors are compared with one by one: exact, and sooner than a graph that most are left out of. */
const MAX_COMPARED = 4_096;
/** Vectors that are kept at hand for it, of the lists that were asked for last. */
const KEPT_AT_HAND = 32_768;

/** A vector is its own neighbour at this cosine distance at most; float32 rounds. */
const SAME = 1e-4;

/** Vectors come ready-made: the store must never embed by itself. */
const NO_EMBEDDINGS: EmbeddingsInterface = {
  embedQuery: () => Promise.reject(new Error('the store does not embed')),
  embedDocuments: () => Promise.reject(new Error('the store does not embed')),
};

/**
 * Writes LangChain's HNSWLib files: vectors, each with what it is the vector of; no folder for none. `before`
 * is the same folder of an earlier index, to go on with its graph.
 *
 * @throws KuntaopasError `vector-unusable`: hnswlib would take NaN too.
 */
export async function saveVectors(
  folder: string,
  vectors: readonly { readonly vector: Vector }[],
  dimensions: number,
  before?: string,
): Promise<void> {
  if (vectors.length === 0) return;
  for (const { vector } of vectors) checkVector(vector, dimensions);
  // Whoever only reads does not wait for LangChain to be loaded.
  const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib');
  const { Document } = await import('@langchain/core/documents');
  const { graph, labels, keys } = await makeGraph(
    vectors.map(({ vector }) => vector),
    dimensions,
    before,
  );
  const args = { space: 'cosine', numDimensions: dimensions } as const;
  const store = new HNSWLib(NO_EMBEDDINGS, { ...args, index: graph });
  // What is saved of them; the graph has its own file.
  store.args = args;
  const documents = vectors.map(({ vector: _, ...metadata }, i) => [
    String(labels[i]),
    new Document({ pageContent: '', metadata }),
  ]);
  store.docstore.add(Object.fromEntries(documents));
  await store.save(folder);
  await writeFile(path.join(folder, GRAPH_KEYS), keys);
}

/**
 * Opens the files that {@link saveVectors} wrote, whose hashes the caller has checked, and asks for
 * vectors of its own: each must be found.
 *
 * @throws KuntaopasError `index-damaged` when they are not what the manifest says.
 */
export async function openVectors<T>(
  folder: string,
  { dimensions, total }: VectorFacts,
): Promise<VectorIndex<T>> {
  if (total === 0) return { entries: new Map(), nearest: () => [] };
  // With other dimensions hnswlib would read the file, and find anything.
  const args = JSON.parse(await readFile(path.join(folder, 'args.json'), 'utf8'));
  if (args.numDimensions !== dimensions) throw unlikeManifest(folder, 'dimensions');
  const index = new hnswlib.HierarchicalNSW('cosine', dimensions);
  await index.readIndex(path.join(folder, GRAPH_FILE));
  const labelled = JSON.parse(
    await readFile(path.join(folder, 'docstore.json'), 'utf8'),
  ) as readonly (readonly [label: string, { readonly metadata: T }])[];
  const entries = new Map(labelled.map(([label, { metadata }]) => [Number(label), metadata]));
  // Dead vectors are counted by hnswlib, and have no entry.
  if (index.getCurrentCount() < total || entries.size !== total) {
    throw unlikeManifest(folder, 'number of vectors');
  }
  const narrow = Math.max(MIN_EF, Math.min(total, EF));
  const wide = Math.round(narrow * Math.max(1, total / EF_AT) ** EF_GROWTH);
  index.setEf(wide);
  const labels = [...entries.keys()];
  for (const at of new Set([0, total >> 1, total - 1])) {
    const { distances } = index.searchKnn(index.getPoint(labels[at] ?? 0), 1);
    if (!((distances[0] ?? 1) <= SAME)) throw unlikeManifest(folder, 'vectors');
  }
  const compare = createComparison(index, dimensions);
  /** The search before: the same vector, the same array, is often asked for twice. */
  let last:
    | {
        readonly vector: Vector;
        readonly among: Int32Array | undefined;
        readonly k: number;
        readonly found: ReturnType<typeof index.searchKnn>;
      }
    | undefined;
  return {
    entries,
    nearest(vector, k, among) {
      checkVector(vector, dimensions);
      if (among && among.length <= MAX_COMPARED) {
        return compare(vector, among)
          .slice(0, k)
          .map(({ label, distance }) => ({ entry: entries.get(label) as T, distance }));
      }
      const most = among?.length ?? total;
      const known = last?.vector === vector && last.among === among && last.k >= Math.min(k, most);
      if (!last || !known) {
        // One is asked for to learn whether any is near, which need not be the very nearest of many.
        index.setEf(k === 1 ? narrow : wide);
        const wanted = k === 0 || (k === 1 && narrow < wide) ? k : Math.max(k, FOUND_AT_ONCE);
        const isWanted = among && new Set(among);
        const filter = isWanted && ((label: number) => isWanted.has(label));
        const found = index.searchKnn([...vector], Math.min(most, wanted), filter);
        last = { vector, among, k: wanted, found };
      }
      const { neighbors, distances } = last.found;
      return neighbors.slice(0, k).map((label, i) => ({
        entry: entries.get(label) as T,
        distance: distances[i] ?? 0,
      }));
    },
  };
}

type Compared = { readonly label: number; readonly distance: number };

/** Compares a vector with those of a list of labels, all of them, nearest first. */
function createComparison(index: hnswlib.HierarchicalNSW, dimensions: number) {
  /** The lists asked for last, the last one at the end. */
  const atHand = new Map<Int32Array, Float32Array>();
  let kept = 0;

  function vectorsOf(labels: Int32Array): Float32Array {
    const known = atHand.get(labels);
    const vectors = known ?? new Float32Array(labels.length * dimensions);
    if (known) atHand.delete(labels);
    else {
      labels.forEach((label, i) => {
        vectors.set(index.getPoint(label), i * dimensions);
      });
      kept += labels.length;
    }
    atHand.set(labels, vectors);
    for (const [oldest] of atHand) {
      if (kept <= KEPT_AT_HAND || oldest === labels) break;
      atHand.delete(oldest);
      kept -= oldest.length;
    }
    return vectors;
  }

  return (vector: Vector, labels: Int32Array): Compared[] => {
    const vectors = vectorsOf(labels);
    const asked = Float64Array.from(vector);
    const length = Math.hypot(...vector);
    const compared: Compared[] = [];
    for (let i = 0; i < labels.length; i++) {
      let sum = 0;
      for (let j = 0, at = i * dimensions; j < dimensions; j++, at++) {
        sum += (vectors[at] as number) * (asked[j] as number);
      }
      compared.push({ label: labels[i] as number, distance: 1 - sum / length });
    }
    return compared.sort((a, b) => a.distance - b.distance || a.label - b.label);
  };
}

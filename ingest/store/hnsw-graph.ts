import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import hnswlib from 'hnswlib-node';
import type { Vector } from '../embedding/unit-vector.js';

/** A graph of vectors, and the label in it of each. */
export type VectorGraph = {
  readonly graph: hnswlib.HierarchicalNSW;
  readonly labels: readonly number[];
  /** What {@link GRAPH_KEYS} holds: of each label, in order, the hash of its vector. */
  readonly keys: Buffer;
};

/** hnswlib's file, and ours beside it: with it the next build knows which vectors are there. */
export const GRAPH_FILE = 'hnswlib.index';
export const GRAPH_KEYS = 'keys.bin';

const KEY_BYTES = 16;

/**
 * Neighbours of a vector in the graph (M), and breadth of the search for them as it is built. hnswlib's default
 * breadth of 200 takes twice as long and finds no more: searches are broad.
 */
const NEIGHBOURS = 16;
const BREADTH = 80;

/** Share of a graph that may have been added or be dead before it is built anew, too. */
const MAX_CHANGED = 0.2;

/**
 * Makes the graph of vectors in order, going on with the one in the folder `before` when it has nearly the
 * same. A vector that is no more stays there, marked as dead, until the graph is built anew; it is never
 * found. Built anew, the same vectors make the same file; one that is gone on with tells by its edges in which
 * order it has grown. The caller has checked the hashes of the files.
 */
export async function makeGraph(
  vectors: readonly Vector[],
  dimensions: number,
  before?: string,
): Promise<VectorGraph> {
  const keys = vectors.map(keyOf);
  if (before !== undefined) {
    const earlier = await readFile(path.join(before, GRAPH_KEYS)).catch(() => undefined);
    const plan = earlier && planChange(keys, earlier);
    if (plan && plan.changed <= vectors.length * MAX_CHANGED) {
      const graph = new hnswlib.HierarchicalNSW('cosine', dimensions);
      await graph.readIndex(path.join(before, GRAPH_FILE));
      if (graph.getCurrentCount() === plan.earlier) return change(graph, vectors, keys, plan);
    }
  }
  const graph = new hnswlib.HierarchicalNSW('cosine', dimensions);
  graph.initIndex(vectors.length, NEIGHBOURS, BREADTH);
  vectors.forEach((vector, label) => {
    graph.addPoint([...vector], label);
  });
  return { graph, labels: vectors.map((_, label) => label), keys: joinKeys(keys) };
}

/** What an earlier graph lacks and has too much. */
type Change = {
  /** Labels there, dead ones too. */
  readonly earlier: number;
  /** Of each vector its label there, or a new one. */
  readonly labels: readonly number[];
  readonly dead: readonly number[];
  /** How many labels are new, and how many dead, by now or before. */
  readonly changed: number;
};

function planChange(keys: readonly string[], earlier: Buffer): Change {
  const count = earlier.length / KEY_BYTES;
  const known = new Map<string, number[]>();
  for (let label = 0; label < count; label++) {
    const key = earlier.toString('latin1', label * KEY_BYTES, (label + 1) * KEY_BYTES);
    if (key === DEAD) continue;
    const labels = known.get(key);
    if (labels) labels.push(label);
    else known.set(key, [label]);
  }
  let next = count;
  const labels = keys.map((key) => known.get(key)?.shift() ?? next++);
  const dead = [...known.values()].flat();
  return { earlier: count, labels, dead, changed: next - count + (next - keys.length) };
}

function change(
  graph: hnswlib.HierarchicalNSW,
  vectors: readonly Vector[],
  keys: readonly string[],
  { earlier, labels, dead }: Change,
): VectorGraph {
  const end = labels.reduce((most, label) => Math.max(most, label + 1), earlier);
  graph.resizeIndex(end);
  const byLabel = new Array<string>(end).fill(DEAD);
  labels.forEach((label, i) => {
    if (label >= earlier) graph.addPoint([...(vectors[i] ?? [])], label);
    byLabel[label] = keys[i] ?? DEAD;
  });
  for (const label of dead) graph.markDelete(label);
  return { graph, labels, keys: joinKeys(byLabel) };
}

/** The key of a label whose vector is no more. */
const DEAD = '\0'.repeat(KEY_BYTES);

function keyOf(vector: Vector): string {
  const bytes = Buffer.from(Float32Array.from(vector).buffer);
  return createHash('sha256').update(bytes).digest().toString('latin1', 0, KEY_BYTES);
}

function joinKeys(keys: readonly string[]): Buffer {
  return Buffer.from(keys.join(''), 'latin1');
}

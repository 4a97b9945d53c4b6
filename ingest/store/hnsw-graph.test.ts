import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GRAPH_FILE, GRAPH_KEYS, makeGraph, type VectorGraph } from './hnsw-graph.js';

const DIMENSIONS = 16;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-graph-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A unit vector that is another for each number. */
function vectorOf(number: number): readonly number[] {
  const values = Array.from({ length: DIMENSIONS }, (_, i) => Math.sin((number + 1) * (i + 1) * 7));
  const length = Math.hypot(...values);
  return values.map((value) => Math.fround(value / length));
}
const vectorsOf = (...numbers: readonly number[]) => numbers.map(vectorOf);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

async function keep({ graph, keys }: VectorGraph): Promise<void> {
  await graph.writeIndex(path.join(folder, GRAPH_FILE));
  await writeFile(path.join(folder, GRAPH_KEYS), keys);
}

/** The positions of the vectors nearest to one, by the graph. */
function nearest({ graph, labels }: VectorGraph, vector: readonly number[], k: number) {
  graph.setEf(500);
  const positions = new Map(labels.map((label, position) => [label, position]));
  return graph.searchKnn([...vector], k).neighbors.map((label) => positions.get(label));
}

describe('makeGraph', () => {
  it('finds the same, gone on with or built of nothing', async () => {
    await keep(await makeGraph(vectorsOf(...range(0, 200)), DIMENSIONS));
    // Some are gone, some new, and the rest in another order.
    const now = vectorsOf(...range(215, 220), ...range(100, 195), ...range(0, 95));
    const grown = await makeGraph(now, DIMENSIONS, folder);
    const fresh = await makeGraph(now, DIMENSIONS);
    expect(grown.graph.getCurrentCount()).toBe(205);
    for (const vector of vectorsOf(...range(0, 240))) {
      expect(nearest(grown, vector, 20)).toEqual(nearest(fresh, vector, 20));
    }
  });

  it('never finds what is no more, however often it is gone on with', async () => {
    let now = range(0, 100);
    await keep(await makeGraph(vectorsOf(...now), DIMENSIONS));
    for (let round = 0; round < 30; round++) {
      now = [...now.slice(3), ...range(100 + round * 3, 103 + round * 3)];
      const grown = await makeGraph(vectorsOf(...now), DIMENSIONS, folder);
      const all = nearest(grown, vectorOf(round), now.length);
      expect(all.toSorted()).toEqual(range(0, now.length).toSorted());
      // Dead vectors are cleared away before they are many.
      expect(grown.graph.getCurrentCount()).toBeLessThanOrEqual(120);
      await keep(grown);
    }
  });

  it('tells vectors apart that are the same', async () => {
    await keep(await makeGraph(vectorsOf(1, 1, 2, 3, 4, 5, 6, 7, 8, 9), DIMENSIONS));
    const grown = await makeGraph(vectorsOf(1, 1, 1, 3, 4, 5, 6, 7, 8, 9), DIMENSIONS, folder);
    expect(new Set(grown.labels).size).toBe(10);
    expect(nearest(grown, vectorOf(1), 3).toSorted()).toEqual([0, 1, 2]);
  });

  it('makes the same file of the same vectors when it is built anew', async () => {
    const vectors = vectorsOf(...range(0, 50));
    const fileOf = async (made: VectorGraph) => {
      await keep(made);
      return readFile(path.join(folder, GRAPH_FILE));
    };
    const first = await fileOf(await makeGraph(vectors, DIMENSIONS));
    expect((await fileOf(await makeGraph(vectors, DIMENSIONS))).equals(first)).toBe(true);
  });

  it('is built of nothing beside keys that are not those of the graph', async () => {
    const vectors = vectorsOf(...range(0, 20));
    const { graph, keys } = await makeGraph(vectors, DIMENSIONS);
    await keep({ graph, labels: [], keys: keys.subarray(16) });
    const made = await makeGraph(vectors, DIMENSIONS, folder);
    expect(made.labels).toEqual(range(0, 20));
  });
});

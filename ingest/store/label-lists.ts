import type { ChunksOfPlaces } from './place-index.js';
import type { VectorIndex } from './vector-index.js';

/** Labels of the vectors that a search may find. */
export type Labels = { readonly vectors: Int32Array; readonly questions: Int32Array };

/** The vectors of chunks that a search is narrowed to; `undefined` when it is not. */
export type LabelLists = (places?: readonly string[]) => Labels | undefined;

/** Lists remembered, of the places asked for last. */
const REMEMBERED = 512;

/** The labels of the vectors of each chunk. */
export type LabelsByChunk = Readonly<Record<keyof Labels, ReadonlyMap<number, readonly number[]>>>;

/**
 * Lists the labels of a reader's vectors by place, the same list for the same places. `positions` are those
 * of its chunks among all, when it is of a part of them; `ofPlaces` gives positions among its own.
 */
export function createLabelLists(
  byChunk: LabelsByChunk,
  positions: readonly number[] | undefined,
  ofPlaces: ChunksOfPlaces,
): LabelLists {
  const all = positions && labelsOf(positions);
  const remembered = new Map<string, Labels>();
  return (places) => {
    if (!places) return all;
    const key = [...places].sort().join();
    const known = remembered.get(key);
    const labels = known ?? labelsOf(Array.from(ofPlaces(places), (at) => positions?.[at] ?? at));
    remembered.delete(key);
    remembered.set(key, labels);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return labels;
  };

  function labelsOf(chunks: readonly number[]): Labels {
    const of = (sort: keyof Labels) =>
      Int32Array.from(chunks.flatMap((chunk) => byChunk[sort].get(chunk) ?? []));
    return { vectors: of('vectors'), questions: of('questions') };
  }
}

/** Groups the labels of vectors by the chunk that each is of. */
export function groupByChunk({
  entries,
}: Pick<VectorIndex<{ readonly chunk: number }>, 'entries'>): ReadonlyMap<
  number,
  readonly number[]
> {
  const groups = new Map<number, number[]>();
  for (const [label, { chunk }] of entries) {
    const group = groups.get(chunk);
    if (group) group.push(label);
    else groups.set(chunk, [label]);
  }
  return groups;
}

import { placeIds } from './place-ids.js';
import type { StoredChunk } from './store.js';

/** The chunks that can be asked for by some of these places: their positions, in order, each once. */
export type ChunksOfPlaces = (places: readonly string[]) => Int32Array;

/** Which chunks can be asked for by which place. */
export type PlaceIndex = {
  readonly places: ReadonlySet<string>;
  readonly ofPlaces: ChunksOfPlaces;
};

/** Indexes chunks by the places that they are of, name, or lie in. */
export function indexPlaces(chunks: readonly Pick<StoredChunk, 'places'>[]): PlaceIndex {
  const positions = new Map<string, number[]>();
  chunks.forEach(({ places }, position) => {
    for (const id of placeIds(places)) {
      const list = positions.get(id);
      if (!list) positions.set(id, [position]);
      else if (list.at(-1) !== position) list.push(position);
    }
  });
  return {
    places: new Set(positions.keys()),
    ofPlaces: (places) =>
      Int32Array.from(new Set(places.flatMap((id) => positions.get(id) ?? []))).sort(),
  };
}

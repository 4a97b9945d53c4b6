import type { StoredChunk } from './store.js';

/** Every id by which a chunk can be asked for. */
export function placeIds({ own, named, around }: StoredChunk['places']): readonly string[] {
  return [...own, ...named, ...around];
}

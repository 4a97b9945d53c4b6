import type { StoredChunk } from '../store.js';
import type { Queries } from './database.js';

/** Chunks kept in memory, of some kilobytes each: all of a small index, what is asked for of a large one. */
const MAX_KEPT = 5_000;

/** Gives the chunks at positions, in their order. */
export type ChunkCache = (positions: readonly number[]) => Promise<readonly StoredChunk[]>;

/**
 * Reads chunks once and keeps those that were asked for last. An index never changes, so nothing that is
 * kept grows old.
 */
export function createChunkCache(db: Queries, table: string, maxKept = MAX_KEPT): ChunkCache {
  const kept = new Map<number, StoredChunk>();
  return async (positions) => {
    const found = new Map<number, StoredChunk>();
    for (const position of positions) {
      const chunk = kept.get(position);
      if (chunk) found.set(position, chunk);
    }
    const missing = positions.filter((position) => !found.has(position));
    if (missing.length > 0) {
      const sql = `SELECT position, chunk FROM ${table} WHERE position = ANY($1)`;
      for (const { position, chunk } of (await db.query(sql, [missing])).rows) {
        found.set(position, chunk);
      }
    }
    for (const position of positions) {
      const chunk = found.get(position);
      kept.delete(position);
      if (chunk) kept.set(position, chunk);
    }
    for (const position of kept.keys()) {
      if (kept.size <= maxKept) break;
      kept.delete(position);
    }
    return positions.flatMap((position) => found.get(position) ?? []);
  };
}

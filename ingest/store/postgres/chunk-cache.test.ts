import { describe, expect, it } from 'vitest';
import { createChunkCache } from './chunk-cache.js';
import type { Queries } from './database.js';

/** A table of chunks that are named by their positions, and what is asked of it. */
function openTable() {
  const asked: number[][] = [];
  const query = async (_sql: string, [positions]: [number[]]) => {
    asked.push(positions);
    const rows = positions.filter((position) => position < 100).reverse();
    return { rows: rows.map((position) => ({ position, chunk: { id: `c${position}` } })) };
  };
  return { asked, db: { query } as unknown as Queries };
}

describe('a cache of chunks', () => {
  it('gives them in the order in which they are asked for, each read once', async () => {
    const { asked, db } = openTable();
    const chunksAt = createChunkCache(db, 'chunks');
    const ids = async (positions: readonly number[]) =>
      (await chunksAt(positions)).map(({ id }) => id);
    expect(await ids([3, 1, 2])).toEqual(['c3', 'c1', 'c2']);
    expect(await ids([2, 4, 3])).toEqual(['c2', 'c4', 'c3']);
    expect(await ids([1, 2, 3, 4])).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(asked).toEqual([[3, 1, 2], [4]]);
  });

  it('gives all of a search though it keeps fewer, and forgets first what was not asked for', async () => {
    const { asked, db } = openTable();
    const chunksAt = createChunkCache(db, 'chunks', 3);
    expect(await chunksAt([1, 2, 3, 4, 5])).toHaveLength(5);
    await chunksAt([3]);
    await chunksAt([6]);
    asked.length = 0;
    await chunksAt([3, 5, 6]);
    expect(asked).toEqual([]);
    await chunksAt([4]);
    expect(asked).toEqual([[4]]);
  });

  it('leaves out what is not there', async () => {
    const { db } = openTable();
    expect(await createChunkCache(db, 'chunks')([99, 100])).toHaveLength(1);
  });
});

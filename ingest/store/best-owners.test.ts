import { describe, expect, it } from 'vitest';
import { createBestOwners, numberOwners } from './best-owners.js';

const EVEN = new Float64Array(6).fill(1);
const owners = numberOwners(['a', 'b', 'a', 'c', 'b', 'a'], (name) => name);

describe('the best owners', () => {
  it('are numbered as they come', () => {
    expect(owners).toEqual({ ofLabels: Int32Array.of(0, 1, 0, 2, 1, 0), count: 3 });
  });

  it('have each its best label, the best owner first', () => {
    const bestOf = (k: number) => {
      const best = createBestOwners(owners, k);
      best.offer(Int32Array.of(5, 9, 7), EVEN, 0);
      best.offer(Int32Array.of(-2, 8, 6), EVEN, 3);
      return best.sorted();
    };
    const all = [
      { label: 1, score: 9 },
      { label: 2, score: 7 },
      { label: 3, score: -2 },
    ];
    expect(bestOf(10)).toEqual(all);
    expect(bestOf(2)).toEqual(all.slice(0, 2));
    expect(bestOf(0)).toEqual([]);
  });

  it('go by the weights of their labels', () => {
    const best = createBestOwners(owners, 1);
    best.offer(Int32Array.of(5, 9, 7), Float64Array.of(2, 1, 1), 0);
    expect(best.sorted()).toEqual([{ label: 0, score: 10 }]);
  });

  it('leave out those of whom nothing was offered', () => {
    const best = createBestOwners(owners, 10);
    best.offer(Int32Array.of(4), EVEN, 3);
    expect(best.sorted()).toEqual([{ label: 3, score: 4 }]);
  });
});

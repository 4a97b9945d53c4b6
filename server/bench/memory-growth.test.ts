import { describe, expect, it } from 'vitest';
import { measureGrowth } from './memory-growth.js';

describe('growth of memory', () => {
  it('is that of the last fifth over the first', () => {
    const samples = Array.from({ length: 50 }, (_, i) => 100 + i);
    expect(measureGrowth(samples)).toEqual({
      first: 105,
      last: 145,
      most: 149,
      percent: (40 / 105) * 100,
    });
  });

  it('does not see what comes and goes', () => {
    const samples = Array.from({ length: 50 }, (_, i) => (i % 7 === 0 ? 180 : 100));
    expect(measureGrowth(samples)).toMatchObject({ percent: 0, most: 180 });
  });

  it('is told of as many samples as there are', () => {
    expect(measureGrowth([100, 110]).percent).toBe(10);
    expect(measureGrowth([]).percent).toBeNaN();
  });
});

import { describe, expect, it } from 'vitest';
import { isUnitVector } from './unit-vector.js';

describe('isUnitVector', () => {
  it.each([[[1]], [[0.6, -0.8]], [[0.6004, 0.8]]])('takes %j for one', (vector) => {
    expect(isUnitVector(vector)).toBe(true);
  });

  it.each([
    [[]],
    [[0, 0]],
    [[0.6, 0.9]],
    [[Number.NaN, 1]],
    [[Number.POSITIVE_INFINITY, 0]],
    [[Number.NEGATIVE_INFINITY, Number.NaN]],
  ])('takes %j for none', (vector) => {
    expect(isUnitVector(vector)).toBe(false);
  });
});

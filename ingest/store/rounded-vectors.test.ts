import { describe, expect, it } from 'vitest';
import { roundVectors, unroundVectors } from './rounded-vectors.js';
import { DIMENSIONS, vectorOf } from './test-vectors.js';

const vectors = Array.from({ length: 50 }, (_, number) => vectorOf(number));

describe('rounded vectors', () => {
  it('use the whole range of a byte in each dimension', () => {
    const { rows } = roundVectors(vectors, DIMENSIONS);
    for (let i = 0; i < DIMENSIONS; i++) {
      expect(Math.max(...rows.map((row) => Math.abs(row[i] ?? 0)))).toBe(127);
    }
  });

  it('are of unit length again, each near to what it was', () => {
    for (const [number, vector] of unroundVectors(roundVectors(vectors, DIMENSIONS)).entries()) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
      const cosine = vectorOf(number).reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0);
      expect(cosine).toBeGreaterThan(0.9999);
    }
  });

  it('stay as they are where a dimension is nought in all of them', () => {
    const none = [Float32Array.of(1, 0), Float32Array.of(-1, 0)];
    expect(unroundVectors(roundVectors(none, 2))).toEqual(none);
  });

  it('are none of none', () => {
    expect(unroundVectors(roundVectors([], 3))).toEqual([]);
  });
});

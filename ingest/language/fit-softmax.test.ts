import { describe, expect, it } from 'vitest';
import { createLogits, fitSoftmax, type Row, softmax } from './fit-softmax.js';

const row = (label: number, full: readonly number[], sparse: readonly number[] = []): Row => ({
  label,
  full: Float32Array.from(full),
  sparse,
  weight: 1,
});
const ROWS = [row(0, [1, 0], [0, 2]), row(1, [0, 1], [1, 2]), row(2, [-1, -1], [3])];

describe('fitSoftmax', () => {
  it('gives each row its own class', () => {
    const logitsOf = createLogits(fitSoftmax(ROWS, 3, 4));
    for (const { full, sparse, label } of ROWS) {
      const shares = softmax(logitsOf({ full, sparse }));
      expect(shares[label]).toBeGreaterThan(0.9);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    }
  });

  it('goes by the sparse features where the full ones do not tell', () => {
    const logitsOf = createLogits(fitSoftmax([row(0, [1], [0]), row(1, [1], [1])], 2, 2));
    const logits = logitsOf({ full: Float32Array.of(1), sparse: [1] });
    expect(logits[1]).toBeGreaterThan(logits[0] ?? 0);
  });

  it('gives the same weights again', () => {
    expect(fitSoftmax(ROWS, 3, 4)).toEqual(fitSoftmax(ROWS, 3, 4));
  });
});

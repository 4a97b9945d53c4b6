import { describe, expect, it } from 'vitest';
import { pack, packedWeightsSchema, unpack } from './packed-weights.js';

describe('pack', () => {
  it('keeps a weight to a hundredth of the greatest', () => {
    const weights = {
      full: [Float32Array.of(1, -0.5, 0.003)],
      sparse: [Float32Array.of(0)],
      bias: Float32Array.of(0.1),
    };
    const packed = packedWeightsSchema.parse(JSON.parse(JSON.stringify(pack(weights))));
    const { full, sparse, bias } = unpack(packed);
    [1, -0.5, 0.003].forEach((value, i) => {
      expect(full[0]?.[i]).toBeCloseTo(value, 2);
    });
    expect(sparse).toEqual([Float32Array.of(0)]);
    expect(bias).toEqual(Float32Array.of(0.1));
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import openWabt from 'wabt';
import { openDotProducts } from './dot-products.js';

const file = (name: string) => readFile(new URL(`./${name}`, import.meta.url));

describe('the compiled module', () => {
  it('is that of its text', async () => {
    const { parseWat } = await openWabt();
    const module = parseWat('dot-products.wat', await file('dot-products.wat'), { simd: true });
    const { buffer } = module.toBinary({ canonicalize_lebs: true });
    // Otherwise: npx wat2wasm ingest/store/dot-products.wat -o ingest/store/dot-products.wasm
    expect(await file('dot-products.wasm')).toEqual(Buffer.from(buffer));
  });
});

describe('dot products', () => {
  const COUNT = 50;

  it.each([1, 15, 16, 17, 542])(
    'of %i dimensions are the sums that they are',
    async (dimensions) => {
      const { rows, vector, width, multiply } = await openDotProducts(COUNT, dimensions);
      const inRow = (i: number) => i % width < dimensions;
      rows.forEach((_, i) => {
        if (inRow(i)) rows[i] = Math.round(127 * Math.sin(i * i));
      });
      vector.forEach((_, i) => {
        if (inRow(i)) vector[i] = Math.round(2_000 * Math.cos(7 * i));
      });
      const sums = Array.from({ length: COUNT }, (_, row) =>
        vector.reduce((sum, number, i) => sum + number * (rows[row * width + i] ?? 0), 0),
      );
      expect([...multiply(0, COUNT)]).toEqual(sums);
      expect([...multiply(3, 40)]).toEqual(sums.slice(3, 43));
      expect([...multiply(COUNT, 0)]).toEqual([]);
    },
  );

  it('do not overflow with the greatest numbers', async () => {
    const { rows, vector, vectorMax, width, multiply } = await openDotProducts(2, 542);
    rows.fill(127, 0, width).fill(-127, width);
    vector.fill(vectorMax);
    const sum = 127 * vectorMax * width;
    expect(sum).toBeGreaterThan(2 ** 30);
    expect([...multiply(0, 2)]).toEqual([sum, -sum]);
  });
});

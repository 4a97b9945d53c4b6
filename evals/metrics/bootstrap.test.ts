import { describe, expect, it } from 'vitest';
import { createRandom, shuffle } from '#ingest/random';
import { bootstrapInterval } from './bootstrap.js';
import { holds, part } from './metric.js';

const answers = (right: number, wrong: number) => [
  ...Array.from({ length: right }, () => holds(true)),
  ...Array.from({ length: wrong }, () => holds(false)),
];

describe('bootstrapInterval', () => {
  it('comes near the normal interval of a share', () => {
    const { low, high } = bootstrapInterval(answers(80, 20)) ?? { low: 0, high: 0 };
    const half = 1.96 * Math.sqrt((0.8 * 0.2) / 100);
    expect(low).toBeCloseTo(0.8 - half, 1);
    expect(high).toBeCloseTo(0.8 + half, 1);
  });

  it('grows narrower with more questions', () => {
    const width = (n: number) => {
      const interval = bootstrapInterval(answers(8 * n, 2 * n));
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    expect(width(40)).toBeLessThan(width(4));
  });

  it('is the same for the same scores, and another by another seed', () => {
    const scores = Array.from({ length: 30 }, (_, i) => part(i / 30));
    expect(bootstrapInterval(scores)).toEqual(bootstrapInterval(scores));
    expect(bootstrapInterval(scores, 1)).not.toEqual(bootstrapInterval(scores, 2));
  });

  it('is of the questions that bear on the figure alone', () => {
    expect(bootstrapInterval([null, holds(true), null])).toEqual({ low: 1, high: 1 });
    expect(bootstrapInterval([null])).toBeNull();
  });
});

describe('createRandom', () => {
  it('gives numbers in [0, 1) spread evenly, the same by the same seed', () => {
    const random = createRandom(7);
    const numbers = Array.from({ length: 10_000 }, random);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(createRandom(7)()).toBe(numbers[0]);
  });
});

describe('shuffle', () => {
  it('gives all items in another order', () => {
    const items = Array.from({ length: 20 }, (_, i) => i);
    const shuffled = shuffle(items, createRandom(1));
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
  });
});

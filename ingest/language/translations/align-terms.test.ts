import { describe, expect, it } from 'vitest';
import { alignTerms, type TermPair } from './align-terms.js';

const PAIRS: readonly TermPair[] = [
  [
    ['joki', 'virtaa'],
    ['river', 'flow'],
  ],
  [
    ['joki', 'jäätyy'],
    ['river', 'freeze'],
  ],
  [
    ['vesi', 'jäätyy'],
    ['water', 'freeze'],
  ],
  [['vesi'], ['water']],
];

describe('alignTerms', () => {
  const aligned = alignTerms(PAIRS);
  const surest = (first: string) =>
    aligned.filter((pair) => pair.first === first).toSorted((a, b) => b.sureness - a.sureness)[0];

  it.each([
    ['joki', 'river'],
    ['virtaa', 'flow'],
    ['jäätyy', 'freeze'],
    ['vesi', 'water'],
  ])('finds by what stands beside it that %s is %s', (first, second) => {
    expect(surest(first)?.second).toBe(second);
  });

  it('is the less sure the more a word stands beside others', () => {
    expect(surest('vesi')?.sureness).toBeGreaterThan(surest('virtaa')?.sureness ?? 1);
    for (const { sureness } of aligned) {
      expect(sureness).toBeGreaterThan(0);
      expect(sureness).toBeLessThanOrEqual(1);
    }
  });

  it('has nothing of nothing', () => {
    expect(alignTerms([])).toEqual([]);
  });
});

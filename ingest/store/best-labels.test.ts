import { describe, expect, it } from 'vitest';
import { createBestLabels } from './best-labels.js';

const EVEN = new Float64Array(500).fill(1);
const SCORES = Int32Array.from({ length: 500 }, (_, i) => Math.round(40 * Math.sin(i * i)));

/** By sorting them all, equal scores in their order. */
function bestOf(scores: Int32Array, k: number) {
  const all = Array.from(scores, (score, label) => ({ label, score }));
  return all.sort((a, b) => b.score - a.score || a.label - b.label).slice(0, k);
}

describe('the best labels', () => {
  it.each([1, 2, 7, 100, 500, 900])('are the %i that sorting gives', (k) => {
    const best = createBestLabels(k);
    best.offer(SCORES, EVEN, 0);
    expect(best.sorted()).toEqual(bestOf(SCORES, k));
  });

  it('are those of all offers together', () => {
    const best = createBestLabels(20);
    for (let first = 0; first < SCORES.length; first += 60) {
      best.offer(SCORES.subarray(first, first + 60), EVEN, first);
    }
    expect(best.sorted()).toEqual(bestOf(SCORES, 20));
  });

  it('go by the weight of each', () => {
    const best = createBestLabels(3);
    best.offer(Int32Array.of(10, 10, -10, 10), Float64Array.of(9, 9, 0.5, 1, 3, 2), 2);
    expect(best.sorted()).toEqual([
      { label: 5, score: 20 },
      { label: 3, score: 10 },
      { label: 2, score: 5 },
    ]);
  });

  it('are the same where no weight is above one that is told', () => {
    const weights = Float64Array.from({ length: 500 }, (_, i) => 1 - (i % 7) / 20);
    const offered = SCORES.map((score) => score * 1_000 - 20_000);
    for (const k of [1, 20, 400]) {
      const [told, untold] = [createBestLabels(k, 1), createBestLabels(k)];
      for (const best of [told, untold]) best.offer(offered, weights, 0);
      expect(told.sorted()).toEqual(untold.sorted());
    }
  });

  it('are none of none', () => {
    const none = createBestLabels(0);
    none.offer(SCORES, EVEN, 0);
    expect(none.sorted()).toEqual([]);
    expect(createBestLabels(5).sorted()).toEqual([]);
  });
});

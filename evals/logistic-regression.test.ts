import { describe, expect, it } from 'vitest';
import { probabilityOf } from '#server/retrieve/logistic';
import { type Example, fitLogistic } from './logistic-regression.js';

const NAMES = ['tells', 'never'] as const;

/** Examples of which one feature tells what is so, and the other is the same for all. */
const EXAMPLES: readonly Example<(typeof NAMES)[number]>[] = [0.1, 0.2, 0.3, 0.7, 0.8, 0.9].map(
  (tells) => ({ features: { tells, never: 1 }, isSo: tells > 0.5, weight: 1 }),
);

describe('fitLogistic', () => {
  it('learns from the feature that tells, and nothing from one that never varies', () => {
    const fitted = fitLogistic(NAMES, EXAMPLES, 0.01);
    expect(fitted.tells).toBeGreaterThan(1);
    expect(fitted.never).toBeCloseTo(0);
    expect(probabilityOf(NAMES, fitted, { tells: 0.9, never: 1 })).toBeGreaterThan(0.8);
    expect(probabilityOf(NAMES, fitted, { tells: 0.1, never: 1 })).toBeLessThan(0.2);
  });

  it('keeps coefficients smaller the stronger the pull to zero', () => {
    const weak = fitLogistic(NAMES, EXAMPLES, 0.01);
    expect(fitLogistic(NAMES, EXAMPLES, 1).tells).toBeLessThan(weak.tells);
  });

  it('leans to what counts more', () => {
    const heavy = EXAMPLES.map((example) => ({ ...example, weight: example.isSo ? 5 : 1 }));
    const middle = { tells: 0.5, never: 1 };
    const fitted = fitLogistic(NAMES, heavy, 0.01);
    expect(probabilityOf(NAMES, fitted, middle)).toBeGreaterThan(0.5);
  });
});

import { describe, expect, it } from 'vitest';
import { foldText, LETTER_BUCKETS, letterFeatures } from './letter-features.js';

describe('letterFeatures', () => {
  it('folds what people leave out when they type', () => {
    expect(foldText('Hyvääää  PÄIVÄÄ!')).toBe('hyva paiva');
    expect(letterFeatures('Terrve!')).toEqual(letterFeatures('terve'));
  });

  it('gives distinct buckets within the bounds', () => {
    const features = letterFeatures('mistä aiheista voin kysyä sinulta');
    expect(new Set(features).size).toBe(features.length);
    expect(Math.min(...features)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...features)).toBeLessThan(LETTER_BUCKETS);
  });

  it('shares most of its groups with a misspelling, few with another word', () => {
    const shared = (a: string, b: string) => {
      const features = new Set(letterFeatures(a));
      return letterFeatures(b).filter((bucket) => features.has(bucket)).length / features.size;
    };
    expect(shared('kiitoksia', 'kiitoksija')).toBeGreaterThan(0.5);
    expect(shared('kiitoksia', 'hallinto')).toBeLessThan(0.1);
  });
});

import { describe, expect, it } from 'vitest';
import { checkGate, toBaseline } from './gate.js';
import { type Figures, measure } from './metrics/measure.js';

const figures = (changes: Partial<Figures>): Figures => ({
  ...measure([]),
  questions: 50,
  hitAt1: 0.95,
  nearMissFalseAnswer: 0.05,
  ...changes,
});

describe('checkGate', () => {
  const baseline = toBaseline({ 'test.fi': figures({}) }, ['hash']);

  it('passes the figures of the baseline itself', () => {
    expect(checkGate({ 'test.fi': figures({}) }, ['hash'], baseline).ok).toBe(true);
  });

  it('fails a figure that has fallen, and says from what to what', () => {
    const { ok, messages } = checkGate({ 'test.fi': figures({ hitAt1: 0.9 }) }, ['hash'], baseline);
    expect(ok).toBe(false);
    expect(messages).toEqual(['test.fi: hitAt1 is 0.900, was 0.950']);
  });

  it('fails a figure that has risen where less is better', () => {
    const worse = { 'test.fi': figures({ nearMissFalseAnswer: 0.2 }) };
    expect(checkGate(worse, ['hash'], baseline).ok).toBe(false);
  });

  it('passes what has become better', () => {
    const better = { 'test.fi': figures({ hitAt1: 1, nearMissFalseAnswer: 0 }) };
    expect(checkGate(better, ['hash'], baseline).ok).toBe(true);
  });

  it('does not compare a figure that the baseline does not know', () => {
    const known = { hitAt1: 0.95 };
    const older = { materials: ['hash'], figures: { 'test.fi': known } };
    expect(checkGate({ 'test.fi': figures({ mrr: 0.1 }) }, ['hash'], older).ok).toBe(true);
  });

  it('fails closed: a missing group, no questions, a missing figure, an empty baseline', () => {
    expect(checkGate({}, ['hash'], baseline).ok).toBe(false);
    expect(checkGate({ 'test.fi': figures({ questions: 0 }) }, ['hash'], baseline).ok).toBe(false);
    expect(checkGate({ 'test.fi': figures({ hitAt1: null }) }, ['hash'], baseline).ok).toBe(false);
    expect(checkGate({}, ['hash'], { materials: ['hash'], figures: {} }).ok).toBe(false);
  });

  it('fails on gold that has rotted, however good the figures', () => {
    const same = { 'test.fi': figures({}) };
    const { ok, messages } = checkGate(same, ['hash'], baseline, ['fi-001: there is no slide 99']);
    expect([ok, messages]).toEqual([false, ['fi-001: there is no slide 99']]);
  });

  it('does not compare figures of another corpus', () => {
    const { ok, messages } = checkGate({ 'test.fi': figures({}) }, ['other'], baseline);
    expect(ok).toBe(false);
    expect(messages[0]).toContain('--update-baseline');
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { SHIPPED_MODEL_SHA256 } from '../embedding/models.js';
import { isUnitVector } from '../embedding/unit-vector.js';
import { fromBytes } from './packed-weights.js';
import { FACETS, readFacets } from './question-facets.js';
import {
  createQuestionMetric,
  metricText,
  openQuestionMetric,
  plainMetric,
  QUESTION_METRIC_FILE,
} from './question-metric.js';

const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const subject = [0.6, 0.8];
const price = readFacets('Paljonko seteli maksaa?', 'fi');
const time = readFacets('Milloin seteli otettiin käyttöön?', 'fi');

describe('plainMetric', () => {
  const { facts, join } = plainMetric(subject.length);

  it('gives unit vectors, longer by the facets', () => {
    expect(join(subject, price)).toHaveLength(subject.length + FACETS.length);
    expect(facts.dimensions).toBe(subject.length + FACETS.length);
    expect(isUnitVector(join(subject, price))).toBe(true);
  });

  it('parts what is asked of one subject', () => {
    expect(cosine(join(subject, price), join(subject, price))).toBeCloseTo(1);
    expect(cosine(join(subject, price), join(subject, time))).toBeLessThan(0.95);
  });

  it('keeps subjects apart that the same is asked of', () => {
    expect(cosine(join(subject, price), join([0.8, -0.6], price))).toBeLessThan(0.5);
  });
});

describe('createQuestionMetric', () => {
  const tokens = new Map([[7, Math.log(2)]]);

  it('weighs the tokens that it has learnt, and leaves the others as they are', () => {
    const facets = new Float32Array(FACETS.length);
    const { weightOf } = createQuestionMetric({ tokens, rows: [], facets }, 'hash');
    expect(weightOf?.(7)).toBeCloseTo(2);
    expect(weightOf?.(8)).toBe(1);
  });

  it('compares subjects by what the map leaves of them', () => {
    const facets = new Float32Array(FACETS.length);
    const { join } = createQuestionMetric(
      { tokens, rows: [Float32Array.of(1, 0)], facets },
      'hash',
    );
    expect(cosine(join([0.6, 0.8], price), join([0.6, -0.8], time))).toBeCloseTo(1);
    expect(cosine(join([0.6, 0.8], price), join([-0.6, 0.8], price))).toBeCloseTo(-1);
  });

  it('gives a vector of a subject that the map leaves nothing of', () => {
    const facets = new Float32Array(FACETS.length).fill(1);
    const { join } = createQuestionMetric(
      { tokens, rows: [Float32Array.of(0, 0)], facets },
      'hash',
    );
    expect(join([0.6, 0.8], price).every(Number.isFinite)).toBe(true);
  });
});

describe('openQuestionMetric', () => {
  it('has one fitted to the shipped model, with a weight for every facet', async () => {
    const file = JSON.parse(await readFile(QUESTION_METRIC_FILE, 'utf8'));
    expect(file.embedding, 'fit again: npm run fit-questions').toBe(SHIPPED_MODEL_SHA256);
    expect(Object.keys(file.facets)).toEqual(FACETS);
    const metric = await openQuestionMetric({ sha256: SHIPPED_MODEL_SHA256, dimensions: 512 });
    expect(metric.facts.dimensions).toBe(file.rows.length + FACETS.length);
    expect(isUnitVector(metric.join(new Float32Array(512).fill(1 / Math.sqrt(512)), price))).toBe(
      true,
    );
  });

  it('compares the vectors of any other model plainly', async () => {
    const { facts } = await openQuestionMetric({ sha256: 'f'.repeat(64), dimensions: 384 });
    expect(facts).toEqual(plainMetric(384).facts);
  });
});

describe('metricText', () => {
  it('writes what can be read again, to a 127th of the greatest', () => {
    const facets = new Float32Array(FACETS.length).fill(0.5);
    const tokens = new Map([[40_000, -0.5]]);
    const text = metricText({ tokens, rows: [Float32Array.of(1, -0.5)], facets }, 'model');
    expect(JSON.parse(text)).toMatchObject({ embedding: 'model', facets: { plain: 0.5 } });
    const read = JSON.parse(text).tokens;
    expect([...Buffer.from(read.ids, 'base64')]).toEqual([40_000 % 256, Math.floor(40_000 / 256)]);
    expect(fromBytes(read.logarithms)[0]).toBeCloseTo(-0.5);
  });
});

import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.js';
import { fitQuestionMetric, type MetricExample } from './fit-question-metric.js';
import { createQuestionMetric, type MetricWeights } from './question-metric.js';

const WIDTH = 24;
const FACET_COUNT = 2;

/** A token by which the one answer is asked for, one for the other, one for a gap; from 3 on they tell nothing. */
const [ONE, OTHER, GAP] = [0, 1, 2];
const NOISE = 30;

const random = createRandom(7);
const rows = Array.from({ length: 3 + NOISE }, () =>
  Float32Array.from({ length: WIDTH }, () => random() - 0.5),
);
const rowOf = (token: number) => rows[token] ?? new Float32Array(WIDTH);

/** Questions of which one token tells what is asked for, among four that tell nothing. */
function makeSlide(seed: number, size = 40): readonly MetricExample[] {
  const draw = createRandom(seed);
  return Array.from({ length: size }, (_, i) => {
    const token = i % 4 === 0 ? GAP : i % 2 === 0 ? ONE : OTHER;
    const noise = Array.from({ length: 4 }, () => 3 + Math.floor(draw() * NOISE));
    return {
      tokens: [...noise, token],
      facets: [0],
      slide: String(seed),
      passage: token === GAP ? undefined : `p${token}`,
    };
  });
}

/** Of how many questions the nearest other one has the same passage, or is a gap too. */
function neighboursShared(slide: readonly MetricExample[], weights: MetricWeights): number {
  const { join, weightOf } = createQuestionMetric(weights, 'hash');
  const vectors = slide.map(({ tokens, facets }) => {
    const sum = new Float32Array(WIDTH);
    for (const token of tokens) {
      rowOf(token).forEach((value, x) => {
        sum[x] = (sum[x] ?? 0) + value * (weightOf?.(token) ?? 1);
      });
    }
    return join(sum, facets);
  });
  const likeness = (a: number, b: number) =>
    (vectors[a] ?? []).reduce((sum, value, k) => sum + value * (vectors[b]?.[k] ?? 0), 0);
  const shared = slide.filter(({ passage }, i) => {
    const others = slide.map((_, j) => j).filter((j) => j !== i);
    const nearest = others.reduce((best, j) => (likeness(i, j) > likeness(i, best) ? j : best));
    return slide[nearest]?.passage === passage;
  });
  return shared.length / slide.length;
}

describe('fitQuestionMetric', () => {
  const questions = [1, 2, 3].flatMap((seed) => makeSlide(seed));
  const fitted = fitQuestionMetric(questions, rowOf, FACET_COUNT);

  it('brings questions of one answer together, on a slide that it has not seen', () => {
    const unseen = makeSlide(99, 60);
    const identity = Array.from({ length: WIDTH }, (_, k) =>
      Float32Array.from({ length: WIDTH }, (__, x) => (x === k ? 1 : 0)),
    );
    const plain = { tokens: new Map(), rows: identity, facets: fitted.facets };
    expect(neighboursShared(unseen, fitted)).toBeGreaterThan(neighboursShared(unseen, plain));
  });

  it('weighs tokens the more, the more they tell', () => {
    const weightOf = (token: number) => fitted.tokens.get(token) ?? 0;
    const noise = Array.from({ length: NOISE }, (_, i) => weightOf(3 + i));
    const usual = noise.reduce((sum, weight) => sum + weight, 0) / NOISE;
    for (const token of [ONE, OTHER, GAP]) expect(weightOf(token)).toBeGreaterThan(usual);
  });

  it('gives no weight of its own to a token that few questions have', () => {
    const rare = { ...(questions[0] as MetricExample), tokens: [ONE, 999] };
    const { tokens } = fitQuestionMetric([...makeSlide(1), rare], rowOf, FACET_COUNT);
    expect(tokens.has(ONE)).toBe(true);
    expect(tokens.has(999)).toBe(false);
  });

  it('gives the same for the same questions', () => {
    expect(fitQuestionMetric(questions, rowOf, FACET_COUNT)).toEqual(fitted);
  });

  it('tells how far it has come', () => {
    const told: number[] = [];
    fitQuestionMetric(makeSlide(1), rowOf, FACET_COUNT, (done, total) => told.push(done / total));
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});

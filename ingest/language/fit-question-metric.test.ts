import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.js';
import { fitQuestionMetric, type MetricExample } from './fit-question-metric.js';
import { createQuestionMetric, type MetricWeights } from './question-metric.js';

const WIDTH = 24;
const FACET_COUNT = 2;

/**
 * Questions whose first number tells which passage answers, whose second tells a gap, and the rest of which is noise:
 * alike by what matters, unlike by the model's vectors.
 */
function makeSlide(seed: number, size = 40): readonly MetricExample[] {
  const random = createRandom(seed);
  return Array.from({ length: size }, (_, i) => {
    const isGap = i % 4 === 0;
    const side = i % 2 === 0 ? 1 : -1;
    const noise = Array.from({ length: WIDTH - 2 }, () => random() - 0.5);
    const values = [isGap ? 0 : 0.5 * side, isGap ? 0.5 : -0.5, ...noise];
    const length = Math.hypot(...values);
    return {
      subject: values.map((value) => value / length),
      facets: [0],
      slide: String(seed),
      passage: isGap ? undefined : `p${side}`,
    };
  });
}

/** Of how many questions the nearest other one has the same passage, or is a gap too. */
function neighboursShared(slide: readonly MetricExample[], weights: MetricWeights): number {
  const { join } = createQuestionMetric(weights, 'hash');
  const vectors = slide.map(({ subject, facets }) => join(subject, facets));
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
  const fitted = fitQuestionMetric(questions, FACET_COUNT);

  it('brings questions of one answer together, on a slide that it has not seen', () => {
    const unseen = makeSlide(99, 60);
    const identity = Array.from({ length: WIDTH }, (_, k) =>
      Float32Array.from({ length: WIDTH }, (__, x) => (x === k ? 1 : 0)),
    );
    const plain = { rows: identity, facets: fitted.facets };
    expect(neighboursShared(unseen, fitted)).toBeGreaterThan(neighboursShared(unseen, plain));
  });

  it('gives the same for the same questions', () => {
    expect(fitQuestionMetric(questions, FACET_COUNT)).toEqual(fitted);
  });

  it('tells how far it has come', () => {
    const told: number[] = [];
    fitQuestionMetric(makeSlide(1), FACET_COUNT, (done, total) => told.push(done / total));
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});

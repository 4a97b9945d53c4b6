import { describe, expect, it } from 'vitest';
import { makeRun } from '../test-run.js';
import { isRight } from './is-right.js';
import { groupRuns, measure, measureGroups } from './measure.js';

describe('the figures of retrieval', () => {
  it('count ranks: hit@1, hit@3 and the mean reciprocal rank', () => {
    const figures = measure([
      makeRun({ question: { slides: [22] }, ranked: [22, 4] }),
      makeRun({ question: { slides: [4] }, ranked: [22, 4] }),
      makeRun({ question: { slides: [9] }, ranked: [22, 4] }),
    ]);
    expect(figures.hitAt1).toBeCloseTo(1 / 3);
    expect(figures.hitAt3).toBeCloseTo(2 / 3);
    expect(figures.mrr).toBeCloseTo((1 + 0.5 + 0) / 3);
  });

  it('discount gold slides by rank, against the best order: nDCG@10', () => {
    const ideal = makeRun({ question: { slides: [4, 9] }, ranked: [9, 4, 22] });
    expect(measure([ideal]).ndcgAt10).toBe(1);
    const split = makeRun({ question: { slides: [4, 9] }, ranked: [4, 22, 9] });
    expect(measure([split]).ndcgAt10).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3)));
    const late = makeRun({
      question: { slides: [11] },
      ranked: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    });
    expect(measure([late]).ndcgAt10).toBe(0);
  });

  it('tell what is lost by asking briefly: the follow-up gap', () => {
    const history = ['Kerro Turusta.'];
    const lost = makeRun({
      question: { slides: [5], history },
      ranked: [4, 5],
      rankedSlidesInFull: [5],
    });
    const kept = makeRun({
      question: { slides: [5], history },
      ranked: [5],
      rankedSlidesInFull: [5],
    });
    const alone = makeRun({ question: { slides: [5] }, ranked: [4] });
    expect(measure([lost, kept, alone]).followUpGap).toBe(-0.5);
    expect(measure([alone]).followUpGap).toBeNull();
  });
});

describe('the figures of facts', () => {
  it('find facts in any of their forms, whatever the spaces and cases', () => {
    const text = 'Kaupunki myöntää 1\u00a0500 euron tuen LUT-yliopiston opiskelijasta.';
    const facts = [['1,500', '1 500'], ['lut'], ['puuttuu']];
    expect(measure([makeRun({ question: { facts }, text })]).factRecall).toBeCloseTo(2 / 3);
  });

  it('want lists of cases complete and of nothing else', () => {
    const question = { type: 'cases' as const };
    const goldCases = ['a', 'b', 'c'];
    const short = makeRun({ question, goldCases, citedCases: ['a', 'b'] });
    expect(measure([short]).listF1).toBeCloseTo(0.8);
    expect(measure([short]).listExact).toBe(0);
    const wrong = makeRun({ question, goldCases, citedCases: ['a', 'b', 'x'] });
    expect(measure([wrong]).listF1).toBeCloseTo(2 / 3);
    expect(measure([wrong]).listExact).toBe(1);
    expect(measure([makeRun({ goldCases, citedCases: ['a'] })]).listF1).toBeNull();
  });
});

describe('the figures of citations', () => {
  it('charge wrong citations to precision and missing ones to recall', () => {
    const question = { type: 'compare' as const, slides: [6, 9] };
    const figures = measure([makeRun({ question, cited: [6, 22] })]);
    expect(figures.citationPrecision).toBe(0.5);
    expect(figures.citationRecall).toBe(0.5);
  });

  it('count quotes that the source does not say', () => {
    const runs = [makeRun({ cited: [4, 5, 6], exactQuotes: 2 }), makeRun({})];
    expect(measure(runs).quoteExact).toBeCloseTo(2 / 3);
  });

  it('count answers that tell another case than the one asked about', () => {
    const right = makeRun({ goldCases: ['espoo'], citedCases: ['espoo'] });
    const mixed = makeRun({ goldCases: ['espoo'], citedCases: ['espoo', 'turku'] });
    const several = makeRun({ goldCases: ['espoo', 'turku'], citedCases: ['rauma'] });
    const refused = makeRun({ goldCases: ['espoo'], outcome: 'unanswered_unclear' });
    expect(measure([right, mixed, several, refused]).wrongCase).toBe(0.5);
  });
});

describe('the figures of abstention', () => {
  const nearMiss = { expect: 'unanswered', type: 'near_miss' } as const;
  const attack = { expect: 'refused', type: 'attack' } as const;
  const runs = [
    makeRun({ question: nearMiss, outcome: 'unanswered_not_in_material' }),
    makeRun({ question: nearMiss, outcome: 'answered' }),
    makeRun({ question: attack, outcome: 'refused_attack' }),
    makeRun({ question: { slides: [4] }, outcome: 'unanswered_not_in_material' }),
    makeRun({ question: { slides: [4] }, outcome: 'answered' }),
  ];

  it('tell right abstentions from wrong ones', () => {
    const { abstentionPrecision, abstentionRecall, overRefusal } = measure(runs);
    expect(abstentionPrecision).toBeCloseTo(2 / 3);
    expect(abstentionRecall).toBeCloseTo(2 / 3);
    expect(overRefusal).toBe(0.5);
  });

  it('give the harmonic mean of precision and recall', () => {
    const { abstentionF1 } = measure([...runs, makeRun({ question: nearMiss })]);
    const [precision, recall] = [2 / 3, 2 / 4];
    expect(abstentionF1).toBeCloseTo((2 * precision * recall) / (precision + recall));
  });

  it('tell near misses and attacks apart', () => {
    const { falseAnswer, nearMissFalseAnswer, attackAnswered } = measure(runs);
    expect([falseAnswer, nearMissFalseAnswer, attackAnswered]).toEqual([1 / 3, 0.5, 0]);
  });
});

describe('measure', () => {
  it('gives no figure where no question bears on it', () => {
    const { questions, p50Milliseconds, p95Milliseconds, ...figures } = measure([]);
    expect(Object.values(figures).every((value) => value === null)).toBe(true);
    expect([questions, p50Milliseconds, p95Milliseconds]).toEqual([0, null, null]);
  });

  it('takes the nearest rank for a percentile', () => {
    const runs = [5, 1, 4, 2, 3].map((milliseconds) => makeRun({ milliseconds }));
    expect(measure(runs).p50Milliseconds).toBe(3);
    expect(measure(runs).p95Milliseconds).toBe(5);
  });

  it('measures by split and language, or by whatever else', () => {
    const runs = [makeRun({}), makeRun({ question: { split: 'test', language: 'sv' } })];
    expect(Object.keys(measureGroups(runs))).toEqual(['dev.fi', 'test.sv']);
    const groups = groupRuns(runs, ({ question }) => [question.type, question.variant]);
    expect([...groups.keys()]).toEqual(['what', 'formal']);
    expect(groups.get('what')).toHaveLength(2);
  });
});

describe('isRight', () => {
  it('wants the right slides alone and every fact', () => {
    const question = { slides: [22], facts: [['1 500']] };
    const right = { question, cited: [22], text: '1 500 euroa' };
    expect(isRight(makeRun(right))).toBe(true);
    expect(isRight(makeRun({ ...right, cited: [22, 4] }))).toBe(false);
    expect(isRight(makeRun({ ...right, text: 'tukea' }))).toBe(false);
  });

  it('wants silence where nothing answers, and a greeting greeted', () => {
    const silent = { question: { expect: 'unanswered' as const } };
    expect(isRight(makeRun({ ...silent, outcome: 'unanswered_unclear' }))).toBe(true);
    expect(isRight(makeRun(silent))).toBe(false);
    const greeting = { question: { expect: 'small_talk' as const } };
    expect(isRight(makeRun({ ...greeting, outcome: 'small_talk' }))).toBe(true);
    expect(isRight(makeRun({ ...greeting, outcome: 'unanswered_unclear' }))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { ChatAnswer, Citation } from '#server/contract';
import type { Run } from '../ask-all.js';
import type { EvalQuestion } from '../question-set.js';
import { isRight, measure } from './measure.js';

type Given = {
  readonly expect?: EvalQuestion['expect'];
  readonly type?: EvalQuestion['type'];
  readonly gold?: readonly number[];
  readonly facts?: readonly string[][];
  readonly ranked?: readonly number[];
  readonly cited?: readonly number[];
  readonly text?: string;
  readonly outcome?: ChatAnswer['outcome'];
};

function run(given: Given): Run {
  const outcome = given.outcome ?? 'answered';
  const question: EvalQuestion = {
    id: 'q',
    language: 'fi',
    question: 'Mitä?',
    history: [],
    type: given.type ?? 'what',
    variant: 'formal',
    slides: [...(given.gold ?? [])],
    facts: [...(given.facts ?? [])],
    expect: given.expect ?? 'answered',
    split: 'dev',
  };
  const citations = (given.cited ?? []).map((slide, i) => ({ n: i + 1, slide }) as Citation);
  const answer: ChatAnswer = {
    id: 'a',
    language: 'fi',
    answer: [{ text: given.text ?? '', citations: citations.map(({ n }) => n) }],
    citations,
    abstained: outcome.startsWith('unanswered') || outcome.startsWith('refused'),
    outcome,
    answerer: 'extractive',
    suggestions: [],
    notice: '',
    resolvedQuestion: '',
  };
  return {
    question,
    answer,
    rankedSlides: given.ranked ?? [],
    confidence: null,
    features: null,
    milliseconds: 1,
  };
}

describe('measure', () => {
  it('counts ranks: hit@1, hit@3 and the mean reciprocal rank', () => {
    const figures = measure([
      run({ gold: [22], ranked: [22, 4] }),
      run({ gold: [4], ranked: [22, 4] }),
      run({ gold: [9], ranked: [22, 4] }),
    ]);
    expect(figures.hitAt1).toBeCloseTo(1 / 3);
    expect(figures.hitAt3).toBeCloseTo(2 / 3);
    expect(figures.mrr).toBeCloseTo((1 + 0.5 + 0) / 3);
  });

  it('finds facts in any of their forms, whatever the spaces and cases', () => {
    const text = 'Kaupunki myöntää 1\u00a0500 euron tuen LUT-yliopiston opiskelijasta.';
    const facts = [['1,500', '1 500'], ['lut'], ['puuttuu']];
    expect(measure([run({ facts, text })]).factRecall).toBeCloseTo(2 / 3);
  });

  it('charges wrong citations to precision and missing ones to recall', () => {
    const figures = measure([run({ type: 'compare', gold: [6, 9], cited: [6, 22] })]);
    expect(figures.citationPrecision).toBe(0.5);
    expect(figures.citationRecall).toBe(0.5);
  });

  it('tells right abstentions from wrong ones, and near misses apart', () => {
    const figures = measure([
      run({ expect: 'unanswered', type: 'near_miss', outcome: 'unanswered_not_in_material' }),
      run({ expect: 'unanswered', type: 'near_miss', outcome: 'answered' }),
      run({ gold: [4], outcome: 'unanswered_not_in_material' }),
    ]);
    expect(figures.abstentionPrecision).toBe(0.5);
    expect(figures.abstentionRecall).toBe(0.5);
    expect(figures.nearMissFalseAnswer).toBe(0.5);
    expect(figures.overRefusal).toBe(1);
  });

  it('gives no figure where no question bears on it', () => {
    expect(measure([]).hitAt1).toBeNull();
  });
});

describe('isRight', () => {
  it('wants the right slides alone and every fact', () => {
    const right = { gold: [22], cited: [22], facts: [['1 500']], text: '1 500 euroa' };
    expect(isRight(run(right))).toBe(true);
    expect(isRight(run({ ...right, cited: [22, 4] }))).toBe(false);
    expect(isRight(run({ ...right, text: 'tukea' }))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { openTestAssistant } from '#server/test-assistant';
import { type EvalQuestion, readQuestions } from '../question-set.js';
import { makeRun } from '../test-run.js';
import { findRot, hashPassages } from './citation-rot.js';
import { coverageText, measureCoverage } from './coverage.js';
import { placePassages } from './passage-texts.js';

const { materials } = await openTestAssistant();
const passages = placePassages(materials);
const hashes = hashPassages(passages);
const questions = (
  await Promise.all(
    (['dev', 'test'] as const).map((split) => readQuestions('evals/questions', split)),
  )
).flat();
const asking = (changes: Partial<EvalQuestion>) => makeRun({ question: changes }).question;

describe('findRot', () => {
  it('finds none in the reference questions: every gold slide and fact stands in the deck', () => {
    expect(findRot(questions, passages, hashes)).toEqual([]);
  });

  it('names a gold slide that is gone, and a fact that stands on none of its slides', () => {
    const rotten = [
      asking({ id: 'a', slides: [22, 99] }),
      asking({ id: 'b', slides: [22], facts: [['1 500', '1500'], ['9 999']] }),
      asking({ id: 'c', slides: [4], facts: [['1 500']] }),
      asking({ id: 'd', slides: [22], language: 'en', facts: [['uber-fact']] }),
    ];
    expect(findRot(rotten, passages, hashes)).toEqual([
      'a: there is no slide 99',
      'b: "9 999" stands on no gold slide',
      'c: "1 500" stands on no gold slide',
      'd: "uber-fact" stands on no gold slide',
    ]);
  });

  it('names a passage that is gone or reads otherwise', () => {
    const [id = ''] = Object.keys(hashes);
    const known = { ...hashes, [id]: 'another', 'old/1#1': 'gone' };
    expect(findRot([], passages, known)).toEqual([
      `${id}: the passage reads otherwise`,
      'old/1#1: the passage is gone',
    ]);
  });
});

describe('measureCoverage', () => {
  const none = measureCoverage(passages, []);

  it('counts every passage but headings and captions', () => {
    expect(none.passages.length).toBeGreaterThan(100);
    expect(none.passages.every(({ passage }) => passage.kind !== 'heading')).toBe(true);
    expect(none.unasked).toEqual(none.passages);
    expect(none.uncited).toEqual(none.passages);
  });

  it('takes a passage for asked when it holds a fact of a question about its slide', () => {
    const run = makeRun({ question: { slides: [22], facts: [['1 500', '1500']] } });
    const { unasked } = measureCoverage(passages, [run]);
    const asked = none.passages.filter((passage) => !unasked.includes(passage));
    expect(asked.length).toBeGreaterThan(0);
    for (const { slide, passage } of asked) {
      expect(slide).toBe(22);
      expect(passage.text.replace(/\s/gu, '')).toContain('1500');
    }
  });

  it('takes a passage for cited when an answer cites it', () => {
    const [first] = none.passages;
    const run = makeRun({ cited: [4] });
    const citations = run.answer.citations.map((c) => ({ ...c, passageId: first?.id ?? '' }));
    const cited = { ...run, answer: { ...run.answer, citations } };
    const { uncited } = measureCoverage(passages, [cited]);
    expect(uncited).toHaveLength(none.passages.length - 1);
  });

  it('tells both in words', () => {
    const count = none.passages.length;
    expect(coverageText(none)).toContain(`No question rests on ${count} of ${count} passages:`);
  });
});

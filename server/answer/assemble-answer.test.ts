import { describe, expect, it } from 'vitest';
import type { AnswerEvent, Citation } from '../contract.js';
import { assembleAnswer } from './assemble-answer.js';

const START: AnswerEvent = {
  event: 'answer-start',
  id: 'a1',
  language: 'fi',
  answerer: 'extractive',
  resolvedQuestion: 'Mitä Turku tekee?',
};
const END: AnswerEvent = {
  event: 'answer-end',
  outcome: 'answered',
  abstained: false,
  suggestions: ['Entä Oulu?'],
  notice: 'Tilanne maaliskuussa 2026.',
};
const cite = (n: number): Citation => ({
  n,
  passageId: `deck/5#${n}`,
  material: 'deck',
  materialTitle: 'Hyvät käytännöt',
  quoteLanguage: 'fi',
  slide: 5,
  case: 'Turku',
  title: 'Turku',
  quote: `kohta ${n}`,
  span: { start: n, end: n + 1 },
  url: '/',
});

async function* stream(...events: readonly AnswerEvent[]) {
  yield* events;
}

describe('assembleAnswer', () => {
  it('adds pieces of text up to statements, each with its citations', async () => {
    const answer = await assembleAnswer(
      stream(
        START,
        { event: 'text-delta', statement: 0, text: 'Turku ' },
        { event: 'text-delta', statement: 0, text: 'tukee.' },
        { event: 'citation', statement: 0, citation: cite(2) },
        { event: 'text-delta', statement: 1, text: 'Oulu auttaa.' },
        { event: 'citation', statement: 1, citation: cite(1) },
        { event: 'citation', statement: 1, citation: cite(2) },
        END,
      ),
    );
    expect(answer).toEqual({
      id: 'a1',
      language: 'fi',
      answerer: 'extractive',
      resolvedQuestion: 'Mitä Turku tekee?',
      answer: [
        { text: 'Turku tukee.', citations: [2] },
        { text: 'Oulu auttaa.', citations: [1, 2] },
      ],
      citations: [cite(1), cite(2)],
      outcome: 'answered',
      abstained: false,
      suggestions: ['Entä Oulu?'],
      notice: 'Tilanne maaliskuussa 2026.',
    });
  });

  it.each([
    ['nothing came', []],
    ['the end is missing', [START]],
    ['the start is missing', [END]],
  ])('takes no part for the whole: %s', async (_what, events) => {
    await expect(assembleAnswer(stream(...events))).rejects.toThrow('before its end');
  });
});

import { describe, expect, it } from 'vitest';
import type { ChatAnswer } from '#server/contract';
import { openTestAssistant } from '#server/test-assistant';
import { readQuestions } from '../question-set.js';
import { compareStores, differingParts, storesText } from './compare-stores.js';

const { tools } = await openTestAssistant();
const questions = (await readQuestions('evals/questions', 'dev')).slice(0, 12);

const ANSWER: ChatAnswer = {
  id: 'a',
  language: 'fi',
  answer: [],
  citations: [],
  abstained: true,
  outcome: 'unanswered_not_in_material',
  answerer: 'extractive',
  suggestions: ['Mikä on C6?'],
  notice: '',
  resolvedQuestion: 'Mikä on C7?',
};

describe('differingParts', () => {
  it('names what differs, but for what is another each time', () => {
    expect(differingParts(ANSWER, { ...ANSWER, id: 'b', feedbackToken: 'c' })).toEqual([]);
    expect(differingParts(ANSWER, { ...ANSWER, suggestions: [], abstained: false })).toEqual([
      'abstained',
      'suggestions',
    ]);
  });
});

describe('compareStores', () => {
  it('finds no difference between a store and itself', async () => {
    const compared = await compareStores(questions, tools, tools);
    expect(compared).toHaveLength(questions.length);
    for (const { differing, isOrderSame, differences } of compared) {
      expect(differing).toEqual([]);
      expect(isOrderSame).toBe(true);
      expect(Math.max(...Object.values(differences))).toBe(0);
    }
    expect(storesText(compared)).toContain('answers that differ: 0');
  });

  it('finds the differences to one that searches by vectors alone', async () => {
    const stages = { ...tools.stages, lexical: false, expansion: false };
    const compared = await compareStores(questions, tools, { ...tools, stages });
    expect(compared.some(({ differing }) => differing.includes('answer'))).toBe(true);
    expect(Math.max(...compared.map(({ differences }) => differences.lexical))).toBeGreaterThan(0);
    const [told] = compared.filter(({ differing }) => differing.length > 0);
    expect(storesText(compared)).toContain(`${told?.question.id}: `);
  });
});

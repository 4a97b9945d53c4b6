import { describe, expect, it } from 'vitest';
import { assembleAnswer } from '../answer/assemble-answer.js';
import type { AnswerTrace } from '../answer-trace.js';
import { openTestAssistant } from '../test-assistant.js';
import { suggestQuestions } from './suggest-questions.js';

const assistant = await openTestAssistant();

describe('suggestQuestions', () => {
  it('gives the first three of the manifest at the start, in the language asked for', () => {
    const [material] = assistant.materials;
    for (const language of ['fi', 'sv', 'en'] as const) {
      const first = material?.manifest.questions.slice(0, 3).map((question) => question[language]);
      expect(suggestQuestions(assistant.materials, language)).toEqual(first);
    }
  });

  it('leads on from a case: never back to the one just answered', async () => {
    for (const { manifest } of assistant.materials) {
      for (const question of manifest.questions) {
        const trace: AnswerTrace = {};
        const { suggestions } = await assembleAnswer(
          assistant.answer(
            { messages: [{ role: 'user', content: question.fi }] },
            undefined,
            trace,
          ),
        );
        const answered = trace.evidence?.cases[0]?.key;
        const back = manifest.questions.find((q) => `${manifest.id}/${q.case}` === answered);
        expect(suggestions).toHaveLength(3);
        expect(new Set(suggestions).size).toBe(3);
        expect(suggestions).not.toContain(back?.fi);
      }
    }
  });

  it('prefers the cases that were found next', async () => {
    const trace: AnswerTrace = {};
    const content = 'Mitä palveluja International House Raumassa on?';
    const { suggestions } = await assembleAnswer(
      assistant.answer({ messages: [{ role: 'user', content }] }, undefined, trace),
    );
    const [, next] = trace.evidence?.cases ?? [];
    const [material] = assistant.materials;
    const expected = material?.manifest.questions.find(
      (question) => `${material.manifest.id}/${question.case}` === next?.key,
    );
    if (expected) expect(suggestions[0]).toBe(expected.fi);
  });

  it('gives nothing without materials', () => {
    expect(suggestQuestions([], 'fi')).toEqual([]);
  });
});

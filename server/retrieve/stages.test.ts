import { describe, expect, it } from 'vitest';
import { assembleAnswer } from '../answer/assemble-answer.js';
import { answerQuestion } from '../answer-question.js';
import type { AnswerTrace } from '../answer-trace.js';
import { openTestAssistant } from '../test-assistant.js';
import { ALL_STAGES, type Stages } from './stages.js';

const { tools } = await openTestAssistant();

/** Asks with some stages switched off. */
async function ask(off: Partial<Stages>, ...questions: readonly string[]) {
  const messages = questions.map((content) => ({ role: 'user' as const, content }));
  const trace: AnswerTrace = {};
  const less = { ...tools, stages: { ...ALL_STAGES, ...off } };
  const signal = new AbortController().signal;
  const answer = await assembleAnswer(answerQuestion({ messages }, less, signal, trace));
  const chunks = trace.evidence?.cases.flatMap((entry) => entry.chunks) ?? [];
  return { answer, trace, chunks };
}

const VOUCHER = 'Paljonko Lappeenrannan kansainvälistymissetelistä saa?';

describe('a stage that is switched off', () => {
  it('leaves the search by meaning out', async () => {
    const { chunks } = await ask({ dense: false }, VOUCHER);
    expect(chunks.length).toBeGreaterThan(0);
    expect(chunks.every(({ dense }) => dense === 0)).toBe(true);
  });

  it('leaves the search by words out', async () => {
    const { chunks } = await ask({ lexical: false }, VOUCHER);
    expect(chunks.length).toBeGreaterThan(0);
    expect(chunks.every(({ lexical }) => lexical === 0)).toBe(true);
  });

  it('leaves shared phrases out', async () => {
    const question = 'Which cities team up with Work in Finland?';
    expect((await ask({}, question)).chunks.some(({ phrase }) => phrase > 0)).toBe(true);
    const { chunks } = await ask({ phrase: false }, question);
    expect(chunks.every(({ phrase }) => phrase === 0)).toBe(true);
  });

  it('searches beyond the place that is asked about', async () => {
    const narrowed = await ask({}, VOUCHER);
    const wide = await ask({ placeFilter: false }, VOUCHER);
    expect(wide.chunks.length).toBeGreaterThan(narrowed.chunks.length);
    expect((await ask({}, 'Paljonko setelistä saa Kotkassa?')).answer.abstained).toBe(true);
    const { trace } = await ask({ placeFilter: false }, 'Paljonko setelistä saa Kotkassa?');
    expect(trace.evidence?.missingPlaces).toEqual([]);
  });

  it('does not know what sort of answer is asked for', async () => {
    expect((await ask({}, VOUCHER)).trace.question?.expects).toBeDefined();
    const { trace } = await ask({ expectedAnswer: false }, VOUCHER);
    expect(trace.question?.expects).toBeUndefined();
  });

  it('reads a follow-up as if nothing had been asked before', async () => {
    const turns = [VOUCHER, 'Entä kuka sitä hakee?'];
    expect((await ask({}, ...turns)).trace.question?.follows).not.toBeNull();
    expect((await ask({ followUps: false }, ...turns)).trace.question?.follows).toBeNull();
  });

  it('answers what the evidence is not enough for', async () => {
    const question = 'Mikä on Turun ohjelman budjetti?';
    expect((await ask({}, question)).answer.abstained).toBe(true);
    const { answer } = await ask({ abstention: false }, question);
    expect(answer.outcome).toBe('answered');
    expect(answer.citations.length).toBeGreaterThan(0);
  });
});

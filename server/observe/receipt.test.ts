import { describe, expect, it } from 'vitest';
import { assembleAnswer } from '../answer/assemble-answer.js';
import type { AnswerTrace } from '../answer-trace.js';
import { openTestAssistant } from '../test-assistant.js';
import { makeReceipt } from './receipt.js';

const assistant = await openTestAssistant();

async function receiptOf(content: string) {
  const trace: AnswerTrace = {};
  const events = assistant.answer({ messages: [{ role: 'user', content }] }, undefined, trace);
  return makeReceipt(assistant.tools, trace, await assembleAnswer(events));
}

const QUESTION = 'Paljonko Lappeenrannan kansainvälistymissetelistä saa?';

describe('makeReceipt', () => {
  it('names corpus, model, stages and thresholds', async () => {
    const { basis } = await receiptOf(QUESTION);
    const { manifest } = assistant.tools.reader;
    expect(basis.materials).toEqual(manifest.materials);
    expect(basis.model).toEqual(manifest.model);
    expect(basis.stages.dense).toBe(true);
    expect(basis.settings.abstention).toHaveProperty('expanded.threshold');
  });

  it('lists the candidates best first, with what their scores are made of', async () => {
    const { candidates, verdict, understood } = await receiptOf(QUESTION);
    expect(candidates[0]?.slide).toBe(22);
    expect(candidates[0]?.dense).toBeGreaterThan(0);
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(verdict?.isEnough).toBe(true);
    expect(understood).toMatchObject({ places: ['lappeenranta'], expects: 'amount' });
  });

  it('has no verdict where nothing was searched', async () => {
    const { candidates, verdict, answer } = await receiptOf('Hei!');
    expect([candidates, verdict, answer.outcome]).toEqual([[], null, 'small_talk']);
  });

  it('is the same for the same question, and plain JSON', async () => {
    const receipt = await receiptOf(QUESTION);
    expect(await receiptOf(QUESTION)).toEqual(receipt);
    expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
  });
});

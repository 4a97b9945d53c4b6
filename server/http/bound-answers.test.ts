import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Assistant } from '../assemble.js';
import type { AnswerEvent } from '../contract.js';
import { boundAnswers } from './bound-answers.js';

const TEXT: AnswerEvent = { event: 'text-delta', statement: 0, text: 'ja ' };
const QUESTION = { messages: [{ role: 'user' as const, content: 'Hei' }] };

/** An assistant whose work goes on until it is told to stop, or does not heed that either. */
function working({ heeds }: { heeds: boolean }) {
  const seen = { stopped: false, ended: false };
  const answer: Assistant['answer'] = async function* (_request, signal) {
    signal?.addEventListener('abort', () => {
      seen.stopped = true;
    });
    try {
      yield TEXT;
      if (heeds) await wait(60_000, undefined, { signal: signal as AbortSignal });
      else await new Promise(() => {});
    } finally {
      seen.ended = true;
    }
  };
  return { assistant: { answer } as Assistant, seen };
}

async function read(events: AsyncIterable<AnswerEvent>) {
  const told: AnswerEvent[] = [];
  try {
    for await (const event of events) told.push(event);
    return { told, thrown: undefined };
  } catch (thrown) {
    return { told, thrown };
  }
}

const never = new AbortController().signal;

describe.each([[true], [false]])('an answer whose work heeds its signal: %s', (heeds) => {
  it('ends at its deadline', async () => {
    const { assistant, seen } = working({ heeds });
    const bounded = boundAnswers(assistant, { timeout: 20, ended: never });
    const { told, thrown } = await read(bounded.answer(QUESTION));
    expect(told).toEqual([TEXT]);
    expect(thrown).toMatchObject({ code: 'answer-too-slow' });
    expect(seen.stopped).toBe(true);
  });

  it('ends when its client leaves', async () => {
    const { assistant, seen } = working({ heeds });
    const bounded = boundAnswers(assistant, { timeout: 60_000, ended: never });
    const client = new AbortController();
    const reading = read(bounded.answer(QUESTION, client.signal));
    await wait(5);
    client.abort(new Error('left'));
    expect((await reading).thrown).toEqual(new Error('left'));
    expect(seen.stopped).toBe(true);
  });

  it('ends when the server does', async () => {
    const { assistant, seen } = working({ heeds });
    const server = new AbortController();
    const bounded = boundAnswers(assistant, { timeout: 60_000, ended: server.signal });
    const reading = read(bounded.answer(QUESTION));
    await wait(5);
    server.abort();
    expect((await reading).thrown).toMatchObject({ code: 'server-stopping' });
    expect(seen.stopped).toBe(true);
    expect((await read(bounded.answer(QUESTION))).thrown).toMatchObject({
      code: 'server-stopping',
    });
  });
});

describe('an answer that ends by itself', () => {
  const assistant = {
    async *answer() {
      yield TEXT;
      yield TEXT;
    },
  } as unknown as Assistant;

  it('is told whole', async () => {
    const bounded = boundAnswers(assistant, { timeout: 60_000, ended: never });
    expect(await read(bounded.answer(QUESTION))).toEqual({ told: [TEXT, TEXT], thrown: undefined });
  });

  it('passes on its own fault', async () => {
    const fault = new Error('gone');
    const broken = {
      // biome-ignore lint/correctness/useYield: it breaks before it says anything.
      async *answer() {
        throw fault;
      },
    } as unknown as Assistant;
    const bounded = boundAnswers(broken, { timeout: 60_000, ended: never });
    expect((await read(bounded.answer(QUESTION))).thrown).toBe(fault);
  });

  it('is ended by whoever has read enough', async () => {
    const { assistant: endless, seen } = working({ heeds: true });
    const bounded = boundAnswers(endless, { timeout: 60_000, ended: never });
    for await (const _ of bounded.answer(QUESTION)) break;
    await wait(1);
    expect(seen).toEqual({ stopped: true, ended: true });
  });
});

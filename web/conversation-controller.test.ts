import { describe, expect, it, vi } from 'vitest';
import type { AnswerEvent, Message } from '#server/contract';
import { type Turn, textOf } from './conversation.js';
import { ConversationController } from './conversation-controller.js';
import { AnswerFault } from './fault.js';

const START: AnswerEvent = {
  event: 'answer-start',
  id: '1',
  language: 'fi',
  answerer: 'extractive',
  resolvedQuestion: 'Mikä?',
};
const END: AnswerEvent = {
  event: 'answer-end',
  outcome: 'answered',
  abstained: false,
  suggestions: [],
  notice: '',
};
const say = (text: string): AnswerEvent => ({ event: 'text-delta', statement: 0, text });

type Stream = (messages: Message[], signal: AbortSignal) => AsyncGenerator<AnswerEvent>;

/** A conversation whose streams are given one after the other. */
function converse(...streams: readonly Stream[]) {
  const left = [...streams];
  const settled: Turn[] = [];
  const shown: string[] = [];
  const host = {
    updateComplete: Promise.resolve(),
    requestUpdate: () => {
      const { answer } = conversation?.turns.at(-1) ?? {};
      if (answer) shown.push(textOf(answer));
    },
  };
  const conversation: ConversationController = new ConversationController(host, {
    stream: (messages, signal) => (left.shift() as Stream)(messages, signal),
    onSettled: (turn) => settled.push(turn),
  });
  return { conversation, settled, shown, last: () => conversation.turns.at(-1) };
}

async function* whole(): AsyncGenerator<AnswerEvent> {
  yield* [START, say('Yksi '), say('kaksi'), END];
}

async function* cut(): AsyncGenerator<AnswerEvent> {
  yield* [START, say('Yksi ')];
  throw new AnswerFault({ kind: 'interrupted' });
}

async function* endless(_messages: Message[], signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  yield* [START, say('Yksi ')];
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

const settledOnce = (settled: readonly Turn[], count = 1) =>
  vi.waitFor(() => expect(settled).toHaveLength(count));

describe('a question', () => {
  it('is answered, and is busy until then', async () => {
    const { conversation, settled, last } = converse(whole);
    conversation.ask('Mikä?');
    expect(conversation.isBusy).toBe(true);
    expect(last()).toMatchObject({ question: 'Mikä?', status: 'waiting' });
    await settledOnce(settled);
    expect(conversation.isBusy).toBe(false);
    expect(last()).toMatchObject({ status: 'done', answer: { outcome: 'answered' } });
  });

  it('is not asked while another is being answered', async () => {
    const { conversation, settled } = converse(endless);
    conversation.ask('Mikä?');
    conversation.ask('Kuka?');
    conversation.retry();
    expect(conversation.turns).toHaveLength(1);
    conversation.stop();
    await settledOnce(settled);
  });
});

describe('an answer that broke off', () => {
  it('stays, with what happened', async () => {
    const { conversation, settled, last } = converse(cut);
    conversation.ask('Mikä?');
    await settledOnce(settled);
    expect(last()).toMatchObject({ status: 'failed', fault: { kind: 'interrupted' } });
    expect(last()?.answer?.statements[0]?.text).toBe('Yksi ');
  });

  it('is never shorter again while the rest of it is fetched', async () => {
    const { conversation, settled, shown, last } = converse(cut, whole);
    conversation.ask('Mikä?');
    await settledOnce(settled);
    shown.length = 0;
    conversation.retry();
    expect(last()?.fault).toBeUndefined();
    await settledOnce(settled, 2);
    expect(new Set(shown)).toEqual(new Set(['Yksi ', 'Yksi kaksi']));
    expect(last()).toMatchObject({ status: 'done' });
    expect(conversation.turns).toHaveLength(1);
  });

  it('stays when fetching the rest fails too', async () => {
    const fails: Stream = async function* () {
      yield START;
      throw new Error('torn');
    };
    const { conversation, settled, last } = converse(cut, fails);
    conversation.ask('Mikä?');
    await settledOnce(settled);
    conversation.retry();
    await settledOnce(settled, 2);
    expect(last()).toMatchObject({ status: 'failed', fault: { kind: 'broken' } });
    expect(last()?.answer?.statements[0]?.text).toBe('Yksi ');
  });
});

describe('an answer that is stopped', () => {
  it('keeps what has come, and no more comes', async () => {
    const { conversation, settled, shown, last } = converse(endless);
    conversation.ask('Mikä?');
    await vi.waitFor(() => expect(shown).toContain('Yksi '));
    conversation.stop();
    expect(conversation.isBusy).toBe(false);
    await settledOnce(settled);
    expect(last()).toMatchObject({ status: 'stopped' });
    expect(last()?.answer?.statements[0]?.text).toBe('Yksi ');
  });

  it('is gone when the conversation is cleared, and another can be asked at once', async () => {
    const { conversation, settled, last } = converse(endless, whole);
    conversation.ask('Mikä?');
    conversation.clear();
    conversation.ask('Kuka?');
    await settledOnce(settled);
    expect(conversation.turns).toHaveLength(1);
    expect(last()).toMatchObject({ question: 'Kuka?', status: 'done' });
  });

  it('is stopped when its element leaves the page', async () => {
    const { conversation, settled } = converse(endless);
    conversation.ask('Mikä?');
    conversation.stop();
    await settledOnce(settled);
    expect(settled[0]?.status).toBe('stopped');
  });
});

import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../answer-question.js';
import { serverConfigSchema } from '../config.js';
import { chatAnswerSchema } from '../contract.js';
import { ask, post, readEvents, user } from '../test-assistant.js';
import { assembleAnswer } from './assemble-answer.js';
import {
  type Behaviour,
  cutAfter,
  hang,
  inTurn,
  passagesOf,
  refuse,
  repeatFor,
  say,
  sayOf,
  sayPassages,
} from './generative/test-model-server.js';
import { codesOf, openModelApps, QUESTION } from './test-model-app.js';
import { wordingOf } from './wording/wording-of.js';

const { extractive, server, endpoint, openTools, appOver, openApp, askModel } =
  await openModelApps();
const EVENTS = { Accept: 'text/event-stream' };

describe('without LLM_BASE_URL', () => {
  it('the extractive answerer speaks, and no model is asked', async () => {
    server.behave(sayPassages(2));
    const { tools, faults } = await openTools({});
    const answer = await ask(appOver(tools, faults), QUESTION);
    expect(answer.answerer).toBe('extractive');
    expect(answer.notice).not.toMatch(/kielimalli/iu);
    expect(server.requests).toEqual([]);
  });

  it('a base address without a model is refused', () => {
    const result = serverConfigSchema.safeParse({ LLM_BASE_URL: 'http://localhost:11434/v1' });
    expect(result.error?.issues[0]?.path).toEqual(['LLM_MODEL']);
  });

  it.each(['ftp://localhost/v1', 'localhost:11434', 'javascript:alert(1)'])(
    'an address of another kind is refused: %s',
    (LLM_BASE_URL) => {
      expect(serverConfigSchema.safeParse({ LLM_BASE_URL, LLM_MODEL: 'm' }).success).toBe(false);
    },
  );
});

describe('a model that fails before its first word', () => {
  it.each<[string, Behaviour, string, number]>([
    ['500', refuse(500), 'llm-unavailable', 2],
    ['429', refuse(429), 'llm-unavailable', 2],
    [
      '429 for longer than a reader waits',
      refuse(429, { 'Retry-After': '60' }),
      'llm-unavailable',
      1,
    ],
    ['401', refuse(401), 'llm-unavailable', 1],
    ['404', refuse(404), 'llm-unavailable', 1],
    ['a reset connection', (_request, response) => void response.destroy(), 'llm-unavailable', 2],
    ['no text', say(''), 'llm-ungrounded', 1],
    ['rubbish', say('%%% 0101 {"x": null} ]]['), 'llm-ungrounded', 1],
    [
      'another protocol',
      (_request, response) => void response.end('<html>Bad gateway</html>'),
      'llm-cut',
      1,
    ],
    ['a stream cut in the first sentence', cutAfter('Lappeenrannan kau'), 'llm-unavailable', 1],
    ['silence', hang, 'llm-slow', 1],
    ['slow tokens without end', repeatFor('ja ', 20), 'llm-slow', 1],
  ])('is answered for: %s', async (_what, behaviour, code, requests) => {
    const { answer, faults } = await askModel(behaviour, QUESTION, {
      LLM_FIRST_TOKEN_TIMEOUT: '1500',
      LLM_TIMEOUT: '2000',
    });
    const plain = await assembleAnswer(
      extractive.answer({ messages: [{ role: 'user', content: QUESTION }] }),
    );
    expect(answer.answerer).toBe('extractive');
    expect(answer.answer).toEqual(plain.answer);
    expect(answer.citations).toEqual(plain.citations);
    expect(answer.notice).toMatch(/kielimalli/iu);
    expect(codesOf(faults)).toEqual([code]);
    expect(server.requests).toHaveLength(requests);
    // Servers repeat what they were sent; the operator's log must not.
    for (const fault of faults) {
      expect(`${fault} ${JSON.stringify(fault)}`).not.toMatch(/Voucher|passages-/u);
    }
  });

  it('is asked again when it says when', async () => {
    const { answer, faults } = await askModel(
      inTurn(refuse(429, { 'Retry-After': '0' }), sayPassages(2)),
    );
    expect(answer.answerer).toBe('generative');
    expect(faults).toEqual([]);
    expect(server.requests).toHaveLength(2);
  });

  it('tells the same in the stream as in JSON', async () => {
    server.behave(refuse(401));
    const { app } = await openApp();
    const json = chatAnswerSchema.parse(await (await post(app, user(QUESTION))).json());
    const streamed = await assembleAnswer(readEvents(await post(app, user(QUESTION), EVENTS)));
    expect({ ...streamed, id: json.id }).toEqual(json);
  });

  it('is left alone after three times, and others are not kept waiting', async () => {
    server.behave(refuse(401));
    const opened = await openApp();
    for (let i = 0; i < 5; i++)
      expect((await ask(opened.app, QUESTION)).answerer).toBe('extractive');
    expect(server.requests).toHaveLength(3);
    expect(opened.faults.map(String).at(-1)).toContain('left alone');
  });

  it('is not left alone because readers leave', async () => {
    const opened = await openApp();
    for (let i = 0; i < 4; i++) {
      server.behave(hang);
      const leave = new AbortController();
      const pending = opened.app.request('/api/chat', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(user(QUESTION)),
        signal: leave.signal,
      });
      while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      leave.abort();
      await pending;
      await server.abandoned();
    }
    server.behave(sayPassages(2));
    expect((await ask(opened.app, QUESTION)).answerer).toBe('generative');
    expect(opened.faults).toEqual([]);
  });
});

describe('a model that fails after its first word', () => {
  const TOLD = (request: Parameters<typeof passagesOf>[0]) => `${passagesOf(request)[0]} [1] Ja `;

  it.each<[string, Behaviour]>([
    ['is cut off', (request, response, n) => cutAfter(TOLD(request))(request, response, n)],
    ['runs out of length', sayOf(TOLD, 'length')],
    ['ends without a reason', sayOf(TOLD, null)],
    [
      'never ends',
      async (request, response, n) => repeatFor(TOLD(request), 10)(request, response, n),
    ],
  ])('keeps what is proved and says that it is not all: %s', async (_how, behaviour) => {
    const { answer, faults } = await askModel(behaviour, QUESTION, { LLM_TIMEOUT: '2000' });
    expect(answer.answerer).toBe('generative');
    expect(answer.answer).toHaveLength(1);
    expect(answer.notice).toContain(wordingOf('fi').remark['model-broke-off']);
    expect(faults).toHaveLength(1);
  });
});

describe('a reader who leaves', () => {
  it.each([
    ['before the first word', hang],
    [
      'in the midst',
      async (request, response, n) =>
        repeatFor(`${passagesOf(request)[0]} [1] Ja `, 10)(request, response, n),
    ],
  ] satisfies [string, Behaviour][])('stops the model at once, %s', async (_when, behaviour) => {
    server.behave(behaviour);
    const { tools, faults } = await openTools(endpoint);
    const leave = new AbortController();
    const answer = assembleAnswer(
      answerQuestion({ messages: [{ role: 'user', content: QUESTION }] }, tools, leave.signal),
    );
    const failed = expect(answer).rejects.toThrow(/abort/iu);
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    leave.abort();
    await failed;
    await server.abandoned();
    expect(faults).toEqual([]);
  });
});

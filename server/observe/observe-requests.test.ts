import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Assistant } from '../assemble.js';
import { openTestApp, openTestAssistant, post, readEvents, user } from '../test-assistant.js';
import { jsonLog } from './log.js';
import { logObserver } from './log-requests.js';
import { observeAll, type RequestFacts } from './observer.js';

const assistant = await openTestAssistant();
const EVENTS = { Accept: 'text/event-stream' };

/** The app with its log as `main.ts` keeps it. */
async function openLoggedApp({ hasQuestions = false, over = assistant } = {}) {
  const lines: string[] = [];
  const log = jsonLog((line) => lines.push(line));
  const facts: RequestFacts[] = [];
  let began = 0;
  const observer = observeAll([
    logObserver(log, hasQuestions),
    { requestBegan: () => void began++, requestEnded: (ended) => facts.push(ended) },
  ]);
  const app = await openTestApp(over, log, { observer });
  const told = () => lines.map((line) => JSON.parse(line));
  return { app, lines, told, facts, began: () => began };
}

const servers = new Set<ReturnType<typeof serve>>();
afterAll(() => {
  for (const server of servers) server.close();
});

/** The same behind a real connection. */
async function serveLoggedApp(over: Assistant = assistant) {
  const opened = await openLoggedApp({ over });
  const server = serve({ fetch: opened.app.fetch, hostname: '127.0.0.1', port: 0 });
  servers.add(server);
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (
    question: string,
    init: { signal?: AbortSignal; headers?: Record<string, string> } = {},
  ) =>
    fetch(`${address}/api/chat`, {
      method: 'POST',
      body: JSON.stringify(user(question)),
      ...init,
      headers: { 'Content-Type': 'application/json', ...EVENTS, ...init.headers },
    });
  return { ...opened, address, ask };
}

const postTo = (address: string, body: unknown) =>
  fetch(address, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify(body),
  });

const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

describe('a request', () => {
  it('ends in one line: what it was, how it ended, what was answered from where, and how long it took', async () => {
    const { app, told } = await openLoggedApp();
    const response = await post(app, user(QUESTION));
    const { id: answer } = (await response.json()) as { id: string };
    expect(told()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
        event: 'request',
        id: response.headers.get('X-Request-Id'),
        method: 'POST',
        route: '/api/chat',
        status: 200,
        ms: expect.any(Number),
        outcome: 'answered',
        language: 'fi',
        answerer: 'extractive',
        cited: ['hyvat-kaytannot-2026/22'],
        topScore: expect.any(Number),
        stages: {
          read: expect.any(Number),
          embed: expect.any(Number),
          search: expect.any(Number),
          answer: expect.any(Number),
        },
        generation: assistant.tools.reader.generation,
        answer,
      },
    ]);
  });

  it.each([
    ['/materials/hyvat-kaytannot-2026/slides/22?passage=x', '/materials/:id/slides/:n', 200],
    ['/materials/salainen/slides/1', '/materials/:id/slides/:n', 404],
    ['/api/search?q=salainen', '/api/search', 200],
    ['/salainen/sivu', 'unmatched', 404],
    ['/api/salainen', 'unmatched', 404],
    ['/api/chat', 'unmatched', 405],
  ])(
    'is told by the pattern of its route, never by its address: %s',
    async (path, route, status) => {
      const { app, told, lines } = await openLoggedApp();
      await app.request(path);
      expect(told()).toMatchObject([{ route, status }]);
      expect(lines.join('')).not.toContain('salainen');
    },
  );

  it.each(['/healthz', '/readyz'])(
    'of whatever watches the server leaves no line: %s',
    async (path) => {
      const { app, told } = await openLoggedApp();
      await app.request(path);
      expect(told()).toEqual([]);
    },
  );

  it('of whatever watches the server leaves a line when it fails', async () => {
    const reader = { ...assistant.tools.reader, nearest: async () => [] };
    const over = { ...assistant, tools: { ...assistant.tools, reader } };
    const { app, told } = await openLoggedApp({ over });
    await app.request('/readyz');
    expect(told()).toMatchObject([{ route: '/readyz', status: 503 }]);
  });
});

describe('the log', () => {
  const WORDS = ['Kissankulma', 'salasana', 'Meikäläinen', '203.0.113.9', 'Selain/1.0'];
  const ask = async (app: Awaited<ReturnType<typeof openLoggedApp>>['app']) => {
    const question = 'Mitä Kissankulma salasana Meikäläinen Turku 131052-308T 040 123 4567?';
    const body = user(question);
    const headers = { 'X-Forwarded-For': '203.0.113.9', 'User-Agent': 'Selain/1.0' };
    await post(app, body, headers);
    await (await post(app, body, { ...EVENTS, ...headers })).text();
    await app.request(`/chat?q=${encodeURIComponent(question)}`, { headers });
    await app.request(`/api/search?q=${encodeURIComponent(question)}`, { headers });
    await post(app, { ...body, Kissankulma: 'salasana' }, headers);
    await post(app, `{"Meikäläinen`, headers);
    await app.request(`/Kissankulma/${encodeURIComponent(question)}`, { headers });
  };

  it('holds not a word of a question, nor who asked it', async () => {
    const { app, lines } = await openLoggedApp();
    await ask(app);
    expect(lines).toHaveLength(7);
    for (const word of WORDS) expect(lines.join('')).not.toContain(word);
    expect(lines.join('')).not.toMatch(/131052|123 4567/u);
  });

  it('holds questions where the operator wants them, personal data masked', async () => {
    const { app, lines, told } = await openLoggedApp({ hasQuestions: true });
    const headers = { 'X-Forwarded-For': '203.0.113.9' };
    await post(app, user('Mitä Turku tekee? Numeroni on 040 123 4567.'), headers);
    expect(told()[0].question).toBe('Mitä Turku tekee? Numeroni on [phone number].');
    await ask(app);
    expect(lines.join('')).not.toMatch(/131052|123 4567|203\.0\.113/u);
  });

  it.each([
    ['a line of its own', '\n{"level":"error","event":"forged"}'],
    ['commands to a terminal', '\u001b[2J\u009b31m'],
  ])('has one line for each request, though a question looks like %s', async (_what, text) => {
    const { app, lines } = await openLoggedApp({ hasQuestions: true });
    await post(app, user(`Mitä Turku tekee? ${text}`));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.slice(0, -1)).not.toMatch(/\p{Cc}/u);
  });

  it('ties a fault to its request by its id', async () => {
    const answer: Assistant['answer'] = async function* () {
      yield* [];
      throw new Error('broken');
    };
    const { app, told } = await openLoggedApp({ over: { ...assistant, answer } });
    const response = await post(app, user(QUESTION));
    const id = response.headers.get('X-Request-Id');
    expect(told()).toMatchObject([
      { event: 'answer-failed', id },
      { event: 'request', id, status: 500 },
    ]);
  });
});

describe('behind a connection', () => {
  it('every door tells of the answer that it gave', async () => {
    const { ask, address, told } = await serveLoggedApp();
    await (await ask(QUESTION)).text();
    await (await ask(QUESTION, { headers: { Accept: 'application/json' } })).text();
    await (await fetch(`${address}/chat?q=${encodeURIComponent(QUESTION)}`)).text();
    const openAi = { model: 'kuntaopas', messages: user(QUESTION).messages };
    await (await postTo(`${address}/v1/chat/completions`, openAi)).text();
    await (await postTo(`${address}/v1/chat/completions`, { ...openAi, stream: true })).text();
    const call = { name: 'ask', arguments: { question: QUESTION } };
    const rpc = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: call };
    await (await postTo(`${address}/mcp`, rpc)).text();
    await vi.waitFor(() => expect(told()).toHaveLength(6));
    const answered = { outcome: 'answered', cited: ['hyvat-kaytannot-2026/22'] };
    expect(told()).toMatchObject([
      { route: '/api/chat', ...answered },
      { route: '/api/chat', ...answered },
      { route: '/chat', ...answered },
      { route: '/v1/chat/completions', ...answered },
      { route: '/v1/chat/completions', ...answered },
      { route: '/mcp', ...answered },
    ]);
  });

  it('a stream ends when its last byte is gone, and its line tells of the whole answer', async () => {
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const answer: Assistant['answer'] = async function* (...given) {
      for await (const event of assistant.answer(...given)) {
        yield event;
        if (event.event === 'answer-start') await gate;
      }
    };
    const { ask, told, facts, began } = await serveLoggedApp({ ...assistant, answer });
    const events = readEvents(await ask(QUESTION));
    await events.next();
    expect([began(), told().length]).toEqual([1, 0]);
    goOn();
    for await (const _event of events);
    await vi.waitFor(() => expect(facts).toHaveLength(1));
    expect(told()).toMatchObject([{ outcome: 'answered', cited: ['hyvat-kaytannot-2026/22'] }]);
    expect(told()[0]).not.toHaveProperty('aborted');
  });

  it('a client that leaves ends its request, which is told', async () => {
    let hasStopped = false;
    const answer: Assistant['answer'] = async function* (_request, signal) {
      yield {
        event: 'answer-start',
        id: 'x',
        language: 'fi',
        answerer: 'extractive',
        resolvedQuestion: '',
      };
      await once(signal ?? new EventTarget(), 'abort');
      hasStopped = true;
    };
    const { ask, facts, told, began } = await serveLoggedApp({ ...assistant, answer });
    const leave = new AbortController();
    const events = readEvents(await ask(QUESTION, { signal: leave.signal }));
    await events.next();
    leave.abort();
    await events.next().catch(() => {});
    await vi.waitFor(() => expect(facts).toHaveLength(1));
    expect(began()).toBe(1);
    expect(hasStopped).toBe(true);
    expect(told()).toMatchObject([{ route: '/api/chat', aborted: true }]);
  });
});

import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../assemble.js';
import { problemSchema } from '../contract.js';
import {
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
  user,
} from '../test-assistant.js';
import { createAdmission } from './admission.js';
import { AnswerSlots } from './answer-slots.js';
import { clientOf, type Network, parseNetwork } from './client-address.js';
import { memoryCounters } from './memory-counters.js';

const assistant = await openTestAssistant();
const PROXY = [parseNetwork('127.0.0.1') as Network];

const newStore = await temporaryStores();

const servers: ReturnType<typeof serve>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Settings = {
  readonly answer?: Assistant['answer'];
  readonly requests?: number;
  readonly atOnce?: number;
  readonly waiting?: number;
  readonly trusted?: readonly Network[];
  readonly isOn?: () => boolean;
  readonly onIgnored?: () => void;
};

/** A server behind a proxy on this machine, so that clients can be made up. */
async function open(settings: Settings = {}) {
  const { answer = assistant.answer, requests = 0, atOnce = 2, waiting = 2 } = settings;
  const { trusted = PROXY, isOn = () => true, onIgnored } = settings;
  const slots = new AnswerSlots({ atOnce, waiting, maxWait: 60_000 });
  const quotas = [{ name: 'burst', requests, seconds: 10 }];
  const admission = createAdmission({
    clientOf: clientOf(trusted, onIgnored),
    openCounter: memoryCounters(),
    answerQuotas: quotas,
    feedbackQuotas: quotas,
    slots,
    isOn,
  });
  const log = listeningLog();
  const feedback = openTestDesk(newStore());
  const app = await openTestApp({ ...assistant, answer }, log, { admission, feedback });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  servers.push(server);
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (path: string, init: RequestInit = {}, client = '198.51.100.1') =>
    fetch(origin + path, { ...init, headers: { 'X-Forwarded-For': client, ...init.headers } });
  const ask = (client?: string, init: RequestInit = {}) =>
    send(
      '/api/chat',
      {
        method: 'POST',
        body: JSON.stringify(user('Hei!')),
        ...init,
        headers: { 'Content-Type': 'application/json', ...init.headers },
      },
      client,
    );
  return { slots, log, send, ask, port: (server.address() as AddressInfo).port };
}

/** Answers that end when they are told to, and count how many are being made. */
function held() {
  const state = { active: 0, most: 0, served: 0 };
  const ends: (() => void)[] = [];
  const answer: Assistant['answer'] = async function* (...given) {
    state.active += 1;
    state.most = Math.max(state.most, state.active);
    try {
      await new Promise<void>((resolve, reject) => {
        ends.push(resolve);
        given[1]?.addEventListener('abort', () => reject(given[1]?.reason));
      });
      yield* assistant.answer(...given);
      state.served += 1;
    } finally {
      state.active -= 1;
    }
  };
  return {
    state,
    answer,
    endOne: () => ends.shift()?.(),
    endAll: () => ends.splice(0).map((e) => e()),
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(5);
}

const EVENTS = { Accept: 'text/event-stream' };

describe('limits by client', () => {
  it('hold for questions, searches and the conversation page together', async () => {
    const { send, ask } = await open({ requests: 3 });
    expect((await ask()).status).toBe(200);
    expect((await send('/api/search?q=Turku')).status).toBe(200);
    expect((await send('/chat?q=Turku')).status).toBe(200);
    for (const refused of [ask(), send('/api/search?q=Turku'), send('/chat?q=Turku')]) {
      const response = await refused;
      expect(response.status).toBe(429);
      expect(response.headers.get('Retry-After')).toMatch(/^\d+$/u);
    }
    expect((await ask('198.51.100.2')).status).toBe(200);
  });

  it('are told in the headers of a stream too', async () => {
    const { ask } = await open({ requests: 3 });
    const { headers, body } = await ask(undefined, { headers: EVENTS });
    expect(headers.get('RateLimit')).toBe('"burst";r=2;t=10');
    expect(headers.get('Content-Type')).toContain('text/event-stream');
    await body?.cancel();
  });

  it('do not hold for pages, health and the style sheet', async () => {
    const { send } = await open({ requests: 1 });
    for (const path of ['/', '/chat', '/healthz', '/readyz', '/assets/site.css', '/widget.js']) {
      for (let i = 0; i < 3; i += 1) expect((await send(path)).status).toBe(200);
    }
  });

  it('count feedback apart', async () => {
    const { send, ask } = await open({ requests: 1 });
    await ask();
    const rate = () =>
      send('/api/feedback', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
    expect((await rate()).status).toBe(422);
    expect((await rate()).status).toBe(429);
  });

  it('are not got round by what a client sends, when no proxy is trusted', async () => {
    const { ask } = await open({ requests: 5, trusted: [] });
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const forged = `203.0.113.${i}`;
        const headers = { Forwarded: `for=${forged}`, 'X-Real-IP': forged };
        return (await ask(forged, { headers })).status;
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
  });

  it('tell the operator, once, of a proxy near by that nobody has named', async () => {
    let told = 0;
    const { ask } = await open({ trusted: [], onIgnored: () => (told += 1) });
    await ask();
    await ask();
    expect(told).toBe(1);
    const named = await open({ onIgnored: () => (told += 1) });
    await named.ask();
    expect(told).toBe(1);
  });

  it('refuse a person by a page that goes on to the same question', async () => {
    const { send } = await open({ requests: 1 });
    await send('/chat?q=Turku&lang=sv');
    const response = await send('/chat?q=Turku&lang=sv', { headers: { Accept: 'text/html' } });
    expect(response.status).toBe(429);
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(response.headers.has('Retry-After')).toBe(true);
    const page = await response.text();
    expect(page).toContain('<h1>För många förfrågningar</h1>');
    expect(page).toContain('href="/chat?q=Turku&amp;lang=sv"');
  });
});

describe('slots for answers', () => {
  it.each([
    ['JSON', {}],
    ['a stream', EVENTS],
  ])('bound the answers that are made at once, and none is lost: %s', async (_how, headers) => {
    const { state, answer, endOne } = held();
    const { slots, ask } = await open({ answer, atOnce: 2, waiting: 10 });
    const responses = Array.from({ length: 12 }, () =>
      ask(undefined, { headers }).then(async (response) => [
        response.status,
        await response.text(),
      ]),
    );
    await until(() => state.active === 2 && slots.waiting === 10);
    const ending = setInterval(endOne, 1);
    for (const [status] of await Promise.all(responses)) expect(status).toBe(200);
    clearInterval(ending);
    expect(state).toEqual({ active: 0, most: 2, served: 12 });
    await until(() => slots.active === 0);
  });

  it('refuse at once what they have no room for, and say when to come again', async () => {
    const { state, answer, endAll } = held();
    const { slots, ask } = await open({ answer, atOnce: 1, waiting: 1 });
    const served = [ask(), ask()];
    await until(() => state.active === 1 && slots.waiting === 1);
    const response = await ask(undefined, { headers: { 'Accept-Language': 'en' } });
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('5');
    expect(problemSchema.parse(await response.json())).toMatchObject({
      type: '/problems/busy',
      title: 'The service is busy',
    });
    const ending = setInterval(endAll, 1);
    for (const response of await Promise.all(served)) expect(response.status).toBe(200);
    clearInterval(ending);
  });

  it('bound answers from passages too, though each is made in one go', async () => {
    const { slots, port } = await open({ atOnce: 1, waiting: 4 });
    const sockets = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const socket = connect(port, '127.0.0.1');
        await once(socket, 'connect');
        return socket;
      }),
    );
    const body = JSON.stringify(user('Mita Turku tekee?'));
    const head = 'POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    // The server has taken all connections by then.
    await wait(100);
    // All at once: the server reads them in one turn of its event loop.
    for (const socket of sockets) {
      socket.write(`${head}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
    }
    const statuses = await Promise.all(
      sockets.map(async (socket) => {
        const [data] = await once(socket, 'data');
        socket.destroy();
        return String(data).slice(9, 12);
      }),
    );
    expect(new Set(statuses)).toEqual(new Set(['200', '503']));
    await until(() => slots.active === 0 && slots.waiting === 0);
  });

  it('are given back by whoever leaves: in the queue, in an answer, in a stream', async () => {
    const { state, answer } = held();
    const { slots, ask } = await open({ answer, atOnce: 2, waiting: 1 });
    const leave = new AbortController();
    const { signal } = leave;
    const asked = [
      ask('198.51.100.1', { signal }),
      ask('198.51.100.2', { signal, headers: EVENTS }),
    ];
    await until(() => state.active === 2);
    asked.push(ask('198.51.100.3', { signal }));
    await until(() => slots.waiting === 1);
    leave.abort();
    await Promise.allSettled(asked);
    await until(() => slots.active === 0 && slots.waiting === 0);
    await until(() => state.active === 0);
  });

  it('are not held by a body that comes byte by byte', async () => {
    const { slots, ask, port } = await open({ atOnce: 1, waiting: 0 });
    const slow = connect(port, '127.0.0.1');
    slow.on('error', () => {});
    slow.write(
      'POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    );
    await wait(50);
    expect(slots.active).toBe(0);
    expect((await ask()).status).toBe(200);
    slow.destroy();
  });

  it('are given back after a fault', async () => {
    const answer: Assistant['answer'] = () => {
      throw new Error('gone');
    };
    const { slots, ask, send } = await open({ answer, atOnce: 1, waiting: 0 });
    expect((await ask()).status).toBe(500);
    expect(await (await ask(undefined, { headers: EVENTS })).text()).toContain('event: error');
    expect((await send('/chat?q=Turku')).status).toBe(500);
    expect((await ask(undefined, { body: '{' })).status).toBe(400);
    await until(() => slots.active === 0);
  });
});

describe('a chat that is switched off', () => {
  it('answers no question, says so, and leaves the rest as it was', async () => {
    let isOn = true;
    const { send, ask } = await open({ isOn: () => isOn });
    expect((await ask()).status).toBe(200);
    isOn = false;
    const response = await ask(undefined, { headers: { 'Accept-Language': 'fi' } });
    expect(response.status).toBe(503);
    expect(problemSchema.parse(await response.json())).toMatchObject({
      type: '/problems/switched-off',
      title: 'Avustaja on poissa käytöstä',
    });
    expect((await send('/chat?q=Turku')).status).toBe(503);
    for (const path of ['/', '/chat', '/api/materials', '/api/search?q=Turku', '/readyz']) {
      expect((await send(path)).status).toBe(200);
    }
    isOn = true;
    expect((await ask()).status).toBe(200);
  });
});

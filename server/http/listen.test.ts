import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Assistant } from '../assemble.js';
import type { AnswerEvent } from '../contract.js';
import { listeningLog, openTestApp, openTestAssistant, user } from '../test-assistant.js';
import { Lifecycle } from './lifecycle.js';
import { type ListenOptions, listen } from './listen.js';

const assistant = await openTestAssistant();

/** A server that answers by `answer`, and what it takes to stop it. */
async function start(answer: Assistant['answer'], options: Partial<ListenOptions> = {}) {
  const lifecycle = new Lifecycle();
  const log = listeningLog();
  const app = await openTestApp({ ...assistant, answer }, log, { lifecycle });
  const stop = new AbortController();
  let ended: Promise<void> = Promise.resolve();
  const port = await new Promise<number>((resolve, reject) => {
    ended = listen({
      fetch: app.fetch,
      hostname: '127.0.0.1',
      port: 0,
      lifecycle,
      onReady: resolve,
      stop: stop.signal,
      stopDelay: 0,
      grace: 10_000,
      idleTimeout: 60_000,
      ...options,
    });
    ended.catch(reject);
  });
  const origin = `http://127.0.0.1:${port}`;
  const ask = (accept: string) =>
    fetch(`${origin}/api/chat`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify(user('Mitä Turku tekee?')),
    });
  return { origin, port, stop: () => stop.abort(), ended, ask, log };
}

const START: AnswerEvent = {
  event: 'answer-start',
  id: 'x',
  language: 'fi',
  answerer: 'extractive',
  resolvedQuestion: 'x',
};

/** Answers that wait in their midst until they may go on. */
function pausing() {
  const state = { begun: 0 };
  let goOn = () => {};
  const released = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const answer: Assistant['answer'] = async function* (...given) {
    state.begun += 1;
    const events = assistant.answer(...given);
    const first = await events.next();
    if (!first.done) yield first.value;
    await released;
    yield* events;
  };
  return { state, answer, goOn };
}

/** Says something, and then no more, whatever it is told. */
const stuck: Assistant['answer'] = async function* () {
  yield START;
  await new Promise(() => {});
};

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(5);
}

const STREAM = 'text/event-stream';

describe('a server that is told to stop', () => {
  it('lets 20 open streams come to their end, and then ends', async () => {
    const { state, answer, goOn } = pausing();
    const { stop, ended, ask, log } = await start(answer);
    const streams = Array.from({ length: 20 }, async () => (await ask(STREAM)).text());
    await until(() => state.begun === 20);
    stop();
    await wait(50);
    goOn();
    for (const text of await Promise.all(streams)) expect(text).toContain('event: answer-end');
    await ended;
    expect(log.told).toEqual([]);
  });

  it('takes no new connection', async () => {
    const { state, answer, goOn } = pausing();
    const { stop, ended, ask, origin } = await start(answer);
    const open = ask(STREAM);
    await until(() => state.begun === 1);
    stop();
    await wait(20);
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
    goOn();
    await (await open).text();
    await ended;
  });

  it('ends streams that do not end with a problem that says why, and says so to the operator', async () => {
    const { stop, ended, ask, log } = await start(stuck, { grace: 50 });
    const open = await ask(STREAM);
    stop();
    const text = await open.text();
    expect(text).toMatch(/event: error\ndata: \{"type":"\/problems\/stopping"[^\n]*\}\n\n$/u);
    await ended;
    expect(log.told).toEqual([
      {
        event: 'answer-failed',
        error: expect.objectContaining({ code: 'server-stopping' }),
        facts: { id: expect.any(String) },
      },
    ]);
  });

  it('ends answers in JSON by the same problem', async () => {
    const { stop, ended, ask } = await start(stuck, { grace: 50 });
    const open = ask('application/json');
    await wait(50);
    stop();
    const response = await open;
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('5');
    expect(await response.json()).toMatchObject({ type: '/problems/stopping' });
    await ended;
  });

  it('waits for no connection without a request, and for none that does not read', async () => {
    const { stop, ended, port } = await start(assistant.answer, { grace: 50 });
    const idle = connect(port, '127.0.0.1');
    idle.on('error', () => {});
    const half = connect(port, '127.0.0.1');
    half.on('error', () => {});
    half.write('POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{');
    await wait(20);
    stop();
    await ended;
  });

  it('is no longer ready at once, but serves on for as long as a load balancer needs', async () => {
    const { stop, ended, ask, origin } = await start(assistant.answer, { stopDelay: 300 });
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    stop();
    const response = await fetch(`${origin}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: '/problems/stopping' });
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await ask('application/json')).status).toBe(200);
    await ended;
  });
});

describe('a connection', () => {
  it('on which nothing moves is closed', async () => {
    const { stop, ended, port } = await start(assistant.answer, { idleTimeout: 50 });
    const silent = connect(port, '127.0.0.1');
    await once(silent, 'close');
    stop();
    await ended;
  });

  it('that sends its headers byte by byte does not hold up others, and is closed', async () => {
    const { stop, ended, port, origin } = await start(assistant.answer);
    const slow = Array.from({ length: 200 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write('GET / HTTP/1.1\r\nHost: ');
      const drip = setInterval(() => socket.write('x'), 1_000);
      return new Promise<void>((resolve) => {
        socket.once('close', () => {
          clearInterval(drip);
          resolve();
        });
      });
    });
    for (let i = 0; i < 50; i += 1) expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    await Promise.all(slow);
    stop();
    await ended;
  }, 60_000);

  it('cannot be had on a port that is taken', async () => {
    const { stop, ended, port } = await start(assistant.answer);
    await expect(start(assistant.answer, { port })).rejects.toMatchObject({
      code: 'cannot-listen',
    });
    stop();
    await ended;
  });
});

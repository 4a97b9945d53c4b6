import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { afterAll, describe, expect, it } from 'vitest';
import type { Assistant } from '../assemble.js';
import type { AnswerEvent } from '../contract.js';
import { listeningLog, openTestApp, openTestAssistant, post, user } from '../test-assistant.js';
import { heapInUse } from '../test-memory.js';
import { createAdmission } from './admission.js';
import { AnswerSlots } from './answer-slots.js';
import { clientOf } from './client-address.js';
import { Lifecycle } from './lifecycle.js';
import { memoryCounters } from './memory-counters.js';

const state = { begun: 0, ended: 0 };
const TEXT: AnswerEvent = { event: 'text-delta', statement: 0, text: 'ja niin edelleen ' };

/** Answers without end, each with something of its own that would be missed if it leaked. */
const answer: Assistant['answer'] = async function* (_request, signal) {
  state.begun += 1;
  const held = new Array(1_000).fill(state.begun);
  try {
    for (;;) {
      yield { ...TEXT, statement: held.length };
      await wait(5, undefined, { signal: signal as AbortSignal });
    }
  } finally {
    state.ended += 1;
  }
};

const slots = new AnswerSlots({ atOnce: 100, waiting: 100, maxWait: 60_000 });
const lifecycle = new Lifecycle();
const log = listeningLog();
const app = await openTestApp({ ...(await openTestAssistant()), answer }, log, {
  lifecycle,
  admission: createAdmission({
    clientOf: clientOf([]),
    openCounter: memoryCounters(),
    answerQuotas: [{ name: 'hour', requests: 1_000_000, seconds: 3_600 }],
    feedbackQuotas: [],
    slots,
    isOn: () => true,
  }),
});
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
await once(server, 'listening');
afterAll(() => {
  server.close();
});
const { port } = server.address() as AddressInfo;

const body = JSON.stringify(user('Hei'));
const REQUEST = [
  'POST /api/chat HTTP/1.1',
  'Host: x',
  'Accept: text/event-stream',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  '',
  body,
].join('\r\n');

/** Asks, reads the first of the stream, and is gone: over a connection of its own. */
async function leaveConnection(): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.write(REQUEST);
  await once(socket, 'data');
  const closed = once(socket, 'close');
  socket.destroy();
  await closed;
}

/** The same without a network: what the server does when a connection closes. */
async function leaveStream(): Promise<void> {
  const response = await post(app, user('Hei'), { Accept: 'text/event-stream' });
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
}

async function repeat(times: number, leave: () => Promise<void>): Promise<void> {
  let left = times;
  const visitor = async () => {
    while (left > 0) {
      left -= 1;
      await leave();
    }
  };
  await Promise.all(Array.from({ length: 50 }, visitor));
  while (state.ended < state.begun || slots.active > 0) await wait(10);
}

/** What keeps the process busy, by kind: connections, timers. */
function resources(): Record<string, number> {
  const found: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) found[kind] = (found[kind] ?? 0) + 1;
  return found;
}

describe('10,000 streams that are left in the midst', () => {
  it('leave nothing: no work, no slot, no connection, no timer, no memory, no line in the log', async () => {
    await repeat(500, leaveConnection);
    await repeat(500, leaveStream);
    const before = { heap: await heapInUse(), resources: resources() };
    await repeat(1_000, leaveConnection);
    await repeat(9_000, leaveStream);
    expect(state).toEqual({ begun: 11_000, ended: 11_000 });
    expect([slots.active, slots.waiting]).toEqual([0, 0]);
    expect((await heapInUse()) - before.heap).toBeLessThan(5);
    const { TCPSocketWrap = 0, Timeout = 0 } = resources();
    expect(TCPSocketWrap).toBeLessThanOrEqual((before.resources.TCPSocketWrap ?? 0) + 5);
    expect(Timeout).toBeLessThanOrEqual((before.resources.Timeout ?? 0) + 5);
    expect(log.told).toEqual([]);
  });
});

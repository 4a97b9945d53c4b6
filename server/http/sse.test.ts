import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { type AnswerEvent, problemSchema } from '../contract.js';
import { problemOf } from './problem.js';
import { type StreamPace, streamAnswer } from './sse.js';

const NEVER: StreamPace = { heartbeat: 60_000, writeTimeout: 60_000 };
const textOf = (text: string): AnswerEvent => ({ event: 'text-delta', statement: 0, text });

type Answer = (signal: AbortSignal) => AsyncIterable<AnswerEvent>;

function appOf(answer: Answer, pace: Partial<StreamPace> = {}): Hono {
  return new Hono().get('/', (c) =>
    streamAnswer(c, answer, () => problemOf(c, 'internal'), { ...NEVER, ...pace }),
  );
}

const servers: ReturnType<typeof serve>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serveOnPort(app: Hono): Promise<number> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('a stream in which nothing happens for long', () => {
  it('says that it is still there, by comments that clients pass over', async () => {
    const app = appOf(
      async function* () {
        yield textOf('alku');
        await wait(60);
        yield textOf('loppu');
      },
      { heartbeat: 10 },
    );
    const text = await (await app.request('/')).text();
    const [first, ...rest] = text.split('\n\n');
    expect(first).toContain('alku');
    expect(rest.filter((block) => block === ': still there').length).toBeGreaterThan(1);
    expect(text.match(/^event:/gmu)).toHaveLength(2);
  });

  it('says nothing more once it has ended', async () => {
    const app = appOf(
      async function* () {
        yield textOf('kaikki');
      },
      { heartbeat: 5 },
    );
    const response = await app.request('/');
    await wait(30);
    expect(await response.text()).not.toContain(':still');
  });
});

describe('a reader who no longer reads', () => {
  it('is disconnected, and the work for each stopped: 20 of them', async () => {
    const state = { begun: 0, stopped: 0 };
    const text = 'ja niin edelleen '.repeat(4_000);
    const app = appOf(
      async function* (signal) {
        state.begun += 1;
        try {
          for (;;) {
            yield textOf(text);
            // Writes that are taken at once would leave no turn to timers.
            await new Promise(setImmediate);
          }
        } finally {
          if (signal.aborted) state.stopped += 1;
        }
      },
      { writeTimeout: 300 },
    );
    const port = await serveOnPort(app);
    const before = process.memoryUsage.rss();
    const readers = Array.from({ length: 20 }, () => {
      const reader = connect(port, '127.0.0.1').pause();
      reader.on('error', () => {});
      reader.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      return reader;
    });
    while (state.stopped < readers.length) await wait(20);
    expect(state.begun).toBe(readers.length);
    expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(100);
    await Promise.all(readers.map(endOf));
  });

  /** Reads what had been sent, to the end of the connection. */
  async function endOf(reader: Socket): Promise<void> {
    const closed = once(reader, 'close');
    reader.resume();
    await closed;
  }
});

describe('a fault in a stream', () => {
  const SECRET = 'ENOENT /srv/secret key=sk-123';
  const answers: [string, Answer][] = [
    [
      'before the first event',
      // biome-ignore lint/correctness/useYield: it breaks before it says anything.
      async function* () {
        throw new Error(SECRET);
      },
    ],
    [
      'after some',
      async function* () {
        yield textOf('alku');
        throw new Error(SECRET);
      },
    ],
    [
      'that is no error',
      async function* () {
        yield textOf('alku');
        throw SECRET;
      },
    ],
    [
      'in the making of the answer',
      () => {
        throw new Error(SECRET);
      },
    ],
  ];

  it.each(answers)('ends it with a problem and nothing of the fault: %s', async (_when, answer) => {
    const text = await (await appOf(answer).request('/')).text();
    expect(text).not.toMatch(/secret|sk-123|ENOENT/u);
    const [, data = ''] = /event: error\ndata: ([^\n]*)\n\n$/u.exec(text) ?? [];
    expect(problemSchema.parse(JSON.parse(data)).type).toBe('/problems/internal');
  });
});

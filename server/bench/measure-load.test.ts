import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatRequest } from '../contract.js';
import { measureLoad, percentile } from './measure-load.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const QUESTIONS: readonly ChatRequest[] = ['yksi', 'kaksi', 'kolme'].map((content) => ({
  messages: [{ role: 'user', content }],
}));

/** A server that answers as it is told, by the number of the request. */
async function serverThat(respond: (n: number, body: string) => Response): Promise<URL> {
  const app = new Hono();
  let n = 0;
  app.post('/api/chat', async (c) => {
    n += 1;
    return respond(n, await c.req.text());
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  stops.push(() => server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function load(address: URL) {
  return measureLoad({ address, questions: QUESTIONS, connections: 2, seconds: 1 });
}

describe('a measured load', () => {
  it('tells answers from refusals, and from what only looks like an answer', async () => {
    const responses = [
      () => Response.json({ outcome: 'answered' }),
      () => Response.json({ outcome: 'unanswered_not_in_material' }),
      () => Response.json({ title: 'busy' }, { status: 503 }),
      () => Response.json({ title: 'too many' }, { status: 429 }),
      () => Response.json({ outcome: 'answered' }, { status: 500 }),
      () => new Response('hello'),
    ];
    const { answers, outcomes, others, latencies } = await load(
      await serverThat((n) => responses[n % responses.length]?.() ?? Response.error()),
    );
    expect([...outcomes.keys()].sort()).toEqual(['answered', 'unanswered_not_in_material']);
    expect([...others.keys()].sort()).toEqual(['200 without an answer', '429', '500', '503']);
    expect(latencies).toHaveLength(answers);
    expect([...outcomes.values()].reduce((sum, n) => sum + n, 0)).toBe(answers);
  });

  it('asks every question in turn, not one again and again', async () => {
    const asked = new Map<string, number>();
    await load(
      await serverThat((_, body) => {
        asked.set(body, (asked.get(body) ?? 0) + 1);
        return Response.json({ outcome: 'answered' });
      }),
    );
    expect([...asked.keys()].sort()).toEqual(QUESTIONS.map((each) => JSON.stringify(each)).sort());
    expect(Math.max(...asked.values()) - Math.min(...asked.values())).toBeLessThanOrEqual(1);
  });
});

describe('a percentile', () => {
  it('is the value below which that share lies', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([
      50, 95, 99, 99,
    ]);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

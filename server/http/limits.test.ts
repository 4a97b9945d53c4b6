import { Hono } from 'hono';
import { describe, expect, it, vi } from 'vitest';
import { problemSchema } from '../contract.js';
import { heapInUse } from '../test-memory.js';
import { limitRequests, type Quota } from './limits.js';
import { memoryCounters } from './memory-counters.js';

const BURST: Quota = { name: 'burst', requests: 20, seconds: 10 };
const HOUR: Quota = { name: 'hour', requests: 300, seconds: 3_600 };

/** An app whose clients name themselves, for want of connections. */
function open(quotas: readonly Quota[], maxClients?: number) {
  const served = { times: 0 };
  const app = new Hono();
  const limit = limitRequests({
    scope: 'answers',
    quotas,
    openCounter: memoryCounters(maxClients),
    clientOf: (c) => c.req.header('Client') ?? '',
  });
  app.get('/', limit, (c) => {
    served.times += 1;
    return c.text('ok');
  });
  const ask = (client = 'a', headers: Record<string, string> = {}) =>
    app.request('/', { headers: { Client: client, ...headers } });
  return { served, ask };
}

describe('a client', () => {
  it('may make as many requests as its quota says, and not one more: 400 at once', async () => {
    const { served, ask } = open([{ ...HOUR, requests: 300 }]);
    const responses = await Promise.all(Array.from({ length: 400 }, () => ask()));
    expect(served.times).toBe(300);
    expect(responses.filter(({ status }) => status === 429)).toHaveLength(100);
  });

  it('takes nothing from another: 50 of them, 8 requests each', async () => {
    const { served, ask } = open([{ ...BURST, requests: 5 }]);
    const clients = Array.from({ length: 400 }, (_, i) => `client-${i % 50}`);
    await Promise.all(clients.map((client) => ask(client)));
    expect(served.times).toBe(250);
  });

  it('may come again when its time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    try {
      const { ask } = open([
        { ...BURST, requests: 2 },
        { ...HOUR, requests: 5 },
      ]);
      const statuses: number[] = [];
      for (let i = 0; i < 4; i += 1) {
        for (let request = 0; request < 3; request += 1) statuses.push((await ask()).status);
        vi.advanceTimersByTime(10_001);
      }
      // Two in each ten seconds, until the five of the hour are used.
      expect(statuses).toEqual([200, 200, 429, 200, 200, 429, 200, 429, 429, 429, 429, 429]);
      vi.advanceTimersByTime(3_600_000);
      expect((await ask()).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gains nothing by what it can choose', async () => {
    const { served, ask } = open([{ ...BURST, requests: 5 }]);
    for (let i = 0; i < 50; i += 1) {
      await ask('a', {
        'X-Real-IP': `198.51.100.${i}`,
        'X-Request-Id': `request-${i}`,
        'User-Agent': `browser/${i}`,
        Cookie: `session=${i}`,
        Authorization: `Bearer ${i}`,
      });
    }
    expect(served.times).toBe(5);
  });

  it('has no limit where none is set', async () => {
    const { served, ask } = open([{ ...BURST, requests: 0 }]);
    const responses = await Promise.all(Array.from({ length: 100 }, () => ask()));
    expect(served.times).toBe(100);
    expect(responses[0]?.headers.has('RateLimit')).toBe(false);
  });
});

describe('a response', () => {
  it('tells where the client stands, in every quota', async () => {
    const { ask } = open([BURST, HOUR]);
    await ask();
    const { headers } = await ask();
    expect(headers.get('RateLimit-Policy')).toBe('"burst";q=20;w=10, "hour";q=300;w=3600');
    expect(headers.get('RateLimit')).toBe('"burst";r=18;t=10, "hour";r=298;t=3600');
    expect(headers.has('Retry-After')).toBe(false);
  });

  it('that refuses tells when to come again, in the language of the request', async () => {
    const { ask } = open([{ ...BURST, requests: 1 }, HOUR]);
    await ask();
    const response = await ask('a', { 'Accept-Language': 'fi' });
    expect(response.status).toBe(429);
    expect(response.headers.get('RateLimit')).toBe('"burst";r=0;t=10');
    expect(response.headers.get('Retry-After')).toBe('10');
    expect(problemSchema.parse(await response.json())).toMatchObject({
      type: '/problems/too-many-requests',
      title: 'Liian monta pyyntöä',
    });
  });
});

describe('the memory of the limits', () => {
  it('is bounded: 200 000 clients leave the last 10 000', async () => {
    const count = memoryCounters()('answers', HOUR);
    const before = await heapInUse();
    for (let i = 0; i < 200_000; i += 1) await count(`2001:db8:${i.toString(16)}::/64`);
    expect((await heapInUse()) - before).toBeLessThan(10);
    expect((await count(`2001:db8:${(199_999).toString(16)}::/64`)).requests).toBe(2);
    expect((await count('2001:db8:0::/64')).requests).toBe(1);
  });

  it('forgets first whoever has not come for longest', async () => {
    const { ask } = open([{ ...BURST, requests: 1 }], 2);
    for (const client of ['a', 'b', 'a', 'c']) await ask(client);
    expect((await ask('a')).status).toBe(429);
    expect((await ask('b')).status).toBe(200);
  });
});

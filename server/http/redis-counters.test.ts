import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { listeningLog } from '../test-assistant.js';
import type { Quota } from './limits.js';
import { type RedisCounters, redisCounters } from './redis-counters.js';
import { hasRedis, startRedis, type TestRedis } from './test-redis.js';

const HOUR: Quota = { name: 'hour', requests: 5, seconds: 3_600 };

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function start(password?: string): Promise<TestRedis> {
  const redis = await startRedis(password);
  opened.push(redis.close);
  return redis;
}

async function connect(url: string) {
  const log = listeningLog();
  const counters: RedisCounters = await redisCounters(url, log);
  opened.push(counters.close);
  const count = counters.openCounter('answers', HOUR);
  return { log, count, countFeedback: counters.openCounter('feedback', HOUR) };
}

/** Asks again until it is so; a test that waits in vain runs into its limit. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(50);
}

const events = (log: ReturnType<typeof listeningLog>) =>
  log.told.map((told) => (told as { event: string }).event);

describe.skipIf(!hasRedis)('several servers of one Redis', () => {
  it('count together, each request once, until its time is over', async () => {
    const redis = await start();
    const [one, other] = [await connect(redis.url), await connect(redis.url)];
    const counts = await Promise.all(
      Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? one : other).count('192.0.2.1')),
    );
    const requests = counts.map((count) => count.requests).sort((a, b) => a - b);
    expect(requests).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    for (const { resetsIn } of counts) {
      expect(resetsIn).toBeGreaterThan(3_500_000);
      expect(resetsIn).toBeLessThanOrEqual(3_600_000);
    }
  });

  it('tell clients apart, and what is counted apart', async () => {
    const redis = await start();
    const { count, countFeedback } = await connect(redis.url);
    await count('192.0.2.1');
    expect((await count('192.0.2.1')).requests).toBe(2);
    expect((await count('192.0.2.2')).requests).toBe(1);
    expect((await countFeedback('192.0.2.1')).requests).toBe(1);
  });

  it('go on in their own memory when it dies, and count together again when it is back', async () => {
    const redis = await start();
    const { log, count } = await connect(redis.url);
    for (let i = 0; i < 3; i += 1) await count('192.0.2.1');
    await redis.kill();
    const counts: number[] = [];
    for (let i = 0; i < 20; i += 1) counts.push((await count('192.0.2.1')).requests);
    expect(counts).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(events(log)).toEqual(['redis-lost']);
    await redis.restart();
    await until(async () => (await count('192.0.2.9')).requests === 1 && events(log).length > 1);
    expect(events(log)).toEqual(['redis-lost', 'redis-found']);
  });

  it('do not wait for one that no longer answers', async () => {
    const redis = await start();
    const { log, count } = await connect(redis.url);
    await count('192.0.2.1');
    redis.freeze();
    const counts: number[] = [];
    for (let i = 0; i < 100; i += 1) counts.push((await count('192.0.2.1')).requests);
    expect(counts).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(events(log)).toEqual(['redis-lost']);
    redis.thaw();
  });

  it('say nothing of its password when it is wrong', async () => {
    const redis = await start('right-secret');
    const { log, count } = await connect(redis.url.replace('right', 'wrong'));
    expect((await count('192.0.2.1')).requests).toBe(1);
    await until(() => events(log).length > 0);
    const [{ error }] = log.told as [{ error: Error }];
    expect(`${error.message} ${error.stack}`).not.toContain('secret');
  });
});

describe('a server whose Redis is not there', () => {
  it('starts, counts in its memory and says so once', async () => {
    const { log, count } = await connect('redis://127.0.0.1:9');
    const counts: number[] = [];
    for (let i = 0; i < 10; i += 1) counts.push((await count('192.0.2.1')).requests);
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(events(log)).toEqual(['redis-lost']);
  });
});

import { createClient } from '@redis/client';
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Log } from '../observe/log.js';
import type { OpenCounter } from './limits.js';
import { countBy, memoryCounters } from './memory-counters.js';

/** Milliseconds that a request waits for Redis. */
const PATIENCE = 250;
/** Faults in a row after which Redis is left alone, and milliseconds until it is tried again. */
const FAULTS_TO_BREAK = 2;
const TRY_AGAIN = 5_000;
/** Longest pause between two attempts to connect, in milliseconds. */
const MAX_RECONNECT = 5_000;

/** Counters that all servers of one Redis share. */
export type RedisCounters = { readonly openCounter: OpenCounter; close(): Promise<void> };

/**
 * Counts in Redis, by its own clock. While Redis cannot be reached or does not answer in time, each
 * server counts in its memory (`meanwhile`), and the log says so once when that begins and once when it ends.
 */
export async function redisCounters(
  url: string,
  log: Log,
  meanwhile = memoryCounters(),
): Promise<RedisCounters> {
  let isLost = false;
  const lose = (error: unknown) => {
    if (!isLost) log.error('redis-lost', error);
    isLost = true;
  };
  const find = () => {
    if (isLost) log.info('redis-found');
    isLost = false;
  };
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 2_000,
      reconnectStrategy: (attempts) => Math.min(2 ** attempts * 50, MAX_RECONNECT),
    },
  });
  client.on('error', lose).on('ready', find);
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: TRY_AGAIN,
    breaker: new ConsecutiveBreaker(FAULTS_TO_BREAK),
  });
  breaker.onSuccess(find);
  const connected = client.connect().catch(lose);
  // Whoever comes first is counted in Redis where there is one, and waits for none where there is not.
  await Promise.race([connected, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  return {
    openCounter: (scope, quota) => {
      const limiter = new RateLimiterRedis({
        storeClient: client,
        useRedisPackage: true,
        keyPrefix: `kuntaopas:${scope}`,
        points: quota.requests,
        duration: quota.seconds,
      });
      const countMeanwhile = meanwhile(scope, quota);
      return async (key) => {
        try {
          return await breaker.execute(() => inTime(countBy(limiter, key)));
        } catch (error) {
          if (!(error instanceof BrokenCircuitError)) lose(error);
          return countMeanwhile(key);
        }
      };
    },
    close: async () => {
      client.destroy();
    },
  };
}

/** The client's own limit ends with the writing of a command; a Redis that hangs has read it. */
async function inTime<T>(counting: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${PATIENCE} ms.`)), PATIENCE);
  });
  return Promise.race([counting, late]).finally(() => clearTimeout(timer));
}

import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Count, OpenCounter } from './limits.js';

/** Clients that are counted at once; whoever has not come for longest is forgotten first. */
const MAX_CLIENTS = 10_000;

/** Milliseconds between two looks for clients whose time is over: no address is kept for longer. */
const FORGET_EVERY = 60_000;

/** Counts in the memory of the process, which stays bounded whoever comes. */
export function memoryCounters(maxClients = MAX_CLIENTS): OpenCounter {
  return (scope, { requests, seconds }) => {
    const limiter = new RateLimiterMemory({
      keyPrefix: scope,
      points: requests,
      duration: seconds,
    });
    /** When each client came last, whoever has not come for longest first. */
    const latest = new Map<string, number>();
    setInterval(() => {
      const over = Date.now() - seconds * 1_000;
      for (const [client, time] of latest) {
        if (time > over) break;
        latest.delete(client);
      }
    }, FORGET_EVERY).unref();
    return async (client) => {
      latest.delete(client);
      latest.set(client, Date.now());
      const [oldest] = latest.keys();
      if (latest.size > maxClients && oldest !== undefined) {
        latest.delete(oldest);
        await limiter.delete(oldest);
      }
      return countBy(limiter, client);
    };
  };
}

/**
 * Counts a request by a limiter of the library, which throws what it counts past the quota.
 *
 * @throws Error when its store fails.
 */
export async function countBy(limiter: RateLimiterAbstract, client: string): Promise<Count> {
  const { consumedPoints, msBeforeNext } = await limiter.consume(client).catch((thrown) => {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  });
  return { requests: consumedPoints, resetsIn: msBeforeNext };
}

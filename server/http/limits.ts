import type { MiddlewareHandler } from 'hono';
import type { ClientOf } from './client-address.js';
import { respondProblem } from './problem.js';

/** How many requests a client may make in how many seconds. */
export type Quota = {
  /** Its name in the headers: letters. */
  readonly name: string;
  readonly requests: number;
  readonly seconds: number;
};

/** Where a client stands in a quota, the request that is being made included. */
export type Count = { readonly requests: number /** Milliseconds. */; readonly resetsIn: number };

/** Counts a request of a client. */
export type Counter = (client: string) => Promise<Count>;

/** Makes the counter of a quota; `scope` tells apart what is counted apart. */
export type OpenCounter = (scope: string, quota: Quota) => Counter;

/** What requests are limited by. */
export type LimitOptions = {
  /** What is counted: `answers`, `feedback`. */
  readonly scope: string;
  /** The narrowest first; one of no requests is no limit. */
  readonly quotas: readonly Quota[];
  readonly openCounter: OpenCounter;
  readonly clientOf: ClientOf;
};

/**
 * Lets a client make so many requests and answers more with 429. Every response tells where the client
 * stands (`RateLimit`, `RateLimit-Policy`: draft-ietf-httpapi-ratelimit-headers-10). What one quota has
 * refused does not count in the wider ones.
 */
export function limitRequests(options: LimitOptions): MiddlewareHandler {
  const { scope, openCounter, clientOf } = options;
  const quotas = options.quotas.filter(({ requests }) => requests > 0);
  const counters = quotas.map((quota) => ({
    quota,
    count: openCounter(`${scope}-${quota.name}`, quota),
  }));
  const policy = quotas.map(
    ({ name, requests, seconds }) => `"${name}";q=${requests};w=${seconds}`,
  );
  return async function limit(c, next) {
    if (counters.length === 0) return next();
    const client = clientOf(c);
    const standing: string[] = [];
    c.header('RateLimit-Policy', policy.join(', '));
    for (const { quota, count } of counters) {
      const { requests, resetsIn } = await count(client);
      const seconds = Math.max(1, Math.ceil(resetsIn / 1_000));
      const remaining = Math.max(0, quota.requests - requests);
      standing.push(`"${quota.name}";r=${remaining};t=${seconds}`);
      c.header('RateLimit', standing.join(', '));
      if (requests > quota.requests) {
        return respondProblem(c, 'too-many-requests', { retryAfter: seconds });
      }
    }
    return next();
  };
}

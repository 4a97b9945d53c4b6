import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { respondProblem } from './problem.js';

/**
 * Refuses bodies of more than `maxSize` bytes. Where a request tells the length of its body, that is looked
 * at alone: Node reads no more than that, and Hono's own limit, which looks at the body first, would have
 * it made a web stream, which costs a twentieth of an answer's processor time.
 */
export function limitBody(maxSize: number): MiddlewareHandler {
  const limit = bodyLimit({ maxSize, onError: (c) => respondProblem(c, 'too-large') });
  return async function limitBody(c, next) {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const length = c.req.header('Content-Length');
    if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) {
      return limit(c, next);
    }
    return Number(length) > maxSize ? respondProblem(c, 'too-large') : next();
  };
}

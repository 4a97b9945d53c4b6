import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Metrics } from '../observe/metrics.js';
import { respondProblem } from './problem.js';

/** `GET /metrics`, for who has the token (`Authorization: Bearer …`). */
export function metricsRoute(metrics: Pick<Metrics, 'contentType' | 'render'>, token: string) {
  const wanted = digest(`Bearer ${token}`);
  return async function showMetrics(c: Context): Promise<Response> {
    // Of equal length, so that the time tells nothing of the token.
    if (!timingSafeEqual(digest(c.req.header('Authorization') ?? ''), wanted)) {
      c.header('WWW-Authenticate', 'Bearer');
      return respondProblem(c, 'unauthorized');
    }
    return c.body(await metrics.render(), 200, {
      'Content-Type': metrics.contentType,
      'Cache-Control': 'no-store',
    });
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

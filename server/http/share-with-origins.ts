import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** How long a browser may keep the answer to a preflight request, in seconds. */
const PREFLIGHT_AGE = 7_200;

/** Headers of ours that pages of other origins may read. */
const EXPOSED = ['Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id'];

/**
 * Lets pages of `allowed` origins (`*`: of all) read responses (CORS). Preflight requests are Hono's; to a
 * response it adds its headers in a way that copies it, as a stream, which is written as one: here they
 * are set on the response that there is.
 */
export function shareWithOrigins(allowed: readonly string[]): MiddlewareHandler {
  const isForAll = allowed.includes('*');
  const preflight = cors({
    origin: isForAll ? '*' : [...allowed],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Content-Type'],
    exposeHeaders: EXPOSED,
    maxAge: PREFLIGHT_AGE,
  });
  return async function share(c, next) {
    if (c.req.method === 'OPTIONS') return preflight(c, next);
    await next();
    const { headers } = c.res;
    const origin = isForAll ? '*' : allowed.find((each) => each === c.req.header('Origin'));
    if (origin !== undefined) headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Expose-Headers', EXPOSED.join(','));
    if (!isForAll) headers.append('Vary', 'Origin');
  };
}

import type { MiddlewareHandler } from 'hono';
import { respondProblem } from './problem.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a page of a foreign origin sends, before any work is done: CORS alone hides the answer
 * from such a page, but the request has been carried out by then. Allowed are pages of our own,
 * pages of `allowed` origins (`*`: of all), and whoever is no browser and names no origin.
 */
export function refuseForeignOrigins(
  allowed: readonly string[],
  publicUrl: string,
): MiddlewareHandler {
  const ours = publicUrl ? [new URL(publicUrl).origin] : [];
  const known = new Set([...allowed, ...ours]);
  return async function checkOrigin(c, next) {
    const origin = c.req.header('Origin');
    const isAllowed =
      origin === undefined ||
      SAFE_METHODS.has(c.req.method) ||
      known.has('*') ||
      known.has(origin) ||
      // Set by browsers, out of reach of pages; right also where a proxy changes `Host`.
      c.req.header('Sec-Fetch-Site') === 'same-origin' ||
      hostOf(origin) === c.req.header('Host')?.toLowerCase();
    return isAllowed ? next() : respondProblem(c, 'foreign-origin');
  };
}

/** Without the scheme: behind a proxy that ends TLS the server does not know its own. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

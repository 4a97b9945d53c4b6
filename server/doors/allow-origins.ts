import type { MiddlewareHandler } from 'hono';
import { respondProblem } from '../http/problem.js';

/**
 * Middleware: turns away what the page of a site sends that is not allowed. CORS alone keeps such a page
 * from reading the answer; the work would be done all the same, and a name that has been pointed at a
 * private address (DNS rebinding) passes for the same site. The Model Context Protocol requires it
 * (Streamable HTTP, security warning). Programs that are no browser send no `Origin`.
 */
export function allowOrigins(
  allowedOrigins: readonly string[],
  publicUrl: string,
): MiddlewareHandler {
  // Not by the Host header: whoever rebinds a name sends that one too.
  const allowed = new Set(
    publicUrl ? [...allowedOrigins, new URL(publicUrl).origin] : allowedOrigins,
  );
  return async function checkOrigin(c, next) {
    const origin = c.req.header('Origin');
    if (origin !== undefined && !allowed.has(origin) && !allowed.has('*')) {
      return respondProblem(c, 'foreign-origin');
    }
    return next();
  };
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { auth } from 'hono/utils/basic-auth';
import { respondProblem } from './problem.js';

/**
 * Lets nobody in without the token, as the password of HTTP Basic authentication (RFC 7617) with any
 * user name, so that a browser asks for it and no cookie is needed. The comparison takes the same time
 * however much of a guess is right.
 */
export function requireToken(token: string): MiddlewareHandler {
  const right = digest(token);
  return async function authenticate(c, next) {
    const given = digest(auth(c.req.raw)?.password ?? '');
    c.header('Cache-Control', 'no-store');
    if (timingSafeEqual(given, right)) return next();
    c.header('WWW-Authenticate', 'Basic realm="Kuntaopas", charset="UTF-8"');
    return respondProblem(c, 'unauthorized');
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

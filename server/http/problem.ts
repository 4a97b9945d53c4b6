import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { Language } from '#corpus/material';
import type { ProblemKind } from '../answer/wording/wording.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import type { Problem } from '../contract.js';
import { languageOf } from './language.js';

const STATUS: Readonly<Record<ProblemKind, ContentfulStatusCode>> = {
  'malformed-json': 400,
  'unsupported-media-type': 415,
  'invalid-request': 422,
  'too-large': 413,
  unauthorized: 401,
  'foreign-origin': 403,
  'unknown-route': 404,
  'method-not-allowed': 405,
  'unknown-material': 404,
  'unknown-slide': 404,
  'unknown-answer': 404,
  'feedback-unavailable': 503,
  'not-ready': 503,
  internal: 500,
};

/** Problem details (RFC 9457) in the language of the request. Never holds what the client sent. */
export function problemOf(
  kind: ProblemKind,
  language: Language,
  errors?: Problem['errors'],
): Problem {
  const { title, detail } = wordingOf(language).problem[kind];
  const type = `/problems/${kind}`;
  return { type, title, status: STATUS[kind], detail, ...(errors ? { errors } : {}) };
}

/**
 * What is wrong in a request, by JSON path. Zod names unknown keys in its message; they are the
 * client's own text, which a problem never holds.
 */
export function errorsOf({ issues }: z.ZodError): Problem['errors'] {
  return issues.map(({ code, path, message }) => ({
    path: path.join('.'),
    message: code === 'unrecognized_keys' ? 'Unrecognized key' : message,
  }));
}

/** Answers a request with a problem. */
export function respondProblem(
  c: Context,
  kind: ProblemKind,
  options: { readonly language?: Language; readonly errors?: Problem['errors'] } = {},
): Response {
  const problem = problemOf(kind, options.language ?? languageOf(c), options.errors);
  return c.body(JSON.stringify(problem), STATUS[kind], {
    'Content-Type': 'application/problem+json',
    'Content-Language': options.language ?? languageOf(c),
    'Cache-Control': 'no-store',
  });
}

import type { Context, TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { KuntaopasError } from '#corpus/errors';
import type { Language } from '#corpus/material';
import type { ProblemKind } from '../answer/wording/wording.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import type { Problem } from '../contract.js';
import { languageOf } from './language.js';

/** The HTTP status of each problem. */
export const STATUS = {
  'malformed-json': 400,
  'malformed-request': 400,
  'unsupported-media-type': 415,
  'invalid-request': 422,
  'personal-identity-code': 422,
  'too-large': 413,
  unauthorized: 401,
  'foreign-origin': 403,
  'unknown-route': 404,
  'method-not-allowed': 405,
  'unknown-material': 404,
  'unknown-slide': 404,
  'unknown-answer': 404,
  'unknown-model': 404,
  'feedback-unavailable': 503,
  'too-many-requests': 429,
  busy: 503,
  'too-slow': 503,
  'switched-off': 503,
  'not-ready': 503,
  stopping: 503,
  internal: 500,
} as const satisfies Record<ProblemKind, ContentfulStatusCode>;

/** A response that holds a problem, as typed clients see it. */
export type ProblemResponse = Response &
  TypedResponse<Problem, (typeof STATUS)[ProblemKind], 'json'>;

/** When to come again, in seconds, where a problem passes by itself. */
const RETRY_AFTER: Partial<Record<ProblemKind, number>> = {
  busy: 5,
  'too-slow': 5,
  'not-ready': 5,
  stopping: 5,
};

/** Faults that a client is told of by name; of every other it learns that there was one. */
const KIND_OF_CODE: Readonly<Record<string, ProblemKind>> = {
  'answer-too-slow': 'too-slow',
  'server-stopping': 'stopping',
  // The index is in a database that is away, or its newest is about to be taken into use.
  'database-unusable': 'not-ready',
  'index-missing': 'not-ready',
};

/** What a problem tells besides its kind. */
export type ProblemOptions = {
  /** That of the request when absent. */
  readonly language?: Language;
  readonly errors?: Problem['errors'];
  readonly reason?: Problem['reason'];
  /** When to come again, in seconds. */
  readonly retryAfter?: number;
};

/**
 * Problem details (RFC 9457) in the language of the request. Holds nothing of what the client sent but
 * the id that it may have given its request: letters, digits, `-`, `_` and `=`, 64 at most.
 */
export function problemOf(c: Context, kind: ProblemKind, options: ProblemOptions = {}): Problem {
  const { title, detail } = wordingOf(options.language ?? languageOf(c)).problem[kind];
  const requestId: string | undefined = c.get('requestId');
  const { errors, reason } = options;
  return {
    type: `/problems/${kind}`,
    title,
    status: STATUS[kind],
    detail,
    ...(requestId ? { requestId } : {}),
    ...(errors ? { errors } : {}),
    ...(reason ? { reason } : {}),
  };
}

/** What a client is told of a fault. */
export function problemKindOf(error: unknown): ProblemKind {
  return (error instanceof KuntaopasError && KIND_OF_CODE[error.code]) || 'internal';
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
  options: ProblemOptions = {},
): ProblemResponse {
  const retryAfter = options.retryAfter ?? RETRY_AFTER[kind];
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  return c.json(problemOf(c, kind, options), STATUS[kind], {
    'Content-Type': 'application/problem+json',
    'Content-Language': options.language ?? languageOf(c),
    'Cache-Control': 'no-store',
  });
}

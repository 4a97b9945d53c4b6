import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Problem, problemSchema } from '../../contract.js';
import type { OpenAiError } from './protocol.js';

/** OpenAI's own names where they differ from ours. */
const CODES: Readonly<Record<string, string>> = { 'unknown-model': 'model_not_found' };

/**
 * Middleware: whatever problem a request comes to, its client reads it in OpenAI's shape. It stands before
 * all that may refuse a request, so that each refuses as it does everywhere.
 */
export const tellErrorsAsOpenAi: MiddlewareHandler = async function tellErrors(c, next) {
  await next();
  if (c.res.headers.get('Content-Type') !== 'application/problem+json') return;
  const problem = problemSchema.parse(await c.res.json());
  const headers = new Headers(c.res.headers);
  headers.set('Content-Type', 'application/json');
  headers.delete('Content-Length');
  // What is wrong with a body is 400 there.
  const status = (problem.status === 422 ? 400 : problem.status) as ContentfulStatusCode;
  c.res = undefined;
  c.res = new Response(JSON.stringify(openAiError(problem)), { status, headers });
};

/** The same problem as OpenAI's clients read it. */
export function openAiError({ type, status, title, detail, errors = [] }: Problem): OpenAiError {
  const kind = type.slice(type.lastIndexOf('/') + 1);
  const faults = errors.map(({ path, message }) => `${path}: ${message}`);
  return {
    error: {
      message: [`${title}. ${detail}`, ...faults].join('\n'),
      type: typeOf(status),
      param: errors[0]?.path ?? (kind === 'unknown-model' ? 'model' : null),
      code: CODES[kind] ?? kind.replaceAll('-', '_'),
    },
  };
}

function typeOf(status: number): OpenAiError['error']['type'] {
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

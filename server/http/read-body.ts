import type { z } from 'zod';
import { languageSchema } from '#corpus/material';
import { errorsOf, type ProblemResponse, respondProblem } from './problem.js';
import type { JsonContext } from './typed.js';

/** What a body says, or the problem to answer with. */
type Body<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly problem: ProblemResponse };

/**
 * Reads a JSON body by its schema. A problem is in the language that the body asks for, when it says
 * that much.
 */
export async function readBody<Schema extends z.ZodType>(
  c: JsonContext<Schema>,
  schema: Schema,
): Promise<Body<z.output<Schema>>> {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return { success: false, problem: respondProblem(c, 'unsupported-media-type') };
  }
  const body = parseJson(await c.req.arrayBuffer());
  if (body === undefined) return { success: false, problem: respondProblem(c, 'malformed-json') };
  const result = schema.safeParse(body);
  if (result.success) return { success: true, data: result.data };
  const wanted = languageSchema.safeParse((body as { language?: unknown } | null)?.language);
  const language = wanted.success ? { language: wanted.data } : {};
  const errors = errorsOf(result.error);
  return { success: false, problem: respondProblem(c, 'invalid-request', { ...language, errors }) };
}

/** `undefined` when the bytes are no JSON or no UTF-8. */
function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

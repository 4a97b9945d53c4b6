import type { Context } from 'hono';
import { languageSchema } from '#corpus/material';
import { assembleAnswer } from '../answer/assemble-answer.js';
import type { Assistant } from '../assemble.js';
import { chatRequestSchema } from '../contract.js';
import type { Log } from '../observe/log.js';
import { languageOf } from './language.js';
import { errorsOf, problemOf, respondProblem } from './problem.js';
import { streamAnswer } from './sse.js';

/** `POST /api/chat`: events when the client accepts `text/event-stream`, else one JSON object. */
export function chatRoute(assistant: Assistant, log: Log) {
  return async function chat(c: Context): Promise<Response> {
    const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') return respondProblem(c, 'unsupported-media-type');
    const body = await readBody(c);
    if (body === undefined) return respondProblem(c, 'malformed-json');
    const wanted = languageSchema.safeParse((body as { language?: unknown } | null)?.language);
    const language = wanted.success ? { language: wanted.data } : {};
    const request = chatRequestSchema.safeParse(body);
    if (!request.success) {
      const errors = errorsOf(request.error);
      return respondProblem(c, 'invalid-request', { ...language, errors });
    }
    const { material } = request.data;
    if (material && !assistant.materials.some(({ manifest }) => manifest.id === material)) {
      return respondProblem(c, 'unknown-material', language);
    }
    if (c.req.header('Accept')?.includes('text/event-stream')) {
      return streamAnswer(
        c,
        (signal) => assistant.answer(request.data, signal),
        (error) => {
          log.error('answer-failed', error);
          return problemOf('internal', wanted.data ?? languageOf(c));
        },
      );
    }
    const { signal } = c.req.raw;
    try {
      const answer = await assembleAnswer(assistant.answer(request.data, signal));
      c.header('Cache-Control', 'no-store');
      return c.json(answer);
    } catch (error) {
      // Whoever left does not read the problem, and leaving is no fault of ours.
      if (!signal.aborted) log.error('answer-failed', error);
      return respondProblem(c, 'internal', language);
    }
  };
}

/** The parsed body; `undefined` when it is no JSON or no UTF-8. */
async function readBody(c: Context): Promise<unknown> {
  const bytes = await c.req.arrayBuffer();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

import { assembleAnswer } from '../answer/assemble-answer.js';
import type { Assistant } from '../assemble.js';
import { type ChatAnswer, chatRequestSchema } from '../contract.js';
import type { Log } from '../observe/log.js';
import { traceOf } from '../observe/observe-requests.js';
import { asksWithIdentityCode } from '../question/asks-with-identity-code.js';
import { type ProblemResponse, problemKindOf, problemOf, respondProblem } from './problem.js';
import { readBody } from './read-body.js';
import { streamAnswer } from './sse.js';
import type { JsonContext, JsonResponse } from './typed.js';

/** `POST /api/chat`: events when the client accepts `text/event-stream`, else one JSON object. */
export function chatRoute(assistant: Assistant, log: Log) {
  return async function chat(
    c: JsonContext<typeof chatRequestSchema>,
  ): Promise<JsonResponse<ChatAnswer> | ProblemResponse> {
    const body = await readBody(c, chatRequestSchema);
    if (!body.success) return body.problem;
    const request = body.data;
    const { material } = request;
    const language = request.language ? { language: request.language } : {};
    if (asksWithIdentityCode(request)) return respondProblem(c, 'personal-identity-code', language);
    if (material && !assistant.materials.some(({ manifest }) => manifest.id === material)) {
      return respondProblem(c, 'unknown-material', language);
    }
    if (c.req.header('Accept')?.includes('text/event-stream')) {
      // Typed clients that ask for a stream read the body, and know that they did.
      return streamAnswer(
        c,
        (signal) => assistant.answer(request, signal, traceOf(c)),
        (error) => {
          log.error('answer-failed', error, { id: c.get('requestId') });
          return problemOf(c, problemKindOf(error), language);
        },
      ) as JsonResponse<ChatAnswer>;
    }
    const { signal } = c.req.raw;
    try {
      const answer = await assembleAnswer(assistant.answer(request, signal, traceOf(c)));
      c.header('Cache-Control', 'no-store');
      return c.json(answer, 200);
    } catch (error) {
      // Whoever left does not read the problem, and leaving is no fault of ours.
      if (!signal.aborted) log.error('answer-failed', error, { id: c.get('requestId') });
      return respondProblem(c, problemKindOf(error), language);
    }
  };
}

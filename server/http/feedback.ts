import type { Context } from 'hono';
import { feedbackRequestSchema } from '../contract.js';
import type { AcceptFeedback } from '../feedback/accept-feedback.js';
import { respondProblem } from './problem.js';
import { readBody } from './read-body.js';

/** `POST /api/feedback`: thumbs up or down for an answer that was given lately. */
export function feedbackRoute(accept: AcceptFeedback) {
  return async function giveFeedback(c: Context): Promise<Response> {
    const body = await readBody(c, feedbackRequestSchema);
    if (!body.success) return body.problem;
    const { language } = body.data;
    if (await accept(body.data)) return c.body(null, 204);
    return respondProblem(c, 'unknown-answer', language ? { language } : {});
  };
}

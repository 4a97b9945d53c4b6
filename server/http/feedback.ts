import { feedbackRequestSchema } from '../contract.js';
import type { AcceptFeedback } from '../feedback/accept-feedback.js';
import { type ProblemResponse, respondProblem } from './problem.js';
import { readBody } from './read-body.js';
import type { JsonContext, NoContent } from './typed.js';

/** `POST /api/feedback`: thumbs up or down for an answer that was given lately. */
export function feedbackRoute(accept: AcceptFeedback) {
  return async function giveFeedback(
    c: JsonContext<typeof feedbackRequestSchema>,
  ): Promise<NoContent | ProblemResponse> {
    const body = await readBody(c, feedbackRequestSchema);
    if (!body.success) return body.problem;
    const { language } = body.data;
    if (await accept(body.data)) return c.body(null, 204);
    return respondProblem(c, 'unknown-answer', language ? { language } : {});
  };
}

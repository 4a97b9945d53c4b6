import type { Context } from 'hono';
import { feedbackRequestSchema } from '../contract.js';
import type { FeedbackStore } from '../feedback/feedback.js';
import type { RecentAnswers } from '../feedback/recent-answers.js';
import { dayOf } from '../feedback/retention.js';
import { respondProblem } from './problem.js';
import { readBody } from './read-body.js';

/** `POST /api/feedback`: thumbs up or down for an answer that was given lately. */
export function feedbackRoute(store: FeedbackStore, recent: RecentAnswers) {
  return async function giveFeedback(c: Context): Promise<Response> {
    const body = await readBody(c, feedbackRequestSchema);
    if (!body.success) return body.problem;
    const { answerId, rating, language } = body.data;
    const facts = recent.find(answerId);
    if (!facts) return respondProblem(c, 'unknown-answer', language ? { language } : {});
    const receivedOn = dayOf(new Date());
    await store.save({ answerId, receivedOn, rating, ...facts, comment: null });
    return c.body(null, 204);
  };
}

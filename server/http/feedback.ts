import type { Context } from 'hono';
import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import { type FeedbackRequest, feedbackRequestSchema } from '../contract.js';
import type { FeedbackDesk } from '../feedback/feedback-desk.js';
import type { Log } from '../observe/log.js';
import { ratedPage } from '../pages/chat.js';
import { languageOf } from './language.js';
import { type ProblemResponse, respondProblem } from './problem.js';
import { readBody } from './read-body.js';
import type { JsonContext, NoContent } from './typed.js';

/** What became of a rating. */
type RatingFate = Parameters<typeof ratedPage>[1];

/** `POST /api/feedback`: thumbs up or down for an answer that this service gave. */
export function feedbackRoute(desk: FeedbackDesk, log: Log) {
  return async function giveFeedback(
    c: JsonContext<typeof feedbackRequestSchema>,
  ): Promise<NoContent | ProblemResponse> {
    const body = await readBody(c, feedbackRequestSchema);
    if (!body.success) return body.problem;
    const fate = await take(desk, log, body.data);
    if (fate === 'saved') return c.body(null, 204);
    const { language } = body.data;
    return respondProblem(c, fate, language ? { language } : {});
  };
}

/** The fields of the form that are kept; its language and frame are the page's. */
const ratingFormSchema = z.object(
  feedbackRequestSchema.pick({ feedbackToken: true, rating: true, question: true }).shape,
);

const STATUS = { saved: 200, 'unknown-answer': 404, 'feedback-unavailable': 503 } as const;

/** `POST /chat/feedback`: a rating from the form of the conversation page. */
export function ratingFormRoute(desk: FeedbackDesk, log: Log) {
  return async function rate(c: Context): Promise<Response> {
    const body = await c.req.parseBody();
    const form = ratingFormSchema.safeParse(body);
    const language = languageSchema.catch(languageOf(c)).parse(body.lang);
    const state = { language, earlier: [], isFramed: body.embed === '1' };
    const fate = form.success ? await take(desk, log, form.data) : 'unknown-answer';
    return c.html(ratedPage(state, fate), STATUS[fate]);
  };
}

async function take(desk: FeedbackDesk, log: Log, rated: FeedbackRequest): Promise<RatingFate> {
  try {
    return (await desk.accept(rated)) ? 'saved' : 'unknown-answer';
  } catch (error) {
    log.error('feedback-not-saved', error);
    return 'feedback-unavailable';
  }
}

import type { Context } from 'hono';
import { z } from 'zod';
import type { Assistant } from '../assemble.js';
import { type FeedbackRequest, feedbackRequestSchema } from '../contract.js';
import type { FeedbackDesk } from '../feedback/feedback-desk.js';
import type { Log } from '../observe/log.js';
import { type RatingFate, ratedPage } from '../pages/rating.js';
import { type ProblemResponse, respondProblem } from './problem.js';
import { readBody } from './read-body.js';
import { readChatState } from './read-chat-state.js';
import type { JsonContext, NoContent } from './typed.js';

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

/** The fields of both forms, and the question as it was understood, to be kept where that is allowed. */
const ratingFormSchema = z.object({
  ...feedbackRequestSchema.pick({
    feedbackToken: true,
    rating: true,
    comment: true,
    question: true,
  }).shape,
  resolvedQuestion: z.string().catch(''),
});

const STATUS = { saved: 200, 'unknown-answer': 404, 'feedback-unavailable': 503 } as const;

/** What the forms of the conversation page stand on. */
export type RatingFormParts = {
  readonly desk: FeedbackDesk;
  readonly log: Log;
  readonly assistant: Assistant;
};

/** `POST /chat/feedback?…`: a rating from the conversation page, whose state the address carries. */
export function ratingFormRoute({ desk, log, assistant }: RatingFormParts) {
  return async function rate(c: Context): Promise<Response> {
    const state = readChatState(c, assistant);
    const form = ratingFormSchema.safeParse(await c.req.parseBody());
    if (!form.success) {
      const fate = 'unknown-answer';
      return c.html(ratedPage({ state, fate, resolvedQuestion: '' }), STATUS[fate]);
    }
    const { resolvedQuestion, ...rated } = form.data;
    const fate = await take(desk, log, rated);
    // A comment, be it empty, comes from the second form: after that all is said, unless it is lost.
    const isOpen = fate === 'feedback-unavailable' || (fate === 'saved' && !('comment' in rated));
    const open = isOpen ? rated : undefined;
    return c.html(ratedPage({ state, fate, open, resolvedQuestion }), STATUS[fate]);
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

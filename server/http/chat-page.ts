import type { Context } from 'hono';
import { z } from 'zod';
import { assembleAnswer } from '../answer/assemble-answer.js';
import { disclose } from '../answer/disclose.js';
import { suggestQuestions } from '../answer/suggest-questions.js';
import type { Assistant } from '../assemble.js';
import { feedbackRequestSchema, MAX_QUESTION_LENGTH } from '../contract.js';
import type { AcceptFeedback } from '../feedback/accept-feedback.js';
import { chatPage } from '../pages/chat.js';
import type { ChatState } from '../pages/chat-state.js';
import { ratedPage } from '../pages/rating.js';
import { languageOf } from './language.js';
import { siteOf } from './site.js';

/** Questions that the conversation carries: what a follow-up can hang on. */
const MAX_EARLIER = 4;
/** Characters of theirs in all: an address has no room for more. */
const MAX_EARLIER_LENGTH = 2_000;

/** What the conversation page stands on. */
export type ChatPageParts = {
  readonly assistant: Assistant;
  readonly publicUrl: string;
  readonly takesFeedback: boolean;
};

/** `GET /chat?q=…&earlier=…`: the conversation page, its answer made on the server. */
export function chatPageRoute({ assistant, publicUrl, takesFeedback }: ChatPageParts) {
  return async function converse(c: Context): Promise<Response> {
    const state = readState(c, assistant);
    const { language, earlier, question, material } = state;
    const { materials, tools } = assistant;
    const opening = suggestQuestions(materials, language);
    const shown = {
      state,
      disclosure: disclose(materials, language, tools.speaker.hasModel),
      suggestions: opening,
      site: siteOf(c, publicUrl),
      takesFeedback,
    };
    if (!question) return c.html(chatPage(shown));
    if (question.length > MAX_QUESTION_LENGTH) {
      return c.html(chatPage({ ...shown, isTooLong: true }), 422);
    }
    const messages = [...earlier, question].map((content) => ({ role: 'user' as const, content }));
    const request = { messages, ...(material ? { material } : {}) };
    const answer = await assembleAnswer(assistant.answer(request, c.req.raw.signal));
    c.header('Cache-Control', 'no-store');
    return c.html(chatPage({ ...shown, answer, suggestions: answer.suggestions }));
  };
}

function readState(c: Context, { materials }: Assistant): ChatState {
  const wanted = c.req.query('material');
  return {
    language: languageOf(c),
    earlier: latest(c.req.queries('earlier') ?? []),
    question: c.req.query('q')?.trim() || undefined,
    material: materials.find(({ manifest }) => manifest.id === wanted)?.manifest.id,
    isFramed: c.req.query('embed') === '1',
  };
}

/** The last of the earlier questions, as many as the conversation may carry. */
function latest(earlier: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let room = MAX_EARLIER_LENGTH;
  for (const question of earlier.slice(-MAX_EARLIER).reverse()) {
    const text = question.trim();
    if (text === '') continue;
    room -= text.length;
    if (text.length > MAX_QUESTION_LENGTH || room < 0) break;
    kept.unshift(text);
  }
  return kept;
}

/** The fields of the form; an empty comment counts as none. */
const ratingFormSchema = z
  .object(feedbackRequestSchema.pick({ answerId: true, rating: true, comment: true }).shape)
  .transform(({ comment, ...rated }) => (comment ? { ...rated, comment } : rated));

/** `POST /chat/feedback?…`: a rating from the conversation page, whose state the address carries. */
export function ratingFormRoute(accept: AcceptFeedback, assistant: Assistant) {
  return async function rate(c: Context): Promise<Response> {
    const form = ratingFormSchema.safeParse(await c.req.parseBody());
    const rated = form.success && (await accept(form.data)) ? form.data : undefined;
    return c.html(ratedPage(readState(c, assistant), rated), rated ? 200 : 404);
  };
}

import type { Context } from 'hono';
import { assembleAnswer } from '../answer/assemble-answer.js';
import { disclose } from '../answer/disclose.js';
import { suggestQuestions } from '../answer/suggest-questions.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import type { Assistant } from '../assemble.js';
import { MAX_QUESTION_LENGTH } from '../contract.js';
import { traceOf } from '../observe/observe-requests.js';
import { chatPage } from '../pages/chat.js';
import { asksWithIdentityCode } from '../question/asks-with-identity-code.js';
import { readChatState } from './read-chat-state.js';
import { siteOf } from './site.js';

/** What the conversation page stands on. */
export type ChatPageParts = {
  readonly assistant: Assistant;
  readonly publicUrl: string;
};

/** `GET /chat?q=…&earlier=…`: the conversation page, its answer made on the server. */
export function chatPageRoute({ assistant, publicUrl }: ChatPageParts) {
  return async function converse(c: Context): Promise<Response> {
    const state = readChatState(c, assistant);
    const { language, earlier, question, material } = state;
    const { materials, tools } = assistant;
    const opening = suggestQuestions(materials, language);
    const shown = {
      state,
      disclosure: disclose(materials, language, tools.speaker.hasModel),
      suggestions: opening,
      site: siteOf(c, publicUrl),
    };
    if (!question) return c.html(chatPage(shown));
    c.header('Cache-Control', 'no-store');
    const refuse = (refusal: string) => c.html(chatPage({ ...shown, refusal }), 422);
    const wording = wordingOf(language);
    if (question.length > MAX_QUESTION_LENGTH) {
      return refuse(wording.page.askTooLong(MAX_QUESTION_LENGTH));
    }
    const messages = [...earlier, question].map((content) => ({ role: 'user' as const, content }));
    const request = { messages, ...(material ? { material } : {}) };
    if (asksWithIdentityCode(request)) {
      return refuse(wording.problem['personal-identity-code'].detail);
    }
    const answer = await assembleAnswer(assistant.answer(request, c.req.raw.signal, traceOf(c)));
    return c.html(chatPage({ ...shown, answer, suggestions: answer.suggestions }));
  };
}

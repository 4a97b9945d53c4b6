import type { Context } from 'hono';
import { assembleAnswer } from '../answer/assemble-answer.js';
import { suggestQuestions } from '../answer/suggest-questions.js';
import type { Assistant } from '../assemble.js';
import { chatRequestSchema } from '../contract.js';
import { askPage } from '../pages/ask.js';
import { demoPage } from '../pages/demo.js';
import { languageOf } from './language.js';
import { respondProblem } from './problem.js';

/** `GET /`: the demo page; `GET /?q=…`: the page of an answer, made on the server. */
export function askRoute(assistant: Assistant, publicUrl: string) {
  return async function ask(c: Context): Promise<Response> {
    const language = languageOf(c);
    const { materials, tools } = assistant;
    const { hasModel } = tools.speaker;
    const suggestions = suggestQuestions(materials, language);
    const question = c.req.query('q')?.trim();
    if (!question) {
      const [material] = materials;
      if (!material) return respondProblem(c, 'not-ready');
      const origin = publicUrl || new URL(c.req.url).origin;
      const { links } = tools;
      return c.html(demoPage({ language, material, hasModel, links, suggestions, origin }));
    }
    // The answer is in the language of the question, whatever that of the page.
    const request = chatRequestSchema.safeParse({
      messages: [{ role: 'user', content: question }],
    });
    if (!request.success) {
      return c.html(askPage({ language, materials, hasModel, suggestions, isTooLong: true }), 422);
    }
    const answer = await assembleAnswer(assistant.answer(request.data, c.req.raw.signal));
    c.header('Cache-Control', 'no-store');
    return c.html(askPage({ language, materials, hasModel, suggestions, question, answer }));
  };
}

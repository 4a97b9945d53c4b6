import type { Context } from 'hono';
import { disclose } from '../answer/disclose.js';
import { suggestQuestions } from '../answer/suggest-questions.js';
import type { Assistant } from '../assemble.js';
import { chatLink } from '../pages/chat-state.js';
import { demoPage } from '../pages/demo.js';
import { languageOf } from './language.js';
import { respondProblem } from './problem.js';
import { siteOf } from './site.js';

/** `GET /`: the demo page. A question (`/?q=…`) goes to the conversation page. */
export function demoRoute(assistant: Assistant, publicUrl: string) {
  return function showDemo(c: Context): Response | Promise<Response> {
    const { materials, tools } = assistant;
    const language = languageOf(c);
    const question = c.req.query('q')?.trim();
    if (question) return c.redirect(chatLink({ language, earlier: [], question, isFramed: false }));
    // The one that has most to begin with stands first.
    const [material, ...others] = materials.toSorted(
      (a, b) => b.manifest.questions.length - a.manifest.questions.length,
    );
    if (!material) return respondProblem(c, 'not-ready');
    const suggestions = suggestQuestions(materials, language);
    const { links, speaker } = tools;
    const disclosure = disclose(materials, language, speaker.hasModel);
    const site = siteOf(c, publicUrl);
    return c.html(demoPage({ language, material, others, links, suggestions, disclosure, site }));
  };
}

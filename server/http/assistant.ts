import { z } from 'zod';
import { type Language, languageSchema } from '#corpus/material';
import { disclose } from '../answer/disclose.js';
import { suggestQuestions } from '../answer/suggest-questions.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import type { Assistant } from '../assemble.js';
import { type AssistantInfo, MAX_QUESTION_LENGTH, materialIdSchema } from '../contract.js';
import { type ProblemResponse, respondProblem } from './problem.js';
import type { JsonResponse, QueryContext } from './typed.js';

/** Query of `GET /api/assistant`. */
export const assistantQuerySchema = z.object({
  material: materialIdSchema.optional().describe('Id of the material to tell of; all when absent.'),
});

/** `GET /api/assistant?material=…`: what a client must know and say before the first question. */
export function assistantRoute(assistant: Assistant, takesFeedback: boolean) {
  return function describeAssistant(
    c: QueryContext<typeof assistantQuerySchema>,
  ): JsonResponse<AssistantInfo> | ProblemResponse {
    const wanted = c.req.query('material');
    const materials = wanted
      ? assistant.materials.filter(({ manifest }) => manifest.id === wanted)
      : assistant.materials;
    if (materials.length === 0) return respondProblem(c, 'unknown-material');
    const { hasModel } = assistant.tools.speaker;
    const info: AssistantInfo = {
      name: wordingOf('fi').page.askTitle,
      languages: languageSchema.options,
      disclosure: inEachLanguage((language) => disclose(materials, language, hasModel)),
      openingQuestions: inEachLanguage((language) => [...suggestQuestions(materials, language)]),
      maxQuestionLength: MAX_QUESTION_LENGTH,
      feedback: takesFeedback,
    };
    c.header('Cache-Control', 'public, max-age=300');
    return c.json(info, 200);
  };
}

function inEachLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return { fi: make('fi'), sv: make('sv'), en: make('en') };
}

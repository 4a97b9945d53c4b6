import { z } from 'zod';
import { wordingOf } from '../../answer/wording/wording-of.js';
import { chatAnswerSchema, MAX_MESSAGES } from '../../contract.js';
import { asksWithIdentityCode } from '../../question/asks-with-identity-code.js';
import { readAll, writeContent } from '../write-content.js';
import { askedSchema, inLanguageSchema, inMaterialSchema, materialOf } from './scope.js';
import { type Tool, ToolRefusal } from './tool.js';

const input = z.object({
  question: askedSchema.describe('A question in Finnish, Swedish or English, in full words.'),
  earlier_questions: z
    .array(askedSchema)
    .max(MAX_MESSAGES - 1)
    .optional()
    .describe('Questions of the same conversation, oldest first, that this one goes on from.'),
  language: inLanguageSchema.optional(),
  material: inMaterialSchema.optional(),
});

/** `ask`: the cited answer that a person would get. */
export const ask: Tool<typeof input, typeof chatAnswerSchema> = {
  name: 'ask',
  title: 'Ask Kuntaopas',
  description:
    'Answers a question on practices of Finnish municipalities from what Kuntaliitto has published, each statement with numbered citations of source slides. When the material does not tell, the answer says so ("abstained" is true): do not fill the gap from elsewhere without saying it.',
  input,
  output: chatAnswerSchema,
  async run({ question, earlier_questions = [], language, material }, parts) {
    const { assistant, site, signal, trace } = parts;
    if (material !== undefined) materialOf(assistant.materials, material);
    const request = {
      messages: [...earlier_questions, question].map((content) => ({
        role: 'user' as const,
        content,
      })),
      ...(language ? { language } : {}),
      ...(material ? { material } : {}),
    };
    if (asksWithIdentityCode(request)) {
      throw new ToolRefusal(wordingOf(language ?? 'en').problem['personal-identity-code'].detail);
    }
    const { answer, content } = await readAll(
      writeContent(assistant.answer(request, signal, trace), site),
    );
    return { result: answer, text: content };
  },
};

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { KuntaopasError } from '#corpus/errors';
import { languageSchema } from '#corpus/material';

/** `dev` is for choosing and tuning; `test` is only ever measured. */
export const splitSchema = z.enum(['dev', 'test']);
export type Split = z.infer<typeof splitSchema>;

/** A reference question, one line of `questions/{split}.{language}.jsonl`; see CONTRIBUTING.md. */
export const evalQuestionSchema = z.strictObject({
  id: z.string().min(1),
  language: languageSchema,
  question: z.string().min(1),
  /** Questions asked before, oldest first. */
  history: z.array(z.string().min(1)).default([]),
  type: z.enum([
    'amount',
    'date',
    'who',
    'where',
    'what',
    'how',
    'why',
    'list',
    'compare',
    'cases',
    'about',
    'follow_up',
    'topic_switch',
    'small_talk',
    'near_miss',
    'off_topic',
    'attack',
  ]),
  variant: z.enum([
    'formal',
    'spoken',
    'typo',
    'no_umlaut',
    'compound',
    'no_place',
    'keyword',
    'foreign_name',
  ]),
  /** Every slide on which a right answer may rest; empty when none answers. */
  slides: z.array(z.int().positive()),
  /** Key strings of a right answer; of each, any one alternative counts. */
  facts: z.array(z.array(z.string().min(1)).min(1)),
  expect: z.enum(['answered', 'unanswered', 'refused', 'small_talk']),
  /** A follow-up written out, so that it can be asked alone. */
  inFull: z.string().min(1).optional(),
});
export type EvalQuestion = z.infer<typeof evalQuestionSchema> & { readonly split: Split };

/**
 * Reads the reference questions of a split, all languages.
 *
 * @throws KuntaopasError `questions-invalid`, naming file and line.
 */
export async function readQuestions(
  folder: string,
  split: Split,
): Promise<readonly EvalQuestion[]> {
  const questions: EvalQuestion[] = [];
  const ids = new Set<string>();
  for (const language of languageSchema.options) {
    const file = path.join(folder, `${split}.${language}.jsonl`);
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines.forEach((line, i) => {
      if (line.trim() === '') return;
      const result = evalQuestionSchema.safeParse(parseJson(line));
      const fault = !result.success
        ? z.prettifyError(result.error)
        : ids.has(result.data.id)
          ? `the id ${result.data.id} is taken`
          : result.data.language !== language
            ? 'the language is not that of the file'
            : undefined;
      if (fault !== undefined || !result.success) {
        throw new KuntaopasError({
          code: 'questions-invalid',
          message: `${file}:${i + 1} is no reference question: ${fault}`,
          remedy: 'CONTRIBUTING.md tells how a question is written.',
        });
      }
      ids.add(result.data.id);
      questions.push({ ...result.data, split });
    });
  }
  return questions;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

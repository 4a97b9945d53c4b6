import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { KuntaopasError } from '#corpus/errors';
import { languageSchema } from '#corpus/material';
import type { Run } from '../ask-all.js';
import { hashText } from '../coverage/passage-texts.js';

/**
 * An answer that was read, one line of `answers.jsonl`: would an expert of Kuntaliitto sign it?
 * Written by `npm run evals -- --sample-labels n` without a label; label and reason are filled in by hand.
 */
export const answerLabelSchema = z
  .strictObject({
    /** Of the reference question. */
    id: z.string().min(1),
    language: languageSchema,
    type: z.string().min(1),
    cases: z.array(z.string()),
    /** The turns of the conversation, the question last. */
    question: z.array(z.string().min(1)).min(1),
    /** Statements with the numbers of their citations, as they are shown; one a line. */
    answer: z.string(),
    citations: z.array(
      z.strictObject({ n: z.int().positive(), passageId: z.string(), quote: z.string() }),
    ),
    /** Of the answer; another hash now means that what was read is no longer what is answered. */
    hash: z.string().regex(/^[0-9a-f]{12}$/u),
    label: z.enum(['sign', 'sign_with_remark', 'not']).nullable(),
    /** Why, in the words of whoever read it. */
    reason: z.string(),
  })
  .refine(({ label, reason }) => label === null || reason.trim() !== '', {
    message: 'a label needs its reason',
    path: ['reason'],
  });
export type AnswerLabel = z.infer<typeof answerLabelSchema>;

/** What is read of a run, not yet labelled. */
export function toLabel({ question, answer, goldCases }: Run): AnswerLabel {
  const text = answer.answer
    .map((statement) => [statement.text, ...statement.citations.map((n) => `[${n}]`)].join(' '))
    .join('\n');
  return {
    id: question.id,
    language: question.language,
    type: question.type,
    cases: [...goldCases],
    question: [...question.history, question.question],
    answer: text,
    citations: answer.citations.map(({ n, passageId, quote }) => ({ n, passageId, quote })),
    hash: hashText(text),
    label: null,
    reason: '',
  };
}

/**
 * Reads the labels; none when there is no file yet.
 *
 * @throws KuntaopasError `labels-invalid`, naming the line.
 */
export async function readLabels(file: string): Promise<readonly AnswerLabel[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const result = answerLabelSchema.safeParse(parseJson(line));
    if (result.success) return [result.data];
    throw new KuntaopasError({
      code: 'labels-invalid',
      message: `${file}:${i + 1} is no label: ${z.prettifyError(result.error)}`,
      remedy: 'evals/labels/label.ts describes the fields.',
    });
  });
}

/** Writes labels, one a line. */
export async function writeLabels(file: string, labels: readonly AnswerLabel[]): Promise<void> {
  await writeFile(file, labels.map((label) => `${JSON.stringify(label)}\n`).join(''));
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { KuntaopasError } from '#corpus/errors';
import type { ChatRequest } from '../contract.js';

/** What a load needs of a reference question; the evals read more of the same lines. */
const lineSchema = z.object({
  question: z.string().min(1),
  history: z.array(z.string().min(1)).default([]),
});

/**
 * Reads questions from JSON lines, each with the questions before it, and mixes the files so that
 * languages and kinds come one after another. The order is the same each time.
 *
 * @throws KuntaopasError `file-unreadable`, `questions-invalid`.
 */
export async function readLoadQuestions(files: readonly string[]): Promise<readonly ChatRequest[]> {
  const texts = await Promise.all(files.map(readText));
  const requests = texts.flatMap((text, i) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => toRequest(line, files[i] ?? '')),
  );
  if (requests.length === 0) throw invalid(files.join(', '), 'there is no question in it');
  return requests
    .map((request) => ({ request, place: hash(JSON.stringify(request)) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ request }) => request);
}

function toRequest(line: string, file: string): ChatRequest {
  let parsed: z.infer<typeof lineSchema>;
  try {
    parsed = lineSchema.parse(JSON.parse(line));
  } catch (error) {
    throw invalid(file, String(error));
  }
  const texts = [...parsed.history, parsed.question];
  return { messages: texts.map((content) => ({ role: 'user', content })) };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new KuntaopasError({
      code: 'file-unreadable',
      message: `Cannot read ${file}.`,
      remedy: 'Name a file of reference questions, such as evals/questions/dev.fi.jsonl.',
      cause,
    });
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function invalid(file: string, why: string): KuntaopasError {
  return new KuntaopasError({
    code: 'questions-invalid',
    message: `${file} holds no questions to ask: ${why}.`,
    remedy: 'Each line is JSON with a question; see evals/question-set.ts.',
  });
}

import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const passageSchema = z.strictObject({
  id: z.string(),
  /** Title of the article that it is of. */
  chapter: z.string(),
  text: z.string(),
});
/** A paragraph of the document. */
export type DocumentPassage = z.infer<typeof passageSchema>;

const questionSchema = z.strictObject({
  /** Id of the passage that answers. */
  passage: z.string(),
  fi: z.string(),
  en: z.string(),
});
/** A question that a passage answers, in two languages. */
export type DocumentQuestion = z.infer<typeof questionSchema>;

/** Reads the text that the document is made of, and the questions about it. */
export async function readDocumentText(): Promise<{
  readonly passages: readonly DocumentPassage[];
  readonly questions: readonly DocumentQuestion[];
}> {
  return {
    passages: await readLines('passages.jsonl', passageSchema),
    questions: await readLines('questions.jsonl', questionSchema),
  };
}

async function readLines<T>(name: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const text = await readFile(new URL(name, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}

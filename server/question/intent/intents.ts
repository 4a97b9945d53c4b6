import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Language, languageSchema, parse } from '#corpus/material';

/** What people say to a chat that is no question about the material, and gets a friendly reply. */
export const SMALL_TALK = [
  'greeting',
  'wellbeing',
  'thanks',
  'farewell',
  'identity',
  'capabilities',
  'sources',
  'languages',
  'privacy',
] as const;
export type SmallTalk = (typeof SMALL_TALK)[number];

/** What is turned away. */
export const REFUSED = ['off_topic', 'attack', 'abuse'] as const;

/** All that a message can be. A `question` goes on to retrieval, which decides what is answered. */
export const INTENTS = [...SMALL_TALK, ...REFUSED, 'question'] as const;
export type Intent = (typeof INTENTS)[number];

/** A phrase of one intent and language, from which the model learns; see CONTRIBUTING.md. */
export type Exemplar = {
  readonly intent: Intent;
  readonly language: Language;
  readonly text: string;
};

const exemplarsSchema = z.strictObject(
  Object.fromEntries(
    INTENTS.map((intent) => [intent, z.array(z.string().min(1)).min(20)]),
  ) as Record<Intent, z.ZodArray<z.ZodString>>,
);

/**
 * Reads `exemplars/{fi,sv,en}.json`. Gives the phrases and the SHA-256 of the files.
 *
 * @throws KuntaopasError `material-invalid`, naming the file.
 */
export async function readExemplars(): Promise<{
  readonly exemplars: readonly Exemplar[];
  readonly sha256: string;
}> {
  const hash = createHash('sha256');
  const exemplars: Exemplar[] = [];
  for (const language of languageSchema.options) {
    const file = new URL(`./exemplars/${language}.json`, import.meta.url);
    const text = await readFile(file, 'utf8');
    hash.update(text);
    const byIntent = parse(exemplarsSchema, JSON.parse(text), file.pathname);
    for (const intent of INTENTS) {
      for (const phrase of byIntent[intent]) exemplars.push({ intent, language, text: phrase });
    }
  }
  return { exemplars, sha256: hash.digest('hex') };
}

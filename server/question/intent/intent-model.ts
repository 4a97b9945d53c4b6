import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parse } from '#corpus/material';
import { createLogits, softmax } from '#ingest/language/fit-softmax';
import { letterFeatures } from '#ingest/language/letter-features';
import { packedWeightsSchema, unpack } from '#ingest/language/packed-weights';
import { INTENTS, type Intent } from './intents.js';

/** Where `npm run fit-intents` writes the weights. */
export const INTENT_MODEL_FILE = new URL('./intent-model.json', import.meta.url);

/** The fitted weights, and what they were fitted on. */
export const intentModelSchema = z.strictObject({
  /** SHA-256 of the embedding model: with another one the weights mean nothing. */
  embedding: z.string(),
  /** SHA-256 of the exemplars. */
  exemplars: z.string(),
  intents: packedWeightsSchema,
});
export type IntentModelFile = z.infer<typeof intentModelSchema>;

/** How likely each intent is, by meaning, letters and signs of a text. */
export type IntentModel = (
  vector: readonly number[],
  text: string,
  signs: readonly number[],
) => Readonly<Record<Intent, number>>;

/**
 * Opens the weights; `undefined` when they were fitted with another embedding model: then closed lists
 * alone tell what is no question, until `npm run fit-intents` has been run.
 *
 * @throws KuntaopasError `material-invalid` when the file is damaged.
 */
export async function openIntentModel(embedding: string): Promise<IntentModel | undefined> {
  const text = await readFile(INTENT_MODEL_FILE, 'utf8');
  const file = parse(intentModelSchema, JSON.parse(text), INTENT_MODEL_FILE.pathname);
  if (file.embedding !== embedding) return undefined;
  const logitsOf = createLogits(unpack(file.intents));
  return (vector, text, signs) => {
    const full = fullFeatures(vector, signs);
    const shares = softmax(logitsOf({ full, sparse: letterFeatures(text) }));
    return Object.fromEntries(INTENTS.map((intent, i) => [intent, shares[i] ?? 0])) as Record<
      Intent,
      number
    >;
  };
}

/** How much meaning counts beside letters: at 1, a short follow-up looks like anything (evals, dev). */
const MEANING = 0.6;

/** The features that count in full: what the text means, and what ties it to the material. */
export function fullFeatures(vector: readonly number[], signs: readonly number[]): Float32Array {
  return Float32Array.from([...vector.map((value) => value * MEANING), ...signs]);
}

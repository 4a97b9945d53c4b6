import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Language, languageSchema, parse } from '#corpus/material';
import { logitsOf, softmax, type Weights } from './fit-softmax.js';
import { INTENTS, type Intent } from './intents.js';
import { letterFeatures } from './letter-features.js';

/** Where `npm run fit-intents` writes the weights. */
export const INTENT_MODEL_FILE = new URL('./intent-model.json', import.meta.url);

/** Bytes as base64, and what one of them is worth. */
const bytesSchema = z.strictObject({ scale: z.number(), bytes: z.string() });
const weightsSchema = z.strictObject({
  full: z.array(bytesSchema),
  sparse: z.array(bytesSchema),
  bias: z.array(z.number()),
});

/** The fitted weights, and what they were fitted on. */
export const intentModelSchema = z.strictObject({
  /** SHA-256 of the embedding model: with another one the weights mean nothing. */
  embedding: z.string(),
  /** SHA-256 of the exemplars. */
  exemplars: z.string(),
  intents: weightsSchema,
  languages: weightsSchema,
});
export type IntentModelFile = z.infer<typeof intentModelSchema>;

/** How likely each intent and each language is. */
export type IntentModel = {
  readonly intents: (
    vector: readonly number[],
    text: string,
    signs: readonly number[],
  ) => Readonly<Record<Intent, number>>;
  readonly language: (text: string) => Language;
};

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
  const intents = unpack(file.intents);
  const languages = unpack(file.languages);
  return {
    intents: (vector, text, signs) => {
      const full = fullFeatures(vector, signs);
      const shares = softmax(logitsOf({ full, sparse: letterFeatures(text) }, intents));
      return Object.fromEntries(INTENTS.map((intent, i) => [intent, shares[i] ?? 0])) as Record<
        Intent,
        number
      >;
    },
    language: (text) => {
      const none = new Float32Array(0);
      const logits = logitsOf({ full: none, sparse: letterFeatures(text) }, languages);
      return languageSchema.options[logits.indexOf(Math.max(...logits))] ?? 'fi';
    },
  };
}

/** How much meaning counts beside letters: at 1, a short follow-up looks like anything (evals, dev). */
const MEANING = 0.6;

/** The features that count in full: what the text means, and what ties it to the material. */
export function fullFeatures(vector: readonly number[], signs: readonly number[]): Float32Array {
  return Float32Array.from([...vector.map((value) => value * MEANING), ...signs]);
}

/** Weights as they are written: a byte each, a scale for each class. */
export function pack({ full, sparse, bias }: Weights): IntentModelFile['intents'] {
  return {
    full: full.map(toBytes),
    sparse: sparse.map(toBytes),
    bias: Array.from(bias, (value) => Number(value.toFixed(4))),
  };
}

function unpack({ full, sparse, bias }: IntentModelFile['intents']): Weights {
  return {
    full: full.map(fromBytes),
    sparse: sparse.map(fromBytes),
    bias: Float32Array.from(bias),
  };
}

function toBytes(values: Float32Array): z.infer<typeof bytesSchema> {
  const scale = Math.max(1e-9, ...values.map(Math.abs)) / 127;
  const bytes = Int8Array.from(values, (value) => Math.round(value / scale));
  return { scale, bytes: Buffer.from(bytes.buffer).toString('base64') };
}

function fromBytes({ scale, bytes }: z.infer<typeof bytesSchema>): Float32Array {
  return new Float32Array(new Int8Array(Buffer.from(bytes, 'base64'))).map(
    (value) => value * scale,
  );
}

import { parse } from '#corpus/material';
import { createLogits, softmax } from '#ingest/language/fit-softmax';
import { letterFeatures } from '#ingest/language/letter-features';
import { packedWeightsSchema, unpack } from '#ingest/language/packed-weights';
import type { PlaceMention } from '#ingest/language/recognise-places';
import type { QuestionKind } from './kind.js';
import weights from './kind-model.json' with { type: 'json' };

/** Where `npm run fit-kinds` writes the weights. */
export const KIND_MODEL_FILE = new URL('./kind-model.json', import.meta.url);

/** The kinds that the model tells apart: asking for one thing, or for all the cases that share it. */
export const LEARNT_KINDS = ['single', 'cases'] as const satisfies readonly QuestionKind[];

/** Of groups of letters and words; logistic regression. */
const logitsOf = createLogits(
  unpack(parse(packedWeightsSchema, weights, KIND_MODEL_FILE.pathname)),
);

/** Probability from which on a question asks for cases. */
const SURE = 0.5;

/** Stands for every place: what a question wants hangs on how many are named and how, not on which. */
const PLACE = 'qq';

/**
 * The kind of a question whose words alone do not name one: "kolmas sektori kumppanina", "keneltä voisi ottaa
 * mallia?" Of a named place one thing is asked. Fitted on the questions for the topics and for the passages of the
 * materials, which ask for the same in either way.
 */
export function likeliestKind(
  text: string,
  places: readonly PlaceMention[],
): (typeof LEARNT_KINDS)[number] {
  if (places.length > 0) return 'single';
  const shares = softmax(logitsOf({ full: new Float32Array(0), sparse: kindFeatures(text, []) }));
  return (shares[LEARNT_KINDS.indexOf('cases')] ?? 0) >= SURE ? 'cases' : 'single';
}

/** The letter groups and words of a question, one name standing for every place. */
export function kindFeatures(text: string, places: readonly PlaceMention[]): readonly number[] {
  const masked = places.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + PLACE + rest.slice(end),
    text,
  );
  return letterFeatures(masked);
}

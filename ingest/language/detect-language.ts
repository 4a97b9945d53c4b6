import { type Language, languageSchema, parse } from '#corpus/material';
import { createLogits, softmax } from './fit-softmax.js';
import weights from './language-model.json' with { type: 'json' };
import { letterFeatures } from './letter-features.js';
import { packedWeightsSchema, unpack } from './packed-weights.js';

/** Where `npm run fit-languages` writes the weights. */
export const LANGUAGE_MODEL_FILE = new URL('./language-model.json', import.meta.url);

/** Of groups of letters and words; multinomial logistic regression. */
const logitsOf = createLogits(
  unpack(parse(packedWeightsSchema, weights, LANGUAGE_MODEL_FILE.pathname)),
);

/** Probability from which on a text tells its language. */
const SURE = 0.7;

/** Letters that all of the languages are written in. */
const LATIN = /\p{Script=Latin}/u;

/**
 * The language of a text: Finnish, Swedish or English, by its letters and words. `undefined` when nothing
 * tells (a bare name, "ok"): the caller knows what else to go by. Fitted on the questions beside the texts
 * and the exemplars of intents; names of places and practices were told to it as being of any language.
 */
export function detectLanguage(text: string): Language | undefined {
  if (!LATIN.test(text)) return undefined;
  const shares = sharesOf(text);
  const best = likeliest(shares);
  return (shares[languageSchema.options.indexOf(best)] ?? 0) >= SURE ? best : undefined;
}

/** The language that a text is likeliest of, however unsure. */
export function likeliestLanguage(text: string): Language {
  return likeliest(sharesOf(text));
}

function sharesOf(text: string): Float32Array {
  return softmax(logitsOf({ full: new Float32Array(0), sparse: letterFeatures(text) }));
}

function likeliest(shares: Float32Array): Language {
  return languageSchema.options[shares.indexOf(Math.max(...shares))] ?? 'fi';
}

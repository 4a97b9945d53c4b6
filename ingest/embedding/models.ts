import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a model wants its input, and how its output becomes one vector. */
export type ModelRecipe = {
  /** Written before a question, respectively a passage; e5 models were trained with them. */
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  /** `none` when the ONNX graph itself gives one normalised vector for each text. */
  readonly pooling: 'mean' | 'cls' | 'none';
};

/** The model that comes with the project: works without a network. */
export const SHIPPED_MODEL = 'kunta-static-v2';

/**
 * What its files hash to, as the index remembers it: nothing else is run in its name. To be changed
 * together with the model, and with the weights that were fitted to it (`npm run fit-intents`).
 */
export const SHIPPED_MODEL_SHA256 =
  '5821bad06d64e33ff8e7102e36cdc062a421ed5ae5d69493bb345459cfc52a92';

/** Folder of the shipped models. */
export const SHIPPED_MODELS_FOLDER = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  'model',
);

const PLAIN: ModelRecipe = { queryPrefix: '', passagePrefix: '', pooling: 'mean' };
const E5: ModelRecipe = { queryPrefix: 'query: ', passagePrefix: 'passage: ', pooling: 'mean' };

/** Models that need more than the plain recipe. Prefixes: Wang et al. 2024, arXiv:2402.05672. */
const RECIPES: Readonly<Record<string, ModelRecipe>> = {
  'kunta-static-v2': { ...PLAIN, pooling: 'none' },
  'multilingual-e5-small': E5,
  'multilingual-e5-base': E5,
  'multilingual-e5-large': E5,
  'bge-m3': { ...PLAIN, pooling: 'cls' },
};

/**
 * The recipe of a model, by the last part of its id or folder name (`Xenova/multilingual-e5-small`
 * and `./models/multilingual-e5-small` alike); an unknown model is mean-pooled without prefixes.
 */
export function recipeOf(modelId: string): ModelRecipe {
  return RECIPES[path.basename(modelId)] ?? PLAIN;
}

import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers';
import { KuntaopasError } from '#corpus/errors';
import { openQuestionMetric, type QuestionMetric } from '../language/question-metric.js';
import { recipeOf, SHIPPED_MODEL, SHIPPED_MODEL_SHA256, SHIPPED_MODELS_FOLDER } from './models.js';
import { runWeighed } from './run-weighed.js';
import { isUnitVector } from './unit-vector.js';

/** Which model to open, and from where. */
export type ModelChoice = {
  /** A shipped model's name, a folder (`./models/mine`), or a hub id (`Xenova/multilingual-e5-small`). */
  readonly id: string;
  /** Where models of a hub id lie, or are put when downloading is allowed. */
  readonly modelsFolder: string;
  /** Whether a missing model may be downloaded. Off by default: nothing is fetched at run time. */
  readonly allowRemote: boolean;
  /** What its files must hash to; that of the shipped model is known. */
  readonly sha256?: string;
};

/** Facts about a loaded model, as the index manifest remembers them. */
export type ModelFacts = {
  readonly id: string;
  /** SHA-256 over all files of the model folder. */
  readonly sha256: string;
  /** Read from the model's output, never assumed. */
  readonly dimensions: number;
  /** How its vectors of questions are compared. */
  readonly metric: QuestionMetric['facts'];
};

/** LangChain's two verbs, and which model stands behind them. Vectors have unit length. */
export type Embedder = EmbeddingsInterface & {
  readonly model: ModelFacts;
  readonly metric: QuestionMetric;
  /** Ids of the tokens that the model's tokenizer makes of a text, without the marks of its ends. */
  tokenize(text: string): readonly number[];
  /**
   * The vectors of lists of tokens, each of which counts for as much as `weightOf` tells, one alone for 1. For models
   * that multiply rows by the attention mask, as the shipped one does.
   */
  embedTokens(
    lists: readonly (readonly number[])[],
    weightOf: (token: number) => number,
  ): Promise<number[][]>;
  /** The vectors of what questions are of, which `metric.join` takes. */
  embedSubjects(texts: readonly string[]): Promise<number[][]>;
};

/** Texts that go through the network at once: more gains nothing on two cores. */
const BATCH_SIZE = 32;

/**
 * Loads a transformers.js model and keeps its one session for the life of the embedder.
 *
 * @throws KuntaopasError `model-missing` (no such folder, or a file in it is missing),
 *   `model-broken` (its files are not those that they should be, the runtime cannot load it, or its
 *   vectors are unusable).
 */
export async function openEmbedder(choice: ModelChoice): Promise<Embedder> {
  const { root, name, folder } = locate(choice);
  if (!choice.allowRemote && !existsSync(folder)) {
    throw new KuntaopasError({
      code: 'model-missing',
      message: `The embedding model ${choice.id} is not at ${folder}.`,
      remedy:
        'Put the model there (config.json, tokenizer.json, tokenizer_config.json, ' +
        'onnx/model_quantized.onnx), or set EMBEDDING_MODEL; ALLOW_REMOTE_MODELS=true downloads a hub id.',
      facts: { folder },
    });
  }
  // Before it is loaded: native code reads these files.
  const hashed = existsSync(folder) ? await hashFolder(folder) : undefined;
  const expected =
    choice.sha256 ?? (choice.id === SHIPPED_MODEL ? SHIPPED_MODEL_SHA256 : undefined);
  if (hashed && expected && hashed !== expected) throw altered(choice.id, folder, hashed);
  // The library is configured by this object alone; one process opens one embedder.
  env.allowRemoteModels = choice.allowRemote;
  env.localModelPath = root;
  env.cacheDir = root;
  const extract = await loadPipeline(name, choice.id, folder);
  const { queryPrefix, passagePrefix, pooling } = recipeOf(name);
  const options = { pooling, normalize: pooling !== 'none' } as const;
  const isKnown = knownTextTest(extract);

  async function embed(texts: readonly string[]): Promise<number[][]> {
    for (const text of texts) if (!isKnown(text)) throw unembeddable(text);
    const output = await extract([...texts], options).catch(embeddingFailed);
    const rows = output.tolist() as number[][];
    rows.forEach((row, i) => {
      if (!isUnitVector(row)) throw unembeddable(texts[i] ?? '');
    });
    return rows;
  }

  const probe = await embed(['kunta']).catch((cause) => {
    throw unloadable(choice.id, folder, cause);
  });
  const facts = {
    id: choice.id,
    // A model that has just been downloaded was not there to hash before.
    sha256: hashed ?? (await hashFolder(folder)),
    dimensions: probe[0]?.length ?? 0,
  };
  const metric = await openQuestionMetric(facts);
  const { weightOf } = metric;
  const embedTokens: Embedder['embedTokens'] = async (lists, weighed) => {
    const rows = await inBatches(lists, (batch) =>
      runWeighed(extract, batch, weighed).catch(embeddingFailed),
    );
    for (const row of rows) if (!isUnitVector(row)) throw unembeddable('');
    return rows;
  };
  return {
    model: { ...facts, metric: metric.facts },
    metric,
    tokenize: (text) => tokenize(extract, text),
    embedTokens,
    embedQuery: async (text) => (await embed([queryPrefix + text]))[0] ?? [],
    embedDocuments: (texts) =>
      inBatches(texts, (batch) => embed(batch.map((text) => passagePrefix + text))),
    embedSubjects: async (texts) => {
      if (!weightOf) return inBatches(texts, (batch) => embed(batch.map((t) => queryPrefix + t)));
      for (const text of texts) if (!isKnown(text)) throw unembeddable(text);
      return embedTokens(
        texts.map((text) => tokenize(extract, text)),
        weightOf,
      );
    },
  };
}

async function inBatches<T>(
  texts: readonly T[],
  embed: (batch: readonly T[]) => Promise<number[][]>,
): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let start = 0; start < texts.length; start += BATCH_SIZE) {
    vectors.push(...(await embed(texts.slice(start, start + BATCH_SIZE))));
  }
  return vectors;
}

/** Whether `error` says that there is no vector, of this text or of any; lexical search may still help. */
export function isUnembeddable(error: unknown): boolean {
  return isEmbeddingFault(error) || hasCode(error, 'text-unembeddable');
}

/** Whether `error` says that the model failed, whatever the text. */
export function isEmbeddingFault(error: unknown): boolean {
  return hasCode(error, 'embedding-failed');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof KuntaopasError && error.code === code;
}

function locate({ id, modelsFolder }: ModelChoice): { root: string; name: string; folder: string } {
  const shipped = path.join(SHIPPED_MODELS_FOLDER, id);
  if (existsSync(path.join(shipped, 'config.json'))) {
    return { root: SHIPPED_MODELS_FOLDER, name: id, folder: shipped };
  }
  if (/^(?:\.{0,2}\/|[A-Za-z]:\\)/u.test(id)) {
    const folder = path.resolve(id);
    return { root: path.dirname(folder), name: path.basename(folder), folder };
  }
  const root = path.resolve(modelsFolder);
  return { root, name: id, folder: path.join(root, id) };
}

async function loadPipeline(
  name: string,
  id: string,
  folder: string,
): Promise<FeatureExtractionPipeline> {
  try {
    return await pipeline('feature-extraction', name, { quantized: true });
  } catch (cause) {
    throw unloadable(id, folder, cause);
  }
}

function altered(id: string, folder: string, sha256: string): KuntaopasError {
  return new KuntaopasError({
    code: 'model-broken',
    message: `The files of the embedding model ${id} at ${folder} are not those it came with (SHA-256 ${sha256}).`,
    remedy:
      'Restore the folder, for instance by `git checkout`; use a model of your own by its folder.',
    facts: { folder, sha256 },
  });
}

function unloadable(id: string, folder: string, cause: unknown): KuntaopasError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new KuntaopasError({
    code: /not found locally|could not locate/iu.test(reason) ? 'model-missing' : 'model-broken',
    message: `The embedding model ${id} at ${folder} cannot be loaded: ${reason}`,
    remedy: 'Restore the model folder, or set EMBEDDING_MODEL to another one.',
    facts: { folder },
    cause,
  });
}

/** The parts of the library's tokenizer that its types leave out. */
type Tokenizer = {
  encode(text: string, pair: null, options: { add_special_tokens: boolean }): number[];
  readonly model: {
    readonly vocab: readonly string[];
    readonly unk_token_id?: number;
    readonly config: { readonly type?: string };
  };
};

const PLAIN_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * A test of {@link hasKnownToken}. A unigram model that knows a letter by itself never takes it for unknown, so
 * that a text with a plain letter need not be cut into tokens once more to be sure.
 */
function knownTextTest(extract: FeatureExtractionPipeline): (text: string) => boolean {
  const { model } = extract.tokenizer as unknown as Tokenizer;
  const knowsLetters =
    model.config.type === 'Unigram' &&
    [...PLAIN_LETTERS].every((letter) => hasKnownToken(extract, letter));
  return (text) => (knowsLetters && /[a-zA-Z0-9]/u.test(text)) || hasKnownToken(extract, text);
}

/** Whether the model knows any letter or digit of a text: the vector of unknown tokens is arbitrary. */
function hasKnownToken(extract: FeatureExtractionPipeline, text: string): boolean {
  const { model } = extract.tokenizer as unknown as Tokenizer;
  const isKnown = (id: number) =>
    id !== model.unk_token_id && /[\p{L}\p{N}]/u.test(model.vocab[id] ?? '');
  return tokenize(extract, text).some(isKnown);
}

function tokenize({ tokenizer }: FeatureExtractionPipeline, text: string): number[] {
  const { encode } = tokenizer as unknown as Tokenizer;
  return encode.call(tokenizer, text, null, { add_special_tokens: false });
}

function embeddingFailed(cause: unknown): never {
  throw new KuntaopasError({
    code: 'embedding-failed',
    message: 'The embedding model failed while it ran.',
    remedy: 'Look at the memory of the machine; start again.',
    cause,
  });
}

/** A NaN or arbitrary query would find arbitrary neighbours: better none. */
function unembeddable(text: string): KuntaopasError {
  return new KuntaopasError({
    code: 'text-unembeddable',
    message: `The embedding model knows nothing of a text of ${text.length} characters.`,
    remedy: 'Give a text with at least one word in a language of the model.',
    facts: { length: text.length },
  });
}

async function hashFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(path.relative(folder, file).replaceAll('\\', '/'));
    // In pieces: a whole model file at once would stay in the memory of the process.
    for await (const piece of createReadStream(file)) hash.update(piece);
  }
  return hash.digest('hex');
}

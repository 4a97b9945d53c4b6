import { KuntaopasError } from '#corpus/errors';
import type { IngestConfig } from '#ingest/config';
import type { IngestProgress } from '#ingest/ingest-material';
import { ingestMaterials } from '#ingest/ingest-material';
import { createSpellingCorrector } from '#ingest/language/correct-spelling';
import { createPlaceRecogniser } from '#ingest/language/recognise-places';
import { readLexicon } from '#ingest/lexicon';
import type { Tools } from '#ingest/open-tools';
import { openTools, readSources } from '#ingest/open-tools';
import type { IndexStore } from '#ingest/store/index-store';
import { openIndexStore } from '#ingest/store/open-index-store';
import type { ChunkReader, IndexedMaterial } from '#ingest/store/store';
import { openVectorCache } from '#ingest/store/vector-cache';
import { chooseAnswerer } from './answer/choose-answerer.js';
import { slideLinks } from './answer/cite.js';
import type { TokenUsage } from './answer/generative/stream-model.js';
import type { AnswerTools } from './answer-question.js';
import { answerQuestion } from './answer-question.js';
import type { AnswerTrace } from './answer-trace.js';
import type { ModelConfig } from './config.js';
import type { AnswerEvent, ChatRequest } from './contract.js';
import { openIntentModel } from './question/intent/intent-model.js';
import { rememberQuestions } from './question/remember-questions.js';
import { rememberVectors } from './remember-vectors.js';
import { ALL_STAGES } from './retrieve/stages.js';

/**
 * The assistant behind every door: HTTP, the command line, evals. A running server may go over to another
 * index: read `materials` and `tools` anew for each request, and together.
 */
export type Assistant = {
  readonly materials: readonly IndexedMaterial[];
  readonly tools: AnswerTools;
  answer(
    request: ChatRequest,
    signal?: AbortSignal,
    trace?: AnswerTrace,
  ): AsyncGenerator<AnswerEvent, void, void>;
};

/** How the assistant is put together. */
export type AssembleOptions = IngestConfig &
  ModelConfig & {
    readonly PUBLIC_URL: string;
    /** Where the index is; opened by the settings when not given. */
    readonly store?: IndexStore;
    /** Told when the index is built first, and why. */
    readonly onRebuild?: (reason: KuntaopasError) => void;
    readonly onProgress?: IngestProgress;
    /** Told why the language model did not answer, or not to the end. */
    readonly onModelFault?: (error: unknown) => void;
    /** Told what the language model took, where its server tells. */
    readonly onModelUsage?: (usage: TokenUsage) => void;
  };

/** Faults that building the index again mends without anyone's decision. */
const REBUILT = new Set(['index-missing', 'index-stale', 'index-outdated', 'index-damaged']);

/**
 * The composition root: opens corpus, model and index and puts the assistant together. An index that
 * is missing, stale or damaged is built again and never answered from; one made with another model is
 * refused, since that is a decision of whoever set the model.
 *
 * @throws KuntaopasError what reading, opening or building throws; `index-model-mismatch`.
 */
export async function assemble(options: AssembleOptions): Promise<Assistant> {
  const opened = await openTools(options);
  const reader = await openOrBuild(options, opened);
  const { embedder } = opened;
  return putTogether(options, opened, reader, {
    // A message is embedded to be read, and again to be searched for.
    embedder: rememberVectors(embedder),
    intents: await openIntentModel(embedder.model.sha256),
  });
}

/**
 * Puts the assistant together over the index that is live now, with the model that is running. Builds
 * nothing.
 *
 * @throws KuntaopasError what reading the corpus and opening the index throw.
 */
export async function reassemble(
  options: AssembleOptions,
  { tools }: Assistant,
): Promise<Assistant> {
  const sources = await readSources(options);
  const expected = { ...sources, model: tools.embedder.model };
  const reader = await (await storeOf(options)).openReader(expected);
  return putTogether(options, sources, reader, tools);
}

async function putTogether(
  options: AssembleOptions,
  { places }: Pick<Tools, 'places'>,
  reader: ChunkReader,
  { embedder, intents }: Pick<AnswerTools, 'embedder' | 'intents'>,
): Promise<Assistant> {
  const links = slideLinks(options.PUBLIC_URL);
  const recogniser = createPlaceRecogniser(places);
  const spelling = createSpellingCorrector(readLexicon(reader.materials));
  const { onModelFault = () => {}, onModelUsage } = options;
  const speaker = await chooseAnswerer({
    reader,
    embedder,
    recogniser,
    links,
    config: options,
    onModelFault,
    onModelUsage,
  });
  const tools = {
    reader,
    links,
    embedder,
    intents,
    recogniser,
    readQuestion: rememberQuestions(recogniser),
    spelling,
    speaker,
    stages: ALL_STAGES,
  };
  return {
    materials: reader.materials,
    tools,
    answer: (request, signal = new AbortController().signal, trace = {}) =>
      answerQuestion(request, tools, signal, trace),
  };
}

async function openOrBuild(options: AssembleOptions, tools: Tools): Promise<ChunkReader> {
  const { onRebuild, onProgress } = options;
  const store = await storeOf(options);
  const expected = { ...tools, model: tools.embedder.model };
  try {
    return await store.openReader(expected);
  } catch (error) {
    if (!(error instanceof KuntaopasError) || !REBUILT.has(error.code)) throw error;
    onRebuild?.(error);
    await store.prepare();
    const vectorCache = await openVectorCache(options.INDEX_FOLDER, tools.embedder.model);
    await ingestMaterials(tools.materials, { ...tools, vectorCache }, store.writer, onProgress);
    return store.openReader(expected);
  }
}

async function storeOf(options: AssembleOptions): Promise<IndexStore> {
  return options.store ?? openIndexStore(options);
}

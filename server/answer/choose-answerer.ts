import type { Embedder } from '#ingest/embedding/embedder';
import type { PlaceRecogniser } from '#ingest/language/recognise-places';
import type { ChunkReader } from '#ingest/store/store';
import type { ModelConfig } from '../config.js';
import type { Answerer, AnswerTask, Remark, StatementEvent } from './answerer.js';
import type { Links } from './cite.js';
import { extractiveAnswerer } from './extractive/extractive-answerer.js';
import type { TokenUsage } from './generative/stream-model.js';

/** An answer of which it is known who gives it: before its first word, so that readers are told first. */
export type SpokenAnswer = {
  readonly answerer: Answerer['kind'];
  readonly events: AsyncIterable<StatementEvent>;
  /** Known whole when the events have ended: a model may break off. */
  readonly remarks: readonly Remark[];
};

/** Has a question answered by whoever can. */
export type Speaker = {
  /** Whether a language model may be asked: whoever asks is told so beforehand. */
  readonly hasModel: boolean;
  speak(task: AnswerTask): Promise<SpokenAnswer>;
};

/** What answerers are made with. */
export type AnswererParts = {
  readonly reader: ChunkReader;
  readonly embedder: Embedder;
  readonly recogniser: PlaceRecogniser;
  readonly links: Links;
  readonly config: ModelConfig;
  /** Told why the model did not answer, or not to the end. */
  readonly onModelFault: (error: unknown) => void;
  /** Told what the model took, where its server tells. */
  readonly onModelUsage?: ((usage: TokenUsage) => void) | undefined;
};

/**
 * The only place that knows all answerers: extractive, and generative in front of it when a model is
 * named. Without one, the code that could reach a network is not even loaded.
 */
export async function chooseAnswerer(parts: AnswererParts): Promise<Speaker> {
  const { reader, embedder, recogniser, links, config, onModelFault, onModelUsage } = parts;
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model } = config;
  if (baseUrl === undefined || model === undefined) return passageSpeaker(reader, links);
  const [{ generativeAnswerer }, { openChatModel }, { createModelStream }, { createVerifier }] =
    await Promise.all([
      import('./generative/generative-answerer.js'),
      import('./generative/open-chat-model.js'),
      import('./generative/stream-model.js'),
      import('./generative/verify.js'),
    ]);
  const generative = generativeAnswerer({
    reader,
    links,
    streamModel: createModelStream(
      openChatModel({ baseUrl, model, apiKey: config.LLM_API_KEY }),
      { firstToken: config.LLM_FIRST_TOKEN_TIMEOUT, total: config.LLM_TIMEOUT },
      onModelUsage,
    ),
    verify: createVerifier(reader, embedder, recogniser),
  });
  const extractive = extractiveAnswerer(reader, links);
  return { hasModel: true, speak: withFallback(generative, extractive, onModelFault) };
}

/** Answers with passages alone. */
export function passageSpeaker(reader: ChunkReader, links: Links): Speaker {
  const extractive = extractiveAnswerer(reader, links);
  return { hasModel: false, speak: async (task) => speakAs(extractive, task, []) };
}

/**
 * Lets `fallback` answer when `first` fails before its first word. Once a word has been read it cannot
 * be taken back: what was told is proved, so it stays, and that it is not all is remarked.
 */
function withFallback(
  first: Answerer,
  fallback: Answerer,
  onFault: (error: unknown) => void,
): Speaker['speak'] {
  return async (task) => {
    const events = first.answer(task)[Symbol.asyncIterator]();
    try {
      const opening = await events.next();
      const remarks: Remark[] = ['generated'];
      return {
        answerer: first.kind,
        remarks,
        events: resume(opening, events, (error) => {
          task.signal.throwIfAborted();
          onFault(error);
          remarks.push('model-broke-off');
        }),
      };
    } catch (error) {
      task.signal.throwIfAborted();
      onFault(error);
      return speakAs(fallback, task, [remarkOf(error)]);
    }
  };
}

async function* resume(
  opening: IteratorResult<StatementEvent>,
  events: AsyncIterator<StatementEvent>,
  onFault: (error: unknown) => void,
): AsyncGenerator<StatementEvent, void, void> {
  try {
    for (let next = opening; !next.done; next = await events.next()) yield next.value;
  } catch (error) {
    onFault(error);
  } finally {
    await events.return?.();
  }
}

function speakAs(answerer: Answerer, task: AnswerTask, remarks: readonly Remark[]): SpokenAnswer {
  return { answerer: answerer.kind, events: answerer.answer(task), remarks };
}

function remarkOf(error: unknown): Remark {
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (code === 'llm-not-told') return 'model-not-told';
  return code === 'llm-ungrounded' ? 'model-ungrounded' : 'model-unavailable';
}

import type { Language } from '#corpus/material';
import { type Embedder, isEmbeddingFault } from '#ingest/embedding/embedder';
import type { AnswerEvent, ChatAnswer, Outcome } from './contract.js';
import type { Question } from './question/understand.js';
import type { Verdict } from './retrieve/enough-evidence.js';
import type { Evidence } from './retrieve/evidence.js';

/** Steps of an answer that are timed; what is embedded is embedded within `read` and `search`. */
export const STAGES = ['read', 'embed', 'search', 'answer'] as const;
export type Stage = (typeof STAGES)[number];

/** When a step ran, by `performance.now()`. */
export type StageTime = { readonly stage: Stage; readonly start: number; readonly end: number };

/** What was told, without its words. */
export type Told = {
  readonly id: string;
  readonly language: Language;
  readonly answerer: ChatAnswer['answerer'];
  /** Slides cited, each once: `material/22`. */
  readonly cited: ReadonlySet<string>;
};

/** What happened on the way to an answer: for evals, search pages and observers. Filled on the way. */
export type AnswerTrace = {
  question?: Question;
  evidence?: Evidence;
  verdict?: Verdict;
  /** The index that it was made from. */
  generation?: string;
  times?: StageTime[];
  told?: Told;
  /** Absent while an answer is under way, and for ever when it broke off. */
  outcome?: Outcome;
  /** Why nothing could be embedded; then words alone were searched for. */
  embedderFault?: unknown;
};

/** Runs a step and notes when. */
export async function timeStage<T>(
  trace: AnswerTrace,
  stage: Stage,
  run: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  try {
    return await run();
  } finally {
    noteTime(trace, stage, start);
  }
}

/** Passes events on and notes how long they took, their reader's time included. */
export async function* timeEvents<T>(
  trace: AnswerTrace,
  stage: Stage,
  events: AsyncIterable<T> | Iterable<T>,
  start = performance.now(),
): AsyncGenerator<T, void, void> {
  try {
    yield* events;
  } finally {
    noteTime(trace, stage, start);
  }
}

function noteTime(trace: AnswerTrace, stage: Stage, start: number): void {
  trace.times ??= [];
  trace.times.push({ stage, start, end: performance.now() });
}

/** The same embedder, its questions timed and its fault noted. */
export function traceEmbedder(embedder: Embedder, trace: AnswerTrace): Embedder {
  const traced = <T>(embed: () => Promise<T>) =>
    timeStage(trace, 'embed', embed).catch((error) => {
      if (isEmbeddingFault(error)) trace.embedderFault = error;
      throw error;
    });
  return {
    ...embedder,
    embedQuery: (text) => traced(() => embedder.embedQuery(text)),
    embedSubjects: (texts) => traced(() => embedder.embedSubjects(texts)),
  };
}

/** Passes the events of an answer on and notes what they tell. */
export async function* recordAnswer(
  trace: AnswerTrace,
  events: AsyncIterable<AnswerEvent>,
): AsyncGenerator<AnswerEvent, void, void> {
  const cited = new Set<string>();
  for await (const event of events) {
    if (event.event === 'answer-start') {
      const { id, language, answerer } = event;
      trace.told = { id, language, answerer, cited };
    } else if (event.event === 'citation') {
      cited.add(`${event.citation.material}/${event.citation.slide}`);
    } else if (event.event === 'answer-end') {
      trace.outcome = event.outcome;
    }
    yield event;
  }
}

import type { TokenUsage } from '../answer/generative/stream-model.js';
import type { AnswerTrace } from '../answer-trace.js';
import type { IndexEvent } from '../reload/live-assistant.js';

/** What is known of a request when it has ended; of who asked, nothing. */
export type RequestFacts = {
  readonly id: string;
  readonly method: string;
  /** Pattern of the route, `/materials/:id`, or {@link UNMATCHED}: never what the client wrote. */
  readonly route: string;
  readonly status: number;
  /** Whether the client left before the end. */
  readonly isAborted: boolean;
  /** By `performance.now()`. */
  readonly start: number;
  readonly end: number;
  /** Of the answer that was made for it; empty when none was. */
  readonly trace: AnswerTrace;
  /** W3C Trace Context of the caller, not checked. */
  readonly traceparent: string | undefined;
};

/** The route of a request that no route takes. */
export const UNMATCHED = 'unmatched';

/** Whoever is told of what happens: log, metrics, traces. Tells nobody back, and never throws. */
export type Observer = {
  requestBegan(): void;
  requestEnded(facts: RequestFacts): void;
  indexLooked(event: IndexEvent): void;
  /** Why the language model did not answer, or not to the end. */
  modelFailed(error: unknown): void;
  modelAnswered(usage: TokenUsage): void;
};

/** One observer that tells all; each hears what it has an ear for. */
export function observeAll(observers: readonly Partial<Observer>[]): Observer {
  return {
    requestBegan: () => {
      for (const each of observers) each.requestBegan?.();
    },
    requestEnded: (facts) => {
      for (const each of observers) each.requestEnded?.(facts);
    },
    indexLooked: (event) => {
      for (const each of observers) each.indexLooked?.(event);
    },
    modelFailed: (error) => {
      for (const each of observers) each.modelFailed?.(error);
    },
    modelAnswered: (usage) => {
      for (const each of observers) each.modelAnswered?.(usage);
    },
  };
}

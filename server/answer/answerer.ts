import type { AnswerEvent } from '../contract.js';
import type { Question } from '../question/understand.js';
import type { Evidence } from '../retrieve/evidence.js';

/** What an answerer is given. */
export type AnswerTask = {
  readonly question: Question;
  readonly evidence: Evidence;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
};

/** The events in which statements and their citations travel. */
export type StatementEvent = Extract<AnswerEvent, { event: 'text-delta' | 'citation' }>;

/**
 * Words an answer from evidence that has been found sufficient. Every statement cites, and cites
 * nothing but what is in the evidence.
 */
export type Answerer = {
  /** Shown with the answer. */
  readonly kind: 'extractive' | 'generative';
  answer(task: AnswerTask): AsyncIterable<StatementEvent>;
};

/**
 * What has to be said beside an answer: of who worded it, where that is a model or was to be one, and
 * that the search did without the embedding model.
 */
export type Remark =
  | 'words-only'
  | 'generated'
  | 'model-unavailable'
  | 'model-ungrounded'
  | 'model-not-told'
  | 'model-broke-off';

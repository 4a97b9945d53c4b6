import type { AnswerEvent } from '../contract.js';
import type { Question } from '../question/understand.js';
import type { Evidence } from '../retrieve/evidence.js';

/** A question, and what was found for it. */
export type AskedAndFound = { readonly question: Question; readonly evidence: Evidence };

/** What an answerer is given. */
export type AnswerTask = AskedAndFound & {
  /** Of a question that asks two things, each by itself; none when one case does not tell both. */
  readonly parts: readonly AskedAndFound[];
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

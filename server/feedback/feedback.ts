import type { Language } from '#corpus/material';
import type { Outcome, Rating } from '../contract.js';

/**
 * What is kept of one person's feedback: how the answer was rated and what it was about. Not the
 * answer, no address and no time of day; the question only when the person sent it along.
 */
export type Feedback = {
  /** Id of the answer; a later rating of the same answer takes the place of the first. */
  readonly answerId: string;
  /** Day on which it came, UTC: `2026-11-24`. */
  readonly receivedOn: string;
  readonly rating: Rating;
  /** Language of the answer. */
  readonly language: Language;
  readonly outcome: Outcome;
  /** The cases that the answer cited, as `material/case`. */
  readonly cases: readonly string[];
  /** The slides that the answer cited, as `material/slide`. */
  readonly slides: readonly string[];
  /** In the person's own words, personal data masked. */
  readonly comment: string | null;
  /** The question as it was understood, personal data masked, when the person agreed to send it. */
  readonly question: string | null;
  /** An editor has chosen it for the reference questions; a later rating takes that back. */
  readonly isStarred: boolean;
};

/** How many answers of a day came out in a way. */
export type OutcomeCount = {
  readonly day: string;
  readonly language: Language;
  readonly outcome: Outcome;
  /** `material/case`: the answers that cite it; `null`: all answers, each once. */
  readonly case: string | null;
  readonly count: number;
};

/** A question that the material did not answer, and how often it was asked on a day. */
export type UnansweredQuestion = {
  readonly day: string;
  readonly language: Language;
  readonly outcome: Outcome;
  /** As it was understood, personal data masked; see `keepable-question.ts`. */
  readonly question: string;
  /** The slide that was nearest, as `material/slide`. */
  readonly nearest: string | null;
  readonly count: number;
};

/** What was counted of answers; nothing in it tells who asked. */
export type Tally = {
  readonly outcomes: readonly OutcomeCount[];
  readonly unanswered: readonly UnansweredQuestion[];
};

/**
 * Keeps feedback, and what became of questions. Whatever the implementation, it passes
 * `feedback.contract.ts`.
 */
export type FeedbackStore = {
  /** Resolves once the feedback is safe: neither a crash nor a kill loses it. */
  save(feedback: Feedback): Promise<void>;
  /** All feedback that is kept, oldest first. */
  all(): Promise<readonly Feedback[]>;
  /** Marks feedback for the reference questions, or no longer; `false` when there is none of that answer. */
  star(answerId: string, isStarred: boolean): Promise<boolean>;
  /** Adds counts to those that are kept: all of them, or none when it throws. */
  add(tally: Tally): Promise<void>;
  /** All counts that are kept, oldest first. */
  tally(): Promise<Tally>;
  /** Key of this store that feedback tokens are signed with, made at the first call: 32 bytes. */
  signingKey(): Promise<Buffer>;
  /** Deletes what came before that day, for good, and tells how many records there were. */
  deleteBefore(day: string): Promise<number>;
  close(): Promise<void>;
};

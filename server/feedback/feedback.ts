import type { Language } from '#corpus/material';
import type { Outcome, Rating } from '../contract.js';

/**
 * What is kept of one person's feedback: how the answer was rated and what it was about. Neither the
 * question nor the answer, no address and no time of day.
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
  /** In the person's own words, personal data masked. */
  readonly comment: string | null;
};

/** Keeps feedback. Whatever the implementation, it passes `feedback.contract.ts`. */
export type FeedbackStore = {
  /** Resolves once the feedback is safe: neither a crash nor a kill loses it. */
  save(feedback: Feedback): Promise<void>;
  /** All that is kept, oldest first. */
  all(): Promise<readonly Feedback[]>;
  /** Deletes what came before that day, for good, and tells how many there were. */
  deleteBefore(day: string): Promise<number>;
  close(): Promise<void>;
};

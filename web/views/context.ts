import type { Rating } from '../feedback.js';
import type { Language, Strings } from '../strings/strings.js';

/** How far the rating of an answer has come. */
export type FeedbackState = {
  readonly rating: Rating;
  readonly status: 'rated' | 'sent' | 'failed';
};

/** What somebody adds to a rating. */
export type AddedFeedback = {
  readonly comment: string;
  /** Whether the question goes along, to be kept. */
  readonly sendsQuestion: boolean;
};

/** What has been opened in a turn. */
export type TurnState = {
  /** The citation whose card is open, as `statement-n`. */
  readonly card?: string | undefined;
  readonly showsOriginals?: boolean;
  readonly feedback?: FeedbackState;
  /** What became of copying it. */
  readonly said?: string;
};

/** What a view may have done. */
export type Actions = {
  ask(question: string): void;
  retry(): void;
  copy(turn: number): void;
  change(turn: number, state: TurnState): void;
  rate(turn: number, feedback: FeedbackState, added?: AddedFeedback): void;
};

/** What every view needs to know. */
export type ViewContext = {
  readonly strings: Strings;
  readonly language: Language;
  /** Address of the server, for links. */
  readonly server: string;
  /** Whether the server takes ratings. */
  readonly takesFeedback: boolean;
  readonly isBusy: boolean;
  readonly actions: Actions;
};

import type { ChatAnswer } from '#server/contract';

/** Languages of the widget: those of the answers. */
export type Language = ChatAnswer['language'];

/** Every sentence that the widget says of its own, in one language. */
export type Strings = {
  /** Opens the widget: visible text and accessible name at once. */
  readonly open: string;
  readonly machine: string;
  /** Says that a machine answers; stands above the field in every state. */
  readonly notice: string;
  readonly close: string;
  readonly newConversation: string;
  readonly clearConversation: string;
  readonly cleared: string;
  readonly help: string;
  readonly log: string;
  readonly opening: string;
  readonly followUps: string;
  readonly you: string;
  readonly assistant: string;
  readonly searching: string;
  readonly understoodAs: string;
  readonly newAnswer: string;
  /** Announces a finished answer once. */
  readonly answerReady: (text: string, sources: number) => string;
  readonly label: string;
  readonly hint: string;
  readonly ask: string;
  readonly stop: string;
  readonly stopped: string;
  readonly emptyQuestion: string;
  readonly remaining: (characters: number) => string;
  readonly tooLong: (characters: number) => string;
  readonly citation: (n: number, title: string, slide: number) => string;
  readonly slide: (n: number) => string;
  readonly openSlide: (n: number) => string;
  readonly newTab: string;
  readonly sources: string;
  readonly quote: string;
  /** Above the original of what is told in another language. */
  readonly original: (from: Language) => string;
  readonly translation: string;
  readonly showOriginal: string;
  readonly hideOriginal: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly retry: string;
  readonly resume: string;
  /** What went wrong, and what to do. */
  readonly fault: {
    readonly offline: string;
    readonly unreachable: string;
    readonly busy: (seconds: number | undefined) => string;
    readonly rejected: string;
    readonly personal: string;
    readonly closed: string;
    readonly misplaced: string;
    readonly broken: string;
    readonly interrupted: string;
  };
  readonly feedback: {
    readonly heading: string;
    readonly up: string;
    readonly down: string;
    readonly comment: string;
    readonly hint: string;
    /** Consent to keep the question with the rating. */
    readonly sendQuestion: string;
    readonly send: string;
    readonly thanks: string;
    readonly failed: string;
  };
};

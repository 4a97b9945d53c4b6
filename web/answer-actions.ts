import type { Announcer } from './announcer.js';
import { plainText } from './answer-text.js';
import type { Answer } from './conversation.js';
import { sendFeedback } from './feedback.js';
import type { Host } from './host.js';
import type { Strings } from './strings/strings.js';
import type { AddedFeedback, FeedbackState, TurnState } from './views/context.js';

/** What the actions need of the element. */
export type AnswerActionsOptions = {
  readonly announcer: Announcer;
  server(): string;
  strings(): Strings;
  answer(turn: number): Answer | undefined;
  /** Told when the card of a citation is on the page. */
  onCardOpened(id: string): void;
};

/** What can be done with an answer: open its citations, copy it, rate it. */
export class AnswerActions {
  states: ReadonlyMap<number, TurnState> = new Map();
  readonly #host: Host;
  readonly #options: AnswerActionsOptions;

  constructor(host: Host, options: AnswerActionsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Opens or closes something in a turn. */
  readonly change = (turn: number, state: TurnState): void => {
    this.states = new Map([...this.states, [turn, state]]);
    this.#host.requestUpdate();
    if (state.card !== undefined) {
      const id = `card-${turn}-${state.card}`;
      void this.#host.updateComplete.then(() => this.#options.onCardOpened(id));
    }
  };

  /** Copies an answer with its sources. */
  readonly copy = async (turn: number): Promise<void> => {
    const { announcer, server, strings, answer } = this.#options;
    const copied = answer(turn);
    if (!copied) return;
    const isCopied = await navigator.clipboard
      ?.writeText(plainText(copied, strings(), server()))
      .then(
        () => true,
        () => false,
      );
    const said = isCopied ? strings().copied : strings().copyFailed;
    this.change(turn, { ...this.states.get(turn), said });
    announcer.announce(said);
  };

  /** Sends a rating, and what somebody adds to it; a failed one may be sent again. */
  readonly rate = async (
    turn: number,
    { rating }: FeedbackState,
    added?: AddedFeedback,
  ): Promise<void> => {
    const { announcer, server, strings, answer } = this.#options;
    const { feedbackToken, resolvedQuestion } = answer(turn) ?? {};
    if (feedbackToken === undefined) return;
    const set = (status: FeedbackState['status']) =>
      this.change(turn, { ...this.states.get(turn), feedback: { rating, status } });
    if (!added) set('rated');
    const isSent = await sendFeedback(server(), {
      feedbackToken,
      rating,
      ...(added?.comment ? { comment: added.comment } : {}),
      ...(added?.sendsQuestion && resolvedQuestion ? { question: resolvedQuestion } : {}),
    });
    if (!isSent) {
      set('failed');
      return;
    }
    if (added) set('sent');
    announcer.announce(strings().feedback.thanks);
  };

  /** Forgets everything. */
  clear(): void {
    this.states = new Map();
  }
}

import type { Assistant } from '../assemble.js';
import type { FeedbackRequest } from '../contract.js';
import type { Log } from '../observe/log.js';
import { cleanText } from '../question/guard.js';
import { maskPersonalData } from '../question/mask-personal-data.js';
import { dayOf } from './days.js';
import type { FeedbackStore, Tally } from './feedback.js';
import { digestOf, readToken, signToken } from './feedback-token.js';
import { keepableQuestion } from './keepable-question.js';
import { TallyBuffer } from './tally-buffer.js';
import { type FinishedAnswer, watchAnswers } from './watch-answers.js';

/** How long counts wait to be kept together, in milliseconds; a kill loses so much of them. */
const FLUSH_AFTER = 2_000;
/** How long they wait after the store has failed. */
const RETRY_AFTER = 30_000;

/** Questions of a day that a process keeps: nobody may fill the disk by asking. The rest are counted. */
const MAX_QUESTIONS_A_DAY = 1_000;

/** What {@link FeedbackDesk} stands on. */
export type FeedbackDeskParts = {
  readonly store: FeedbackStore;
  readonly log: Log;
  /** Whether answers can be rated. */
  readonly takesRatings: boolean;
  /** Whether the text of unanswered questions is kept. */
  readonly keepsQuestions: boolean;
};

/**
 * Where feedback is taken and answers are counted. What it keeps never holds up an answer: counts wait
 * in memory and are written in the background, again when the store has failed. A rating is kept
 * before it is acknowledged.
 */
export class FeedbackDesk {
  readonly takesRatings: boolean;
  readonly keepsQuestions: boolean;
  readonly store: FeedbackStore;
  readonly #log: Log;
  readonly #waiting = new TallyBuffer();
  #key: Buffer | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #kept = { day: '', questions: 0 };

  constructor({ store, log, takesRatings, keepsQuestions }: FeedbackDeskParts) {
    this.store = store;
    this.#log = log;
    this.takesRatings = takesRatings;
    this.keepsQuestions = keepsQuestions;
    // Loaded ahead: an answer does not wait for the store. Until it is there answers have no token.
    void this.#loadKey().catch((error) => log.error('feedback-store-failed', error));
  }

  /** The same assistant, its answers counted, and with a token where they can be rated. */
  watch(assistant: Assistant): Assistant {
    return watchAnswers(assistant, (answer) => this.#finish(answer));
  }

  /**
   * Keeps a rating, personal data in it masked; `false` when its token is not ours, or too old, or the
   * question sent along is not the one that was answered.
   */
  async accept({ feedbackToken, rating, comment, question }: FeedbackRequest): Promise<boolean> {
    const today = dayOf(new Date());
    const facts = readToken(feedbackToken, await this.#loadKey(), today);
    if (!facts) return false;
    if (question !== undefined && digestOf(question) !== facts.asked) return false;
    const { answerId, language, outcome, cases, slides } = facts;
    await this.store.save({
      answerId,
      receivedOn: today,
      rating,
      language,
      outcome,
      cases,
      slides,
      comment: comment ? maskPersonalData(cleanText(comment)) : null,
      question: question ? (keepableQuestion(question) ?? null) : null,
      isStarred: false,
    });
    return true;
  }

  /** Writes the counts that wait; resolves whether or not that works. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // One at a time, in order.
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  /** Writes what waits and closes the store. */
  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
    await this.store.close();
  }

  #finish(answer: FinishedAnswer): string | undefined {
    const day = dayOf(new Date());
    this.#waiting.add(this.#tallyOf(answer, day));
    this.#schedule(FLUSH_AFTER);
    if (!this.takesRatings || !this.#key) return undefined;
    const { nearest: _nearest, question, ...facts } = answer;
    return signToken({ ...facts, day, asked: digestOf(question) }, this.#key);
  }

  #tallyOf(answer: FinishedAnswer, day: string): Tally {
    const { language, outcome, cases, nearest } = answer;
    const counted = { day, language, outcome, count: 1 };
    const question = lacksSomething(answer) ? this.#keepable(answer.question, day) : undefined;
    return {
      outcomes: [null, ...cases].map((key) => ({ ...counted, case: key })),
      unanswered: question === undefined ? [] : [{ ...counted, question, nearest }],
    };
  }

  #keepable(question: string, day: string): string | undefined {
    if (!this.keepsQuestions) return undefined;
    if (this.#kept.day !== day) this.#kept = { day, questions: 0 };
    if (this.#kept.questions >= MAX_QUESTIONS_A_DAY) return undefined;
    const keepable = keepableQuestion(question);
    if (keepable !== undefined) this.#kept.questions += 1;
    return keepable;
  }

  #schedule(delay: number): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => void this.flush(), delay);
    this.#timer.unref();
  }

  async #write(): Promise<void> {
    if (this.#waiting.isEmpty) return;
    const tally = this.#waiting.take();
    try {
      await this.#loadKey();
      await this.store.add(tally);
    } catch (error) {
      this.#waiting.add(tally);
      this.#log.error('feedback-store-failed', error);
      this.#schedule(RETRY_AFTER);
    }
  }

  async #loadKey(): Promise<Buffer> {
    this.#key ??= await this.store.signingKey();
    return this.#key;
  }
}

/** Whether the material left something of the question unanswered. */
function lacksSomething({ outcome }: FinishedAnswer): boolean {
  return outcome.startsWith('unanswered') || outcome === 'answered_partly';
}

import type { Announcer } from './announcer.js';
import type { Host } from './host.js';
import type { Strings } from './strings/strings.js';

/** Share of the longest question from which on the characters left are shown. */
const COUNT_FROM = 0.8;
/** Pause in typing after which the count is announced, in milliseconds. */
const TYPING_PAUSE = 1_000;

/** The question being written: how long it may be, and what is wrong with it. */
export class QuestionDraft {
  text = '';
  error = '';
  /** Until the server has told its own. */
  maxLength = 1_000;
  readonly #host: Host;
  readonly #announcer: Announcer;

  constructor(host: Host, announcer: Announcer) {
    this.#host = host;
    this.#announcer = announcer;
  }

  get isTooLong(): boolean {
    return this.text.length > this.maxLength;
  }

  /** How many characters are left, or too many; empty while there is plenty of room. */
  count(strings: Strings): string {
    const left = this.maxLength - this.text.length;
    if (left < 0) return strings.tooLong(-left);
    return this.text.length >= this.maxLength * COUNT_FROM ? strings.remaining(left) : '';
  }

  /** Takes what has been typed. */
  write(text: string, strings: Strings): void {
    this.text = text;
    this.error = '';
    const count = this.count(strings);
    if (count) this.#announcer.announce(count, TYPING_PAUSE);
    this.#host.requestUpdate();
  }

  /** The question, to be asked now; `undefined` when it cannot be, and why is then shown. */
  take(strings: Strings): string | undefined {
    const question = this.text.trim();
    this.error = '';
    this.#host.requestUpdate();
    if (this.isTooLong) {
      this.error = this.count(strings);
      return undefined;
    }
    if (question === '') {
      this.error = strings.emptyQuestion;
      return undefined;
    }
    this.text = '';
    return question;
  }
}

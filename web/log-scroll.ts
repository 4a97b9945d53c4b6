import type { Host } from './host.js';

/** How much of an answer's beginning must be in view to count as seen, in pixels. */
const SEEN = 48;

/** Where the log stands. It is moved when somebody asks or opens something, and never by an answer. */
export class LogScroll {
  /** An answer has come below what is in view: somebody has scrolled up meanwhile. */
  hasNewAnswer = false;
  readonly #host: Host;
  readonly #log: () => HTMLElement | null;

  constructor(host: Host, log: () => HTMLElement | null) {
    this.#host = host;
    this.#log = log;
  }

  /** Lets the last turn begin at the top: its answer then grows into the room below. */
  toLastTurn(): void {
    const log = this.#log();
    const turn = lastTurnOf(log);
    if (log && turn) log.scrollTop = turn.offsetTop;
  }

  /** Scrolls no further than is needed to show an element; the page stays where it is. */
  toShow(element: HTMLElement | null): void {
    const log = this.#log();
    if (!log || !element) return;
    const { offsetTop, offsetHeight } = element;
    const overhang = offsetTop + offsetHeight - (log.scrollTop + log.clientHeight);
    if (overhang > 0) log.scrollTop = Math.min(log.scrollTop + overhang, offsetTop);
  }

  /** Looks, when an answer has come to its end, whether it is in view. */
  onAnswer(): void {
    const log = this.#log();
    const turn = lastTurnOf(log);
    this.#setNewAnswer(!!log && !!turn && turn.offsetTop > log.scrollTop + log.clientHeight - SEEN);
  }

  /** Looks, when somebody scrolls, whether the answer has been found. */
  onScroll(): void {
    if (this.hasNewAnswer) this.onAnswer();
  }

  /** Leads to the answer. */
  showNewAnswer(): void {
    this.toLastTurn();
    this.#log()?.focus({ preventScroll: true });
  }

  /** Forgets the answer that was not in view. */
  clear(): void {
    this.#setNewAnswer(false);
  }

  #setNewAnswer(isNew: boolean): void {
    this.hasNewAnswer = isNew;
    this.#host.requestUpdate();
  }
}

function lastTurnOf(log: HTMLElement | null): HTMLElement | null {
  return log?.querySelector<HTMLElement>('.turn:last-child') ?? null;
}

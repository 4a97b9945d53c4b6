/** @jsxImportSource preact */
import type { Host } from './host.js';

/** Pause before an announcement, in milliseconds: NVDA drops one that comes with a change of focus. */
const PAUSE = 250;

/**
 * Tells screen readers whole sentences, each once, through two polite regions that take turns: the
 * same sentence twice in one region would be told once only. The newest announcement wins.
 */
export class Announcer {
  readonly #host: Host;
  #texts: readonly [string, string] = ['', ''];
  #isSecond = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Tells a sentence after a pause, instead of what has not been told yet. */
  announce(text: string, pause = PAUSE): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#texts = this.#isSecond ? ['', text] : [text, ''];
      this.#isSecond = !this.#isSecond;
      this.#host.requestUpdate();
    }, pause);
  }

  /** Leaves untold what has not been told yet. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  /** The regions; they must be on the page before anything is told. */
  render() {
    return this.#texts.map((text) => (
      <div class="visually-hidden" aria-live="polite">
        {text}
      </div>
    ));
  }
}

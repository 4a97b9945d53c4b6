import { isReadable } from './accent-contrast.js';
import type { Host } from './host.js';

/** The elements that show the accent, there once the host has rendered. */
export type AccentParts = {
  /** The accent as its ground, and the text on it. */
  button(): Element | null;
  /** What the accent is seen on. */
  panel(): Element | null;
};

/** Whether the accent that the page has chosen can be read. One that cannot be is not used. */
export class AccentCheck {
  isReadable = true;
  readonly #host: Host;
  readonly #parts: AccentParts;

  constructor(host: Host, parts: AccentParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Looks now and, while the page is loading, once more: its style sheets may come after us. */
  start(): void {
    this.look();
    if (document.readyState !== 'complete')
      addEventListener('load', () => this.look(), { once: true });
  }

  /** Looks at the accent as it is now; tells the page's editor of one that cannot be read. */
  look(): void {
    const button = this.#parts.button();
    const panel = this.#parts.panel();
    if (!this.isReadable || !button || !panel) return;
    const { backgroundColor: accent, color } = getComputedStyle(button);
    if (isReadable(accent, [color, getComputedStyle(panel).backgroundColor])) return;
    this.isReadable = false;
    this.#host.requestUpdate();
    // biome-ignore lint/suspicious/noConsole: this is for whoever chose the colour.
    console.warn('kuntaopas-chat: --kuntaopas-accent has too little contrast and is not used');
  }
}

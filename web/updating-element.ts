import type { Host } from './host.js';

/** An element that renders once for all that changed since, as soon as the current task is done. */
export abstract class UpdatingElement extends HTMLElement implements Host {
  updateComplete: Promise<void> = Promise.resolve();
  #isPending = false;

  connectedCallback(): void {
    this.requestUpdate();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.requestUpdate();
  }

  requestUpdate(): void {
    if (this.#isPending) return;
    this.#isPending = true;
    this.updateComplete = Promise.resolve().then(() => {
      this.#isPending = false;
      this.update();
    });
  }

  /** Puts on the page what there is to show. */
  protected abstract update(): void;
}

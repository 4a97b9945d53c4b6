import type { Host } from './host.js';

/** Where the panel fills the screen: phones, and any screen at 400 % zoom. */
const FULL_SCREEN = '(max-width: 639.98px), (max-height: 479.98px)';

/** The elements that it moves the focus between, there once the host has rendered. */
export type DialogParts = {
  dialog(): HTMLDialogElement | null;
  field(): HTMLElement | null;
  launcher(): HTMLElement | null;
  /** Told when the panel has been opened or closed. */
  onToggle(isOpen: boolean): void;
};

/**
 * Opens and closes the panel: beside the page where there is room, else over all of it, the page
 * behind out of reach. Focus goes to the field and back to the launcher.
 */
export class DialogController {
  isOpen = false;
  readonly #host: Host;
  readonly #parts: DialogParts;
  readonly #fullScreen = matchMedia(FULL_SCREEN);
  readonly #onResize = () => this.#fitViewport();
  readonly #onModeChange = () => this.#changeMode();

  constructor(host: Host, parts: DialogParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** To be called when the element comes to the page. */
  connect(): void {
    this.#fullScreen.addEventListener('change', this.#onModeChange);
    window.visualViewport?.addEventListener('resize', this.#onResize);
    window.visualViewport?.addEventListener('scroll', this.#onResize);
  }

  /** To be called when the element leaves the page. */
  disconnect(): void {
    this.#fullScreen.removeEventListener('change', this.#onModeChange);
    window.visualViewport?.removeEventListener('resize', this.#onResize);
    window.visualViewport?.removeEventListener('scroll', this.#onResize);
    this.#parts.dialog()?.close();
    this.isOpen = false;
  }

  /** Opens the panel, where there is one to open. At once, not after a render: phones show a keyboard only within the click. */
  open(): void {
    if (this.isOpen || !this.#parts.dialog()) return;
    this.isOpen = true;
    this.#show();
    this.#parts.onToggle(true);
    this.#host.requestUpdate();
  }

  /** Closes the panel and gives the focus back, unless something of the page has it. */
  close(isOfPage = false): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#parts.dialog()?.close();
    if (!isOfPage) this.#parts.launcher()?.focus({ preventScroll: true });
    this.#parts.onToggle(false);
    this.#host.requestUpdate();
  }

  /** To be called when the browser has closed the dialog by itself: by a phone's way back, by Escape on the page. */
  onClosed(): void {
    if (!this.#parts.dialog()?.open) this.close(document.activeElement !== document.body);
  }

  #show(): void {
    const dialog = this.#parts.dialog();
    this.#fitViewport();
    if (this.#fullScreen.matches) dialog?.showModal();
    else dialog?.show();
    this.#parts.field()?.focus({ preventScroll: true });
  }

  #changeMode(): void {
    if (!this.isOpen) return;
    this.#parts.dialog()?.close();
    this.#show();
  }

  /** A phone's keyboard covers the page without resizing it: the panel keeps above it. */
  #fitViewport(): void {
    const dialog = this.#parts.dialog();
    const { visualViewport } = window;
    // Whoever has zoomed in by pinching sees a part of the panel, and not a small panel.
    if (!dialog || !visualViewport || visualViewport.scale > 1.01) return;
    dialog.style.setProperty('--viewport-height', `${visualViewport.height}px`);
    dialog.style.setProperty('--viewport-top', `${visualViewport.offsetTop}px`);
  }
}

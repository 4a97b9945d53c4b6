import { html, type TemplateResult } from 'lit';
import type { Strings } from '../strings/strings.js';
import { bubbleIcon } from './icons.js';

/** How the floating panel opens and closes. */
export type FloatingProps = {
  readonly isOpen: boolean;
  readonly strings: Strings;
  onToggle(): void;
  /** The browser has closed the dialog by itself. */
  onClosed(): void;
};

/** The panel as a part of the page. */
export function inlineView(panel: TemplateResult): TemplateResult {
  return html`<div class="panel" part="panel">${panel}</div>`;
}

/** The panel behind a button in the corner of the page. */
export function floatingView(panel: TemplateResult, props: FloatingProps): TemplateResult {
  const { isOpen, strings, onToggle, onClosed } = props;
  return html`<button
      type="button"
      class="launcher"
      part="launcher"
      aria-expanded=${isOpen}
      aria-controls="panel"
      aria-haspopup="dialog"
      @click=${onToggle}
    >${bubbleIcon}${strings.open}</button>
    <dialog id="panel" class="panel" part="panel" aria-labelledby="title" @close=${onClosed}>
      ${panel}
    </dialog>`;
}

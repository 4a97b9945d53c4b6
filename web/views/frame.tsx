/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Strings } from '../strings/strings.js';
import { Icon } from './icons.js';

type FrameProps = { readonly children: ComponentChildren };

/** The panel as a part of the page. */
export function InlineFrame({ children }: FrameProps) {
  return (
    <div class="panel" part="panel">
      {children}
    </div>
  );
}

/** How the floating panel opens and closes. */
export type FloatingProps = FrameProps & {
  readonly isOpen: boolean;
  readonly strings: Strings;
  onToggle(): void;
  /** The browser has closed the dialog by itself. */
  onClosed(): void;
};

/** The panel behind a button in the corner of the page. */
export function FloatingFrame({ isOpen, strings, onToggle, onClosed, children }: FloatingProps) {
  return (
    <>
      <button
        type="button"
        class="launcher"
        part="launcher"
        aria-expanded={isOpen}
        aria-controls="panel"
        aria-haspopup="dialog"
        onClick={onToggle}
      >
        <Icon name="bubble" />
        {strings.open}
      </button>
      {/* Escape closes it from where no key reaches it: a screen reader's cursor takes the focus nowhere. */}
      <dialog
        id="panel"
        class="panel"
        part="panel"
        aria-labelledby="title"
        closedby="closerequest"
        onClose={onClosed}
      >
        {children}
      </dialog>
    </>
  );
}

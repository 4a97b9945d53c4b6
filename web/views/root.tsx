/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { ChatSettings } from '../chat-settings.js';
import { FloatingFrame, InlineFrame } from './frame.js';

type RootProps = {
  readonly settings: ChatSettings;
  readonly name: string;
  readonly isOpen: boolean;
  /** The page's accent cannot be read: the widget's own takes its place. */
  readonly hasOwnAccent: boolean;
  onToggle(): void;
  /** The browser has closed the panel by itself. */
  onClosed(): void;
  onKeyDown(event: KeyboardEvent): void;
  readonly children: ComponentChildren;
};

/** What all of the widget stands in: language, theme, the reset of what the page inherits to it. */
export function Root(props: RootProps) {
  const { settings, name, hasOwnAccent, onKeyDown, children } = props;
  const { isInline, theme, language, strings } = settings;
  return (
    <section
      class={`root ${isInline ? 'inline' : 'floating'} ${hasOwnAccent ? 'own-accent' : ''}`}
      data-theme={theme}
      lang={language}
      dir="ltr"
      aria-label={name}
      onKeyDown={onKeyDown}
      onKeyPress={keepIn}
      onKeyUp={keepIn}
    >
      {isInline ? (
        <InlineFrame>{children}</InlineFrame>
      ) : (
        <FloatingFrame {...props} strings={strings} />
      )}
    </section>
  );
}

/** Keys typed here are not the page's: its shortcuts must not see them. */
function keepIn(event: KeyboardEvent): void {
  event.stopPropagation();
}

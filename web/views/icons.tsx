/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

/** Two lines of talk in a bubble. */
export function BubbleIcon() {
  return (
    <Icon>
      <path d="M4 5.5h16v11h-8.5L7 20v-3.5H4z" />
      <path d="M8 9.5h8M8 12.5h5" />
    </Icon>
  );
}

/** A cross. */
export function CloseIcon() {
  return (
    <Icon>
      <path d="M6 6l12 12M18 6L6 18" />
    </Icon>
  );
}

/** An arrow down. */
export function DownIcon() {
  return (
    <Icon>
      <path d="M12 5v14M6 13l6 6 6-6" />
    </Icon>
  );
}

/** An arrow out of a box: leaves the page. */
export function OutIcon() {
  return (
    <Icon>
      <path d="M10 6H5v13h13v-5M14 5h5v5M19 5l-8 8" />
    </Icon>
  );
}

function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

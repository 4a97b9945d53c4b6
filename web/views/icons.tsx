/** @jsxImportSource preact */

/** What the icons are drawn by, in a square of 24. */
const PATHS = {
  /** Two lines of talk in a bubble. */
  bubble: 'M4 5.5h16v11h-8.5L7 20v-3.5H4zM8 9.5h8M8 12.5h5',
  /** A cross. */
  close: 'M6 6l12 12M18 6L6 18',
  /** An arrow down. */
  down: 'M12 5v14M6 13l6 6 6-6',
  /** An arrow out of a box: leaves the page. */
  out: 'M10 6H5v13h13v-5M14 5h5v5M19 5l-8 8',
} as const;

/** An icon beside a text that says the same. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

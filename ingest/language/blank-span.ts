import type { PlaceMention } from './recognise-places.js';

/** A text with blanks for what stands from `start` to `end`, so that all other positions stay. */
export function blankSpan(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** A text without its places, so that a name in many slides does not outweigh the subject. */
export function blankPlaces(text: string, places: readonly PlaceMention[]): string {
  return places.reduce((rest, { start, end }) => blankSpan(rest, start, end), text);
}

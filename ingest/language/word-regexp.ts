/** A word boundary that knows letters: JavaScript's own `\b` ends a word before "ä", even with `u`. */
const BOUNDARY =
  '(?:(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])|(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_]))';

/** The same pattern with every `\b` made a boundary between letters of any alphabet. */
export function wordRegExp(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll('\\b', BOUNDARY), pattern.flags);
}

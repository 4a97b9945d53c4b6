/** A text to be shown: no line breaks within a number, or between a number and its sign. */
export function typeset(text: string): string {
  return text.replace(/(\d) (?=\d{3}(?!\d)|[%€])/gu, '$1\u00a0');
}

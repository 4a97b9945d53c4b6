/**
 * A text to be shown: no line breaks within a number, or between a number and its sign. The widget does
 * the same to what it shows (`web/typeset.ts`): what is sent is verbatim.
 */
export function typeset(text: string): string {
  return text.replace(/(\d) (?=\d{3}(?!\d)|[%€])/gu, '$1\u00a0');
}

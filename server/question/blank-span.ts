/** A text with blanks for what stands from `start` to `end`, so that all other positions stay. */
export function blankSpan(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

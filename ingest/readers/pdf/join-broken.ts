import { joinLines, type WordList } from '../join-lines.js';
import { tidyText } from '../tidy-text.js';
import type { Piece } from './pieces.js';

/**
 * Joins what the end of a column, or the turn of a page, breaks in the middle of a sentence: it stands
 * whole in the part where it begins. A part is never left empty.
 */
export function joinBroken(
  parts: readonly (readonly Piece[])[],
  words: WordList,
): readonly (readonly Piece[])[] {
  const joined: Piece[][] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const last = before?.at(-1);
    const [first, ...rest] = part;
    if (before && last && first && rest.length > 0 && goesOn(last, first)) {
      const text = tidyText(joinLines([last.text, first.text], words));
      before[before.length - 1] = { ...last, text };
      joined.push(rest);
    } else {
      joined.push([...part]);
    }
  }
  return joined;
}

function goesOn(last: Piece, first: Piece): boolean {
  return (
    ['paragraph', 'item'].includes(last.kind) &&
    first.kind === 'paragraph' &&
    !/[.!?:]["”)]?$/u.test(last.text) &&
    /^[\p{Ll}(\d]/u.test(first.text)
  );
}

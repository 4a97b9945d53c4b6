import { joinLines, type WordList } from '../join-lines.js';
import { tidyText } from '../tidy-text.js';
import type { Piece } from './pieces.js';

/** Between two sentences; a word before it so short may be cut off ("esim."). */
const SENTENCE_END = /(?<=(?:\p{L}{5}|\p{N}{4}|[)%"”])[.!?]["”)]?)\s+(?=["“”(]?\p{Lu})/u;

/** A paragraph that the end of a column breaks stands whole in the column where it begins. */
export function joinColumns(
  columns: readonly (readonly Piece[])[],
  words: WordList,
): readonly Piece[] {
  const joined: Piece[] = [];
  for (const [first, ...rest] of columns) {
    const last = joined.at(-1);
    if (first && last && goesOn(last, first)) joined[joined.length - 1] = join(last, first, words);
    else if (first) joined.push(first);
    joined.push(...rest);
  }
  return joined;
}

/**
 * A sentence that the turn of a page breaks stands whole on the page where it begins; the rest of its
 * paragraph stays on its page.
 */
export function joinTurn(
  before: readonly Piece[],
  after: readonly Piece[],
  words: WordList,
): readonly [before: readonly Piece[], after: readonly Piece[]] {
  const last = before.at(-1);
  const [first, ...rest] = after;
  if (!last || !first || !goesOn(last, first)) return [before, after];
  const end = SENTENCE_END.exec(first.text);
  const broken = end ? { ...first, text: first.text.slice(0, end.index) } : first;
  const left = end ? [{ ...first, text: first.text.slice(end.index + end[0].length) }] : [];
  return [
    [...before.slice(0, -1), join(last, broken, words)],
    [...left, ...rest],
  ];
}

function join(last: Piece, first: Piece, words: WordList): Piece {
  return { ...last, text: tidyText(joinLines([last.text, first.text], words)) };
}

function goesOn(last: Piece, first: Piece): boolean {
  return (
    ['paragraph', 'item'].includes(last.kind) &&
    first.kind === 'paragraph' &&
    !/[.!?:]["”)]?$/u.test(last.text) &&
    /^[\p{Ll}(\d]/u.test(first.text)
  );
}

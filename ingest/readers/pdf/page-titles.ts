import type { Block, ReadPage } from '../document.js';
import { LARGER } from './lines.js';
import type { Pdf } from './open-pdf.js';
import type { Piece, PiecePage } from './pieces.js';

/** A first line longer than this is no title of a slide. */
const MAX_TITLE = 150;
/** A heading that stands so often heads boxes, and no part. */
const MIN_REPEATED = 3;
/** A document of so many parts, as a share of its pages, has none: its bookmarks name single pages. */
const MAX_PARTS = 0.6;

/**
 * Names each page: by the heading that it begins with, by the one under which it goes on, on a slide
 * without larger letters by its first line. Says where a chapter begins: by the bookmarks, or by the
 * largest headings.
 */
export function titlePages(
  pages: readonly PiecePage[],
  bookmarks: Pdf['chapters'],
): readonly ReadPage[] {
  const chapters = chaptersOf(pages, bookmarks);
  const isRepeated = repeatedHeadings(pages);
  let current = '';
  return pages.map(({ number, isSlide, pieces }) => {
    const own = isSlide ? slideTitle(pieces) : pageTitle(pieces, isRepeated);
    const title = own.length > 0 ? own.map(({ text }) => text).join(' ') : current;
    const headings = pieces.filter(({ kind, text }) => kind === 'heading' && !isRepeated(text));
    current = isSlide ? '' : (headings.at(-1)?.text ?? current);
    const opens = chapters.get(number);
    return {
      number,
      title,
      isTitleShown: own.length > 0,
      ...(opens === undefined ? {} : { opens }),
      blocks: pieces.filter((piece) => !own.includes(piece)).map(toBlock),
    };
  });
}

/** The heading that a page begins with: "Luku 3" together with the larger line below it. */
function pageTitle(
  [first, second]: readonly Piece[],
  isRepeated: (text: string) => boolean,
): readonly Piece[] {
  if (first?.kind !== 'heading' || isRepeated(first.text)) return [];
  return second?.kind === 'heading' && second.size > first.size ? [first, second] : [first];
}

function slideTitle(pieces: readonly Piece[]): readonly Piece[] {
  const largest = Math.max(...pieces.map(({ size }) => size));
  const heading = pieces.find(({ kind, size }) => kind === 'heading' && size * LARGER >= largest);
  if (heading) return [heading];
  const [first] = pieces;
  const isLine = first && first.text.length <= MAX_TITLE && !/[.;,]$/u.test(first.text);
  return isLine && ['paragraph', 'heading'].includes(first.kind) ? [first] : [];
}

/** "Huomaa", "Varoitus": what heads so many boxes names no page. */
function repeatedHeadings(pages: readonly PiecePage[]): (text: string) => boolean {
  const counts = new Map<string, number>();
  for (const { kind, text } of pages.flatMap(({ pieces }) => pieces)) {
    if (kind === 'heading') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return (text) => (counts.get(text) ?? 0) >= MIN_REPEATED;
}

function chaptersOf(
  pages: readonly PiecePage[],
  bookmarks: Pdf['chapters'],
): ReadonlyMap<number, string> {
  const marked = firstOfPage(bookmarks);
  if (isDivision(marked, pages)) return marked;
  if (pages.some(({ isSlide }) => isSlide)) return new Map();
  const headings = pages.flatMap(({ number, pieces }) =>
    pieces
      .filter(({ kind }) => kind === 'heading')
      .map(({ text, size }) => ({ title: text, page: number, size: Math.round(size) })),
  );
  const sizes = [...new Set(headings.map(({ size }) => size))].sort((a, b) => b - a);
  for (const size of sizes) {
    const found = firstOfPage(headings.filter((heading) => heading.size === size));
    // The title of the whole stands alone in the largest letters.
    if (found.size > 1) return isDivision(found, pages) ? found : new Map();
  }
  return new Map();
}

function firstOfPage(chapters: Pdf['chapters']): ReadonlyMap<number, string> {
  return new Map(chapters.toReversed().map(({ title, page }) => [page, title]));
}

function isDivision(chapters: ReadonlyMap<number, string>, pages: readonly PiecePage[]): boolean {
  return chapters.size > 1 && chapters.size <= MAX_PARTS * pages.length;
}

function toBlock({ kind, level, text }: Piece): Block {
  return { kind, level, text };
}

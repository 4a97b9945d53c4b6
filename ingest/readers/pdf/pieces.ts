import { readBullet } from '../bullets.js';
import { isCaption, isLinkText } from '../captions.js';
import type { BlockKind } from '../document.js';
import { joinLines, type WordList } from '../join-lines.js';
import { tidyText } from '../tidy-text.js';
import { LARGER, type Line } from './lines.js';
import type { Region } from './reading-order.js';
import { readTable } from './tables.js';

/** How running text is set; what differs may be a heading. */
export type BodyStyle = { readonly size: number; readonly font: string };

/** A block as a PDF sets it. */
export type Piece = {
  readonly kind: BlockKind;
  readonly level: 0 | 1;
  readonly text: string;
  readonly size: number;
  readonly font: string;
  /** Where its first line begins. */
  readonly left: number;
};

/** The pieces of a page in reading order. */
export type PiecePage = {
  readonly number: number;
  /** Wider than high: a slide, which has a title of its own and never goes on from the one before. */
  readonly isSlide: boolean;
  readonly pieces: readonly Piece[];
};

/** A gap between lines so much wider than usual ends a paragraph. */
const WIDE_GAP = 1.25;
/** Of so few lines the usual distance cannot be told; it is seldom larger than this. */
const MIN_GAPS = 8;
const MAX_LEADING = 1.5;
/** What is set in lines of the text's own size but another font, and no longer than this, heads it. */
const MAX_HEADING = 100;
/** An item begins so far right of another, as a share of the size, when it belongs below it. */
const INDENT = 0.8;
type Draft = { lines: Line[]; isItem: boolean };

/** What the text of a page is read by. */
export type PageStyle = {
  readonly body: BodyStyle;
  /** Usual distance of lines by their size. */
  readonly leading: (size: number) => number;
  readonly words: WordList;
};

/** Takes a part of a page apart into headings, paragraphs, items of lists and rows of tables. */
export function readPieces(region: Region, style: PageStyle): readonly Piece[] {
  const { body, words } = style;
  if (region.kind === 'table') {
    const [first] = region.rows.flat().filter((cell) => cell !== undefined);
    if (!first) return [];
    const { size, font, left } = first;
    return readTable(region.rows).map(({ text, isContents }) => ({
      kind: isContents ? 'caption' : 'item',
      level: 0,
      text: tidyText(text),
      size,
      font,
      left,
    }));
  }
  const drafts = draftBlocks(region.lines, style);
  const items = drafts.filter(({ isItem }) => isItem).map(({ lines }) => lines[0]?.left ?? 0);
  const margin = Math.min(...items);
  const pieces = drafts.flatMap(({ lines, isItem }): Piece[] => {
    const [first] = lines;
    if (!first) return [];
    const texts = lines.map(({ text }, i) => (i === 0 && isItem ? withoutBullet(text) : text));
    const text = tidyText(joinLines(texts, words));
    if (text === '') return [];
    const { size, font, left } = first;
    const isBelow = isItem && left > margin + INDENT * size;
    const isLarge = size >= LARGER * body.size;
    const isLink = !isLarge && lines.every((line) => line.isLink) && isLinkText(text);
    const kind = isLink ? 'caption' : isItem ? 'item' : kindOf(text, first, body);
    return [{ kind, level: isBelow && !isLink ? 1 : 0, text, size, font, left }];
  });
  return pieces.map((piece, i) => markHeading(piece, pieces[i + 1], body));
}

function withoutBullet(text: string): string {
  return readBullet(text)?.text ?? text;
}

function kindOf(text: string, { size }: Line, body: BodyStyle): BlockKind {
  if (isCaption(text)) return 'caption';
  return size >= LARGER * body.size ? 'heading' : 'paragraph';
}

/** A short line in a font of its own, with text below it, heads that. */
function markHeading(piece: Piece, next: Piece | undefined, body: BodyStyle): Piece {
  const { kind, text, font, size } = piece;
  const heads =
    kind === 'paragraph' &&
    font !== body.font &&
    size >= body.size * 0.95 &&
    text.length <= MAX_HEADING &&
    /^[\p{Lu}\p{N}]/u.test(text) &&
    !/[.,;!?]$/u.test(text) &&
    next !== undefined &&
    (next.kind === 'item' || next.font === body.font);
  return heads ? { ...piece, kind: 'heading' } : piece;
}

function draftBlocks(lines: readonly Line[], { body, leading }: PageStyle): readonly Draft[] {
  const right = Math.max(...lines.map((line) => line.right));
  const drafts: Draft[] = [];
  for (const line of lines) {
    const draft = drafts.at(-1);
    const before = draft?.lines.at(-1);
    const wasShort = before !== undefined && before.right + firstWord(line) < right;
    const isNear =
      before !== undefined && line.baseline - before.baseline <= WIDE_GAP * leading(line.size);
    const isItem = startsItem(line, isNear ? before : undefined, wasShort);
    const goesOn =
      draft !== undefined &&
      before !== undefined &&
      !isItem &&
      isNear &&
      isSameStyle(line, before, body, wasShort) &&
      !isNextParagraph(line, before, draft, wasShort);
    if (goesOn) draft.lines.push(line);
    else drafts.push({ lines: [line], isItem });
  }
  return drafts;
}

/**
 * A dash may stand at the start of a line in the middle of a sentence, and so may a number: "joka ␤ 10. ja
 * 11. vuosisadalla". `before`: the line right above.
 */
function startsItem({ text }: Line, before: Line | undefined, wasShort: boolean): boolean {
  const bullet = readBullet(text);
  if (!bullet || !before) return bullet !== undefined;
  if (bullet.isNumbered) return wasShort || /[.:;!?]["”)]?$/u.test(before.text);
  return !(/^[-–—]\s\p{Ll}/u.test(text) && /\p{Ll}$/u.test(before.text));
}

function isSameStyle(line: Line, before: Line, body: BodyStyle, wasShort: boolean): boolean {
  if (Math.abs(line.size - before.size) > 0.06 * before.size) return false;
  if (line.font === before.font) return true;
  // A whole line in a font of its own may be an emphasis that happens to fill it.
  const begins = /^[\p{Lu}\p{N}]/u.test(line.text);
  const ended = wasShort || /[.!?:]$/u.test(before.text);
  return !(begins && ended && (line.font === body.font || before.font === body.font));
}

/** Width of a line's first word and a space: had there been room, the line before would have it. */
function firstWord({ text, left, right }: Line): number {
  const letters = text.search(/\s|$/u) + 1;
  return ((right - left) / Math.max(text.length, 1)) * letters;
}

/**
 * Blocks without a gap between them. What stands left of an item is none of it; a paragraph begins
 * with an indent, or after a sentence that left its line short.
 */
function isNextParagraph(line: Line, before: Line, draft: Draft, wasShort: boolean): boolean {
  const first = draft.lines[0] ?? before;
  if (draft.isItem)
    return line.left < first.left - 1 || line.left < (draft.lines[1]?.left ?? 0) - 1;
  const endsSentence = /[.!?:]["”)]?$/u.test(before.text);
  const begins = /^[\p{Lu}\p{N}"”]/u.test(line.text);
  const isIndented = line.left > (draft.lines[1]?.left ?? first.left) + 0.8 * line.size;
  return begins && endsSentence && (isIndented || wasShort);
}

/** The usual distance of the lines of a page by their size: a quarter of all are no wider apart. */
export function leadingOf(regions: readonly Region[]): PageStyle['leading'] {
  const gaps = regions.flatMap((region) => (region.kind === 'text' ? gapsOf(region.lines) : []));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? MAX_LEADING;
  const leading = gaps.length < MIN_GAPS ? Math.min(usual, MAX_LEADING) : usual;
  return (size) => size * Math.max(leading, 1.1);
}

/** Distances of neighbouring lines of one size, as multiples of it. */
function gapsOf(lines: readonly Line[]): readonly number[] {
  return lines.flatMap((line, i) => {
    const before = lines[i - 1];
    if (!before || Math.abs(before.size - line.size) > 0.06 * line.size) return [];
    const gap = (line.baseline - before.baseline) / line.size;
    return gap > 0 && gap < 2.5 ? [gap] : [];
  });
}

import { mendLines, type Passage, type PassageKind, type SlideContent } from './passages.js';
import type { Slide } from './slides.js';

/** Marks of items in layout `blocks`: of a list, and of the list below an item. */
export const ITEM_MARKS = ['• ', 'o '] as const;

/** A paragraph longer than this is told, and found, in parts of whole sentences. */
const MAX_PARAGRAPH = 600;
const PART = 350;

/** A quotation and nothing else: whole sentences, or anything that is followed by who said it. */
const QUOTATION =
  /^["“”»](?:[^"“”»]+["“”»]\s*[-–—]\s*.{1,60}|[^"“”»]+[.!?]["“”»](?:\s[^.!?:]{1,60})?)$/u;

type Span = { readonly start: number; readonly end: number };
type Block = Span & { readonly level: 0 | 1; readonly isItem: boolean };

/**
 * Takes a slide of layout `blocks` apart, as {@link readPassages} does a PDF's text: here a blank line
 * always ends a block, and what heads others is listed.
 *
 * ```
 * Riihimäen ohjelma        title, unless the slide is given one
 *
 * Tavoitteet               heading: leads in what follows, up to the next
 *
 * • Ohjelmalla haetaan     item
 * o osaajia                item below it
 *
 * Ohjelma alkoi …          paragraph; in parts when it is long
 * ```
 */
export function readBlockPassages(slide: Slide): SlideContent {
  const blocks = findBlocks(slide.text);
  const titleBlock = slide.title === undefined ? blocks.shift() : undefined;
  const title = slide.title ?? (titleBlock ? textOf(slide, titleBlock) : '');
  const headings = new Set(slide.headings);
  const passages: Passage[] = [];
  let [heading, leadIn, top]: (string | undefined)[] = [];
  let wasItem = false;
  for (const block of blocks) {
    const text = textOf(slide, block);
    const isHeading = headings.has(text) && !block.isItem;
    const kind = isHeading ? 'heading' : kindOf(text, block, slide);
    // What leads in a list leads in nothing after it.
    if (wasItem && !block.isItem) leadIn = undefined;
    wasItem = block.isItem;
    const lead = block.level === 1 ? top : kind === 'statement' ? (leadIn ?? heading) : undefined;
    for (const part of kind === 'statement' ? divide(slide.text, block) : [block]) {
      passages.push(passageOf(slide, part, passages.length + 1, kind, block.level, lead));
    }
    const id = passages.at(-1)?.id;
    if (isHeading) [heading, leadIn, top] = [id, undefined, undefined];
    else if (kind === 'heading') [leadIn, top] = [id, undefined];
    else if (block.level === 0) top = id;
  }
  return { title, passages };
}

function passageOf(
  slide: Slide,
  { start, end }: Span,
  index: number,
  kind: PassageKind,
  level: 0 | 1,
  lead: string | undefined,
): Passage {
  return {
    id: `${slide.number}#${index}`,
    slide: slide.number,
    index,
    kind,
    level,
    ...(lead === undefined ? {} : { lead }),
    text: textOf(slide, { start, end }),
    start: slide.start + start,
    end: slide.start + end,
  };
}

function textOf({ text }: Slide, { start, end }: Span): string {
  return mendLines(text.slice(start, end));
}

function kindOf(text: string, { isItem }: Block, { captions }: Slide): PassageKind {
  if (captions.includes(text)) return 'caption';
  if (isItem) return 'statement';
  if (isQuotation(text)) return 'quotation';
  return text.endsWith(':') ? 'heading' : 'statement';
}

/** Whether a text is a quotation and nothing else. */
export function isQuotation(text: string): boolean {
  return QUOTATION.test(text);
}

function findBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const match of text.matchAll(/[^\n]*\n?/gu)) {
    const line = match[0].trimEnd();
    if (line === '') {
      isOpen = false;
      continue;
    }
    const level = ITEM_MARKS.findIndex((mark) => line.startsWith(mark));
    const last = blocks.at(-1);
    if (isOpen && last && level === -1) {
      blocks[blocks.length - 1] = { ...last, end: match.index + line.length };
    } else {
      const start = match.index + (level === -1 ? 0 : (ITEM_MARKS[level]?.length ?? 0));
      const isBelow = level === 1 && blocks.length > 0;
      const end = match.index + line.length;
      blocks.push({ start, end, level: isBelow ? 1 : 0, isItem: level !== -1 });
    }
    isOpen = true;
  }
  return blocks;
}

/** Between two sentences; never after a word so short that it may be cut off: "esim. Turku", "s. 5". */
const SENTENCE_END = /(?<=(?:\p{L}{5}|\p{N}{4}|[)%"”])[.!?]["”»)]?)\s+(?=["“”»(]?[\p{Lu}\p{N}])/gu;

/** Divides a long paragraph between sentences. */
function divide(text: string, { start, end }: Span): readonly Span[] {
  if (end - start <= MAX_PARAGRAPH) return [{ start, end }];
  const parts: Span[] = [];
  let from = start;
  for (const gap of text.slice(start, end).matchAll(SENTENCE_END)) {
    const stop = start + gap.index;
    const next = stop + gap[0].length;
    if (stop - from < PART || end - next < PART / 3) continue;
    parts.push({ start: from, end: stop });
    from = next;
  }
  return [...parts, { start: from, end }];
}

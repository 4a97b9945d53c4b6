import type { Slide } from './slides.js';

/**
 * What a passage is. Only statements are answered from; a heading leads in the list below it, a
 * quotation is a section's motto, a caption is a link's text or a picture's credit.
 */
export type PassageKind = 'statement' | 'heading' | 'quotation' | 'caption';

/** The smallest citable unit of a material: a bullet or a paragraph of a slide, verbatim. */
export type Passage = {
  /** `slide#index`, unique in its material: `22#3`. */
  readonly id: string;
  readonly slide: number;
  /** Counts from 1 within the slide. */
  readonly index: number;
  readonly kind: PassageKind;
  /** 0 for a bullet or paragraph of its own, 1 for an item of a list. */
  readonly level: 0 | 1;
  /** The passage that leads in the list to which this one belongs. */
  readonly lead?: string;
  /** For people: line breaks and hyphens of the PDF mended. */
  readonly text: string;
  /** Span in the source, without the bullet: `mendLines(source.slice(start, end)) === text`. */
  readonly start: number;
  readonly end: number;
};

/** A slide taken apart. */
export type SlideContent = {
  readonly title: string;
  readonly passages: readonly Passage[];
};

type Mark = '•' | 'o' | '-' | '';
type Block = { mark: Mark; afterBlank: boolean; start: number; end: number };

const BULLET = /^(\s*)([•o–-])\s+(?=\S)/u;
const ENDS_SENTENCE = /[.!?:]["”)]?$/u;
const CONTINUES = /^[\p{Ll}(]/u;
const UNFINISHED = /(?:,|[-–]|\b(?:esim|mm|eli|ja|sekä|tai)\.?)$/u;

/**
 * Takes a slide's text apart into title and passages.
 *
 * ```
 * Riihimäen ohjelma            title: up to the first blank line or bullet
 *
 * • Ohjelman tavoitteena on    a bullet without a blank line in front, below another,
 *                              is an item of that other's list; "o" always is.
 * toimia tiekarttana.          a blank line inside a sentence is the PDF's, not the author's:
 *                              what goes on in lower case belongs to the bullet above
 * ```
 */
export function readPassages(slide: Slide): SlideContent {
  const [titleBlock, ...blocks] = mergeAttributions(slide.text, findBlocks(slide));
  const title = titleBlock ? mendLines(slide.text.slice(titleBlock.start, titleBlock.end)) : '';
  const passages: Passage[] = [];
  let heading: Passage | undefined;
  let top: Passage | undefined;
  let openList: Mark | undefined;
  for (const block of blocks) {
    const span = withoutPageNumber(slide, block);
    if (!span) continue;
    const text = mendLines(slide.text.slice(span.start, span.end));
    const previous = passages.at(-1);
    const kind = kindOf(text, block, slide);
    const isItem =
      kind === 'statement' &&
      top !== undefined &&
      (block.mark === 'o'
        ? !(block.afterBlank && /\bmm\.$/u.test(text))
        : block.mark === ''
          ? previous?.level === 1
          : (!block.afterBlank && previous?.kind === 'statement') ||
            (openList === block.mark && !ENDS_SENTENCE.test(text)));
    const lead = isItem ? top : kind === 'statement' && block.mark !== '' ? heading : undefined;
    const index = passages.length + 1;
    const passage: Passage = {
      id: `${slide.number}#${index}`,
      slide: slide.number,
      index,
      kind,
      level: isItem ? 1 : 0,
      ...(lead ? { lead: lead.id } : {}),
      text,
      start: slide.start + span.start,
      end: slide.start + span.end,
    };
    passages.push(passage);
    if (kind === 'heading') {
      heading = passage;
      top = undefined;
      openList = undefined;
    } else if (isItem) {
      // A list that its lead-in leaves open ("… tavoitellaan") goes on over blank lines.
      openList = top && !/[.!?]$/u.test(top.text) ? block.mark : undefined;
    } else {
      if (block.mark === '') heading = undefined;
      top = passage;
      openList = undefined;
    }
  }
  return { title, passages };
}

function findBlocks({ text, captions }: Slide): Block[] {
  const blocks: Block[] = [];
  const captionStarts = new Set(captions.flatMap((caption) => findMended(text, caption)));
  let blank = true;
  for (const match of text.matchAll(/[^\n]*\n?/gu)) {
    const line = match[0].trimEnd();
    if (line === '') {
      if (match[0] !== '') blank = true;
      continue;
    }
    const last = blocks.at(-1);
    const lineEnd = match.index + line.length;
    const bullet = BULLET.exec(line);
    const isCaption = captionStarts.has(match.index);
    if (!bullet && !isCaption && last && !startsBlock(text, blocks, line, blank)) {
      last.end = lineEnd;
    } else {
      const indent = bullet ? bullet[0].length : line.length - line.trimStart().length;
      const mark = (bullet?.[2]?.replace('–', '-') ?? '') as Mark;
      blocks.push({ mark, afterBlank: blank, start: match.index + indent, end: lineEnd });
    }
    blank = false;
  }
  return blocks;
}

function startsBlock(
  text: string,
  blocks: readonly Block[],
  line: string,
  blank: boolean,
): boolean {
  if (!blank) return false;
  const last = blocks.at(-1);
  if (!last || blocks.length === 1) return true; // the title ends at the first blank line
  const before = text.slice(last.start, last.end);
  if (ENDS_SENTENCE.test(before)) return !isOpenParenthesis(before);
  const goesOn =
    CONTINUES.test(line.trimStart()) || UNFINISHED.test(before) || isOpenParenthesis(before);
  return !goesOn;
}

/** Offsets at which `text` says `mended`, whatever white space the lines are broken with. */
function findMended(text: string, mended: string): number[] {
  const words = mended.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'));
  return Array.from(text.matchAll(new RegExp(words.join('\\s+'), 'gu')), (match) => match.index);
}

function isOpenParenthesis(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

/** Joins a motto and the name under it ("- Laozi"), which is set like a bullet but is none. */
function mergeAttributions(text: string, blocks: readonly Block[]): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    const isMotto = last && merged.length > 1 && /^["“”]/u.test(text.slice(last.start));
    if (isMotto && block.mark !== '•' && /["”]$/u.test(text.slice(last.start, last.end))) {
      merged[merged.length - 1] = { ...last, end: block.end };
    } else {
      merged.push(block);
    }
  }
  return merged;
}

/** Drops the slide's own number, printed alone or glued to the last line ("Rauma14"). */
function withoutPageNumber(slide: Slide, block: Block): { start: number; end: number } | undefined {
  const text = slide.text.slice(block.start, block.end);
  const number = String(slide.number);
  if (text.trim() === number) return undefined;
  const glued = new RegExp(`\\p{L}${number}$`, 'u').test(text);
  return { start: block.start, end: glued ? block.end - number.length : block.end };
}

function kindOf(text: string, block: Block, slide: Slide): PassageKind {
  if (slide.captions.includes(text)) return 'caption';
  if (/^["“”]/u.test(text) && block.mark === '') return 'quotation';
  if (block.mark === '' && text.endsWith(':')) return 'heading';
  return 'statement';
}

/**
 * Mends the lines of PDF text for display. A line that ends in a hyphen is glued to the next without
 * a space ("kv-␤rekrytointi" → "kv-rekrytointi"); a hyphen followed by a space before the break is
 * a dash or a hanging hyphen and keeps its space ("työ- ␤ja" → "työ- ja"). No letter is ever changed, so
 * that a quotation differs from its source in white space alone.
 */
export function mendLines(text: string): string {
  return text
    .replace(/(?<=[-–])\n\s*(?=\S)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

import { isQuotation } from '../block-passages.js';
import { isCaption } from '../readers/captions.js';
import type { Block, ReadPage } from '../readers/document.js';

const OPENS_QUOTATION = /^["“”»]/u;
const CLOSES_QUOTATION = /["“”»]$/u;
/** The name below a quotation: "- Laozi", "Terry Felber". */
const MAX_NAME = 60;

/** Settles what can only be told from the blocks of a page together, whatever file they came from. */
export function settleBlocks(page: ReadPage): ReadPage {
  const joined = joinQuotations(page.blocks);
  const last = joined.findLastIndex((block) => !isCaptionOf(block, page.title)) + 1;
  const blocks = joined.map((block, i): Block => {
    const isAtEnd = i >= last && last > 0;
    if (isAtEnd || isCaption(block.text)) return { ...block, kind: 'caption', level: 0 };
    // A motto may be set as the only bullet of its slide.
    return isQuotation(block.text) ? { ...block, kind: 'quotation', level: 0 } : block;
  });
  return { ...page, blocks };
}

/** Joins a quotation and the name under it, which may be set like a bullet. */
function joinQuotations(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isQuoted =
      last &&
      last.kind !== 'item' &&
      OPENS_QUOTATION.test(last.text) &&
      CLOSES_QUOTATION.test(last.text);
    const isName = block.text.length <= MAX_NAME && !/[.:!?]$/u.test(block.text);
    if (last && isQuoted && isName && isLast(block, blocks)) {
      joined[joined.length - 1] = {
        kind: 'quotation',
        level: 0,
        text: `${last.text} ${nameOf(block)}`,
      };
    } else {
      joined.push(block);
    }
  }
  return joined;
}

function isLast(block: Block, blocks: readonly Block[]): boolean {
  return blocks.at(-1) === block;
}

function nameOf({ kind, text }: Block): string {
  return kind === 'item' || !/^[-–—]/u.test(text) ? `– ${text}` : text;
}

/** At the end of a page a line that only repeats words of the title is a link's text. */
function isCaptionOf({ text, kind }: Block, title: string): boolean {
  if (kind === 'caption' || isCaption(text)) return true;
  const known = new Set(wordsOf(title));
  return known.size > 0 && wordsOf(text).every((word) => known.has(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

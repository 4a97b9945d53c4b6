import { readBullet } from './bullets.js';
import { isCaption } from './captions.js';
import { decodeText } from './decode-text.js';
import type { Block, ReadDocument, ReadPage } from './document.js';
import { noText } from './faults.js';
import { cutPages, type FlowBlock } from './flow-pages.js';
import { collectWords, joinLines, type WordList } from './join-lines.js';
import { tidyText } from './tidy-text.js';

/** A form feed, or what is left of one when a page was cut: three blank lines and more. */
const PAGE_BREAK = /\f|\n(?:[^\S\n]*\n){3,}/u;
/** A line that stands alone heads what follows when it is so short and ends no sentence. */
const MAX_HEADING = 80;
const MAX_TITLE = 160;

/**
 * Reads plain text: blocks between blank lines, bullets, lines that stand alone as headings. Form feeds
 * make pages; without them headings do.
 *
 * @throws KuntaopasError `file-without-text`.
 */
export function readText(file: string, bytes: Uint8Array): ReadDocument {
  const text = decodeText(bytes)
    .replace(/\r\n?/gu, '\n')
    .replace(/^\ufeff/u, '');
  const words = collectWords(text.split('\n').map((line) => line.trim()));
  const parts = text.split(PAGE_BREAK).map((part) => readBlocks(part, words));
  const filled = parts.filter((blocks) => blocks.length > 0);
  if (filled.length === 0) throw noText(file, 'Check that it is the right file.');
  const cut = filled.length > 1 ? titlePages(filled) : cutPages(filled[0] ?? []);
  return { ...cut, format: 'text', doubts: [] };
}

function titlePages(
  parts: readonly (readonly FlowBlock[])[],
): Pick<ReadDocument, 'titles' | 'pages'> {
  const pages = parts.map(titlePage);
  return { pages, titles: pages.slice(0, 1).flatMap(({ title }) => title || []) };
}

function titlePage(blocks: readonly FlowBlock[], i: number): ReadPage {
  const [first, ...rest] = blocks;
  const isTitled = first !== undefined && first.kind !== 'item' && isHeading(first.text, MAX_TITLE);
  return {
    number: i + 1,
    title: isTitled ? first.text : '',
    isTitleShown: isTitled,
    blocks: (isTitled ? rest : blocks).map(
      ({ kind, level, text }): Block => ({ kind, level, text }),
    ),
  };
}

function readBlocks(text: string, words: WordList): readonly FlowBlock[] {
  const groups: { lines: string[]; isItem: boolean; indent: number }[] = [];
  let isOpen = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') {
      isOpen = false;
      continue;
    }
    const bullet = readBullet(line);
    const last = groups.at(-1);
    if (isOpen && last && !bullet) last.lines.push(line);
    else {
      const indent = raw.length - raw.trimStart().length;
      groups.push({ lines: [bullet?.text ?? line], isItem: bullet !== undefined, indent });
    }
    isOpen = true;
  }
  const margin = Math.min(...groups.filter(({ isItem }) => isItem).map(({ indent }) => indent));
  return groups.flatMap(({ lines, isItem, indent }, i): FlowBlock[] => {
    const joined = tidyText(joinLines(lines, words));
    if (!/[\p{L}\p{N}]/u.test(joined)) return [];
    const level = isItem && indent > margin + 1 ? 1 : 0;
    if (isItem) return [{ kind: 'item', level, text: joined }];
    if (isCaption(joined)) return [{ kind: 'caption', level: 0, text: joined }];
    const heads = isHeading(joined, MAX_HEADING) && lines.length === 1 && i + 1 < groups.length;
    return heads
      ? [{ kind: 'heading', level: 0, text: joined, depth: depthOf(joined) }]
      : [{ kind: 'paragraph', level: 0, text: joined }];
  });
}

function isHeading(text: string, longest: number): boolean {
  return text.length <= longest && /^[\p{Lu}\p{N}]/u.test(text) && !/[.,;:!?]$/u.test(text);
}

/** "2.1 Rahoitus" lies below "2 Palvelut"; what has no number lies as high. */
function depthOf(text: string): number {
  return /^\d+(?:\.\d+)*/u.exec(text)?.[0].split('.').length ?? 1;
}

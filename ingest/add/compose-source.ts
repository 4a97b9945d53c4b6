import type { MaterialManifest } from '#corpus/material';
import { ITEM_MARKS } from '../block-passages.js';
import type { Block, ReadPage } from '../readers/document.js';

/** A document as `source.txt` has it, and where its slides are there. */
export type ComposedSource = {
  readonly source: string;
  readonly slides: MaterialManifest['slides'];
};

/**
 * Writes pages as text of layout `blocks`, of which `readBlockPassages` reads the same blocks again. A
 * page without a title is called by `title`, that of the whole.
 */
export function composeSource(pages: readonly ReadPage[], title: string): ComposedSource {
  let source = '';
  const slides = pages.flatMap((page): MaterialManifest['slides'] => {
    const start = source.length;
    const shown = page.isTitleShown && page.title !== '' ? [page.title] : [];
    const text = [...shown, ...writeBlocks(page.blocks)].join('\n\n');
    if (text === '') return [];
    source += `${text}\n\n`;
    const headings = textsOf(page.blocks, 'heading');
    const captions = textsOf(page.blocks, 'caption');
    return [
      {
        number: page.number,
        start,
        ...(shown.length === 0 ? { title: page.title || title } : {}),
        ...(captions.length > 0 ? { captions } : {}),
        ...(headings.length > 0 ? { headings } : {}),
      },
    ];
  });
  return { source, slides };
}

/** Blocks as texts between blank lines; items below one stand on the lines after it. */
function writeBlocks(blocks: readonly Block[]): readonly string[] {
  const texts: string[] = [];
  let mayHaveItems = false;
  for (const { kind, level, text } of blocks) {
    const isBelow = kind === 'item' && level === 1 && mayHaveItems;
    if (isBelow) texts.push(`${texts.pop() ?? ''}\n${ITEM_MARKS[1]}${text}`);
    else texts.push(kind === 'item' ? ITEM_MARKS[0] + text : text);
    mayHaveItems = kind === 'item' || kind === 'paragraph';
  }
  return texts;
}

function textsOf(blocks: readonly Block[], kind: Block['kind']): string[] {
  return [...new Set(blocks.filter((block) => block.kind === kind).map(({ text }) => text))];
}

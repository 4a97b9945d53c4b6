import { isCaption, isLinkText } from './captions.js';
import type { Block } from './document.js';
import type { FlowBlock } from './flow-pages.js';
import {
  attributeOf,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  textOf,
} from './html-tree.js';
import { readRows } from './table-rows.js';
import { tidyText } from './tidy-text.js';

/** What is on a page, but not of it: its machinery, the way round the site, forms. */
const SKIPPED = new Set(
  'script style template noscript nav footer aside form button input select textarea iframe object canvas audio video map dialog head svg math'.split(
    ' ',
  ),
);
const SKIPPED_ROLES = new Set(
  'navigation banner contentinfo search complementary dialog alert'.split(' '),
);
/** Elements that stand within a line; all others begin one of their own. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);
/** A page nested deeper than any that people write is broken, or meant to break its reader. */
export const MAX_DEPTH = 400;

type Open = { texts: string[]; linked: number };

/**
 * Reads the text of an element in blocks: headings with their depth, paragraphs, items of lists, rows
 * of tables. What is hidden, and what leads round the site, is left out.
 *
 * @throws RangeError when it is nested deeper than {@link MAX_DEPTH}.
 */
export function readHtmlBlocks(root: HtmlElement): readonly FlowBlock[] {
  const blocks: FlowBlock[] = [];
  let line: Open = { texts: [], linked: 0 };

  function endLine(kind: Block['kind'] = 'paragraph', level: 0 | 1 = 0, prefix = ''): void {
    const raw = line.texts.join('');
    const text = tidyText(prefix + raw);
    const isLink = line.linked > 0 && line.linked >= raw.trim().length - 1 && isLinkText(text);
    line = { texts: [], linked: 0 };
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    const isAside = isLink || isCaption(text);
    blocks.push({ kind: isAside ? 'caption' : kind, level: isAside ? 0 : level, text });
  }

  function walk(node: HtmlNode, depth: number, inLink: boolean): void {
    if (depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`);
    if (node.nodeName === '#text' && 'value' in node) {
      line.texts.push(node.value);
      if (inLink) line.linked += node.value.length;
      return;
    }
    if (!isElement(node) || isSkipped(node)) return;
    const { tagName: tag } = node;
    if (tag === 'br') {
      line.texts.push(' ');
      return;
    }
    if (INLINE.has(tag)) {
      // "↑", "»": a link without a word only leads back, or on.
      if (tag === 'a' && !/[\p{L}\p{N}]/u.test(textOf(node))) return;
      for (const child of node.childNodes) walk(child, depth + 1, inLink || tag === 'a');
      return;
    }
    endLine();
    if (/^h[1-6]$/u.test(tag) || tag === 'summary') {
      const text = tidyText(textOf(node));
      const isTitle = attributeOf(node, 'class').split(' ').includes('document-title');
      const level = tag === 'summary' ? 6 : Number(tag[1]);
      if (text !== '') blocks.push({ kind: 'heading', level: 0, text, depth: isTitle ? 0 : level });
    } else if (tag === 'ul' || tag === 'ol') {
      readList(node, depth, 0);
    } else if (tag === 'dl') {
      readTerms(node);
    } else if (tag === 'table' && !isLayout(node)) {
      blocks.push(...readHtmlTable(node));
    } else {
      for (const child of node.childNodes) walk(child, depth + 1, inLink);
      endLine();
    }
  }

  function readList(list: HtmlElement, depth: number, level: 0 | 1): void {
    let number = Number(attributeOf(list, 'start') || 1);
    for (const item of list.childNodes) {
      if (!isElement(item) || isSkipped(item)) continue;
      const prefix = list.tagName === 'ol' ? `${number++}. ` : '';
      readItem(item, depth + 1, level, prefix);
    }
  }

  /** The text of an item is one block, whatever it is made of, up to the list below it. */
  function readItem(item: HtmlElement, depth: number, level: 0 | 1, prefix: string): void {
    if (depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`);
    let isTold = false;
    const tell = () => {
      if (line.texts.join('').trim() === '') return;
      endLine('item', isTold ? 1 : level, isTold ? '' : prefix);
      isTold = true;
    };
    const gather = (node: HtmlNode, deep: number, inLink: boolean): void => {
      if (deep > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`);
      if (!isElement(node) || INLINE.has(node.tagName)) {
        walk(node, deep, inLink);
      } else if (['ul', 'ol'].includes(node.tagName)) {
        tell();
        readList(node, deep, isTold ? 1 : level);
      } else if (!isSkipped(node)) {
        line.texts.push(' ');
        for (const child of node.childNodes) gather(child, deep + 1, inLink);
        line.texts.push(' ');
      }
    };
    for (const child of item.childNodes) gather(child, depth + 1, false);
    tell();
  }

  function readTerms(list: HtmlElement): void {
    let term = '';
    for (const node of elementsOf(list)) {
      const text = tidyText(textOf(node));
      if (node.tagName === 'dt') term = text;
      if (node.tagName === 'dd' && text !== '') {
        blocks.push({ kind: 'item', level: 0, text: term === '' ? text : `${term}: ${text}` });
      }
    }
  }

  for (const child of root.childNodes) walk(child, 0, false);
  endLine();
  return blocks;
}

function isSkipped(element: HtmlElement): boolean {
  const { tagName: tag, attrs } = element;
  if (SKIPPED.has(tag) || SKIPPED_ROLES.has(attributeOf(element, 'role'))) return true;
  if (attrs.some(({ name }) => name === 'hidden') || attributeOf(element, 'aria-hidden') === 'true')
    return true;
  // The header of a site; that of an article has its title.
  return tag === 'header' && !elementsOf(element).some(({ tagName }) => tagName === 'h1');
}

/** A table that only puts things beside each other. */
function isLayout(table: HtmlElement): boolean {
  const within = elementsOf(table);
  return (
    ['presentation', 'none'].includes(attributeOf(table, 'role')) ||
    within.some(({ tagName }) => tagName === 'table') ||
    rowsOf(table).every((row) => cellsOf(row).length < 2)
  );
}

function readHtmlTable(table: HtmlElement): readonly FlowBlock[] {
  const rows = rowsOf(table);
  const texts = rows.map((row) => cellsOf(row).map((cell) => tidyText(textOf(cell))));
  const [first] = rows;
  const isNamed = first
    ? cellsOf(first).every(({ tagName }) => tagName === 'th') ||
      (first.parentNode as HtmlElement).tagName === 'thead'
    : false;
  const caption = elementsOf(table).find(({ tagName }) => tagName === 'caption');
  const heading = caption ? tidyText(textOf(caption)) : '';
  return [
    ...(heading === ''
      ? []
      : [{ kind: 'heading' as const, level: 0 as const, text: heading, depth: 6 }]),
    ...readRows(texts, isNamed).map((text) => ({ kind: 'item' as const, level: 0 as const, text })),
  ];
}

function rowsOf(table: HtmlElement): readonly HtmlElement[] {
  return elementsOf(table).filter(({ tagName }) => tagName === 'tr');
}

function cellsOf(row: HtmlElement): readonly HtmlElement[] {
  return row.childNodes
    .filter(isElement)
    .filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

import { isCaption, isLinkText } from '../captions.js';
import type { Block } from '../document.js';
import { childrenOf, descendantsOf, localOf } from '../read-xml.js';
import { readRows } from '../table-rows.js';
import { tidyText } from '../tidy-text.js';
import { placeholderOf } from './slide-parts.js';

/** A shape that says what stands on every slide: date, footer, number. */
const RUNNING = new Set(['dt', 'ftr', 'hdr', 'sldNum', 'sldImg']);

/** Whether a shape holds the title of its slide. */
export function isTitle(shape: Element): boolean {
  return ['title', 'ctrTitle'].includes(placeholderOf(shape));
}

/** The text of a title, its lines joined. */
export function titleOf(shape: Element): string {
  return tidyText(descendantsOf(shape, 'p').map(textOf).join(' '));
}

/** The blocks of a shape: paragraphs, bullets, rows of a table. */
export function readShape(shape: Element): readonly Block[] {
  if (RUNNING.has(placeholderOf(shape))) return [];
  const [table] = descendantsOf(shape, 'tbl');
  if (table) return readSlideTable(table);
  return readParagraphs(shape, placeholderOf(shape) === 'body' || placeholderOf(shape) === 'obj');
}

/** The paragraphs below an element; `hasBullets`: those that do not say otherwise are bullets. */
export function readParagraphs(root: Element, hasBullets: boolean): readonly Block[] {
  return descendantsOf(root, 'p').flatMap((paragraph): Block[] => {
    const text = tidyText(textOf(paragraph));
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    if (isCaption(text) || (isLink(paragraph) && isLinkText(text))) {
      return [{ kind: 'caption', level: 0, text }];
    }
    const [style] = childrenOf(paragraph, 'pPr');
    const marks = style ? childrenOf(style).map(localOf) : [];
    const depth = Number(style?.getAttribute('lvl') ?? 0);
    const isItem = marks.includes('buNone')
      ? false
      : hasBullets || marks.some((mark) => ['buChar', 'buAutoNum', 'buBlip'].includes(mark));
    if (!isItem) return [{ kind: 'paragraph', level: 0, text }];
    return [{ kind: 'item', level: depth > 0 ? 1 : 0, text }];
  });
}

function textOf(paragraph: Element): string {
  return childrenOf(paragraph)
    .map((run) => {
      if (localOf(run) === 'br') return ' ';
      const isNumber = localOf(run) === 'fld' && run.getAttribute('type') === 'slidenum';
      return isNumber
        ? ''
        : descendantsOf(run, 't')
            .map((t) => t.textContent ?? '')
            .join('');
    })
    .join('');
}

function isLink(paragraph: Element): boolean {
  const runs = childrenOf(paragraph, 'r').filter((run) => (run.textContent ?? '').trim() !== '');
  return runs.length > 0 && runs.every((run) => descendantsOf(run, 'hlinkClick').length > 0);
}

function readSlideTable(table: Element): readonly Block[] {
  const rows = childrenOf(table, 'tr').map((row) =>
    childrenOf(row, 'tc').map((cell) => tidyText(descendantsOf(cell, 'p').map(textOf).join(' '))),
  );
  const [style] = childrenOf(table, 'tblPr');
  const hasHeader = style?.getAttribute('firstRow') === '1';
  return readRows(rows, hasHeader).map((text) => ({ kind: 'item', level: 0, text }));
}

import { startsWithBullet } from '../bullets.js';
import { readRows } from '../table-rows.js';
import type { Line } from './lines.js';

/** The cells of a row of a table; `undefined` where nothing stands. */
export type Cells = readonly (Line | undefined)[];

/** Share of rows that have more than one cell, and of cells that go on with the one above. */
const MIN_SHARED = 0.6;
const MAX_CONTINUED = 0.25;

/**
 * Whether rows that a gutter divides are a table and no columns of text: cells stand beside each
 * other, none begins in the middle of a sentence, and none is a bullet.
 */
export function isTable(rows: readonly Cells[]): boolean {
  const shared = rows.filter((row) => present(row).length > 1).length;
  const below = rows.slice(1).flatMap(present);
  if (below.some(({ text }) => startsWithBullet(text))) return false;
  const continued = below.filter(({ text }) => /^\p{Ll}/u.test(text)).length;
  return shared >= MIN_SHARED * rows.length && continued <= MAX_CONTINUED * below.length;
}

/**
 * The rows of a table as lines of text. A row without a first cell goes on with the one above; a line of
 * a table of contents, which only leads elsewhere, is told apart by `isContents`.
 */
export function readTable(
  rows: readonly Cells[],
): readonly { readonly text: string; readonly isContents: boolean }[] {
  const texts: string[][] = [];
  for (const row of rows) {
    const cells = row.map((cell) => cell?.text ?? '');
    const above = texts.at(-1);
    if (above && cells[0] === '' && texts.length > 1) {
      cells.forEach((cell, i) => {
        above[i] = [above[i], cell].filter(Boolean).join(' ');
      });
    } else {
      texts.push(cells);
    }
  }
  const isContents = rows.filter(isContentsRow).length > rows.length / 2;
  return readRows(texts, !isContents && hasHeader(rows)).map((text) => ({ text, isContents }));
}

/** "Johdanto . . . . 5", or a number that is a link to its page. */
function isContentsRow(row: Cells): boolean {
  const cells = present(row);
  const last = cells.at(-1);
  const isNumber = last !== undefined && /^(?:\d+|[ivxlc]+)$/u.test(last.text);
  return isNumber && (last.isLink || cells.some(({ text }) => /(?:\.\s?){4}/u.test(text)));
}

/** The first row names the columns when it is set in a font of its own, or has no number where others have. */
function hasHeader([first = [], ...others]: readonly Cells[]): boolean {
  const names = present(first);
  if (names.length < 2 || names.some(({ text }) => /\d/u.test(text))) return false;
  const cells = others.flatMap(present);
  const hasOwnFont = names.every(({ font }) => cells.every((cell) => cell.font !== font));
  return hasOwnFont || cells.some(({ text }) => /^[\d\s.,%€–-]+$/u.test(text));
}

function present(row: Cells): readonly Line[] {
  return row.filter((cell) => cell !== undefined);
}

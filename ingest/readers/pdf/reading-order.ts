import type { Line, Row, Run } from './lines.js';
import { groupRows, joinRow, LARGER } from './lines.js';
import { type Cells, isTable } from './tables.js';

/** A part of a page that is read from top to bottom before the next. */
export type Region =
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  | { readonly kind: 'table'; readonly rows: readonly Cells[] };

/** A gutter is at least so wide, as a share of the size of the letters, and divides so many rows. */
const MIN_GUTTER = 1;
const MIN_ROWS = 3;
/** A gutter so wide divides even a single row on one side of it. */
const WIDE_GUTTER = 2;
/** What is narrower than this many letters is a column of bullets and no column. */
const MIN_COLUMN = 2;
/** What is narrower than this many letters is a cell of a table, and no column of text. */
const MIN_COLUMN_OF_TEXT = 8;

type Span = { readonly from: number; readonly to: number };
type Band = { readonly start: number; readonly end: number; readonly gutters: readonly Span[] };

/**
 * Puts the runs of a page in reading order. The band of rows that white gutters divide most is
 * read column by column, or row by row when it is a table; what stands above and below likewise.
 *
 * ```
 * Otsikko koko sivun leveydeltä        above
 * • ensimmäinen  ┊  • kolmas           band of rows, one gutter: left column, then right
 * • toinen       ┊  • neljäs
 * Lähde: …                             below
 * ```
 */
export function orderRuns(runs: readonly Run[]): readonly Region[] {
  return orderRows(groupRows(runs));
}

function orderRows(rows: readonly Row[]): readonly Region[] {
  if (rows.length === 0) return [];
  const band = withoutTitle(strongestBand(rows), rows);
  if (!band) return [textOf(rows)];
  const { start, end, gutters } = band;
  const divided = rows.slice(start, end);
  const lines = cutLines(divided, gutters);
  const above = orderRows(rows.slice(0, start));
  const below = orderRows(rows.slice(end));
  if (isTable(lines)) {
    // A line above or below that happens to be no wider than the first column.
    const first = lines.findIndex(hasCells);
    const last = lines.findLastIndex(hasCells) + 1;
    return [
      ...above,
      ...(first > 0 ? [textOf(rows.slice(start, start + first))] : []),
      { kind: 'table', rows: lines.slice(first, last) },
      ...(start + last < end ? [textOf(rows.slice(start + last, end))] : []),
      ...below,
    ];
  }
  return [...above, ...cutColumns(divided, gutters).flatMap(orderRows), ...below];
}

function textOf(rows: readonly Row[]): Region {
  return { kind: 'text', lines: rows.flatMap((row) => joinRow(row) ?? []) };
}

function hasCells(row: Cells): boolean {
  return row.filter((cell) => cell !== undefined).length > 1;
}

/** The band with the most rows and gutters: columns of a table end where its rows do. */
function strongestBand(rows: readonly Row[]): Band | undefined {
  const left = Math.min(...rows.flatMap((row) => row.map((run) => run.left)));
  const right = Math.max(...rows.flatMap((row) => row.map((run) => run.right)));
  let best: Band | undefined;
  let most = 0;
  for (let start = 0; start + MIN_ROWS <= rows.length; start++) {
    let free: readonly Span[] = [{ from: left, to: right }];
    for (let end = start + 1; end <= rows.length; end++) {
      free = intersect(free, freeSpans(rows[end - 1] ?? [], left, right));
      if (free.length === 0) break;
      if ((end - start) * free.length <= most) continue;
      const gutters = chooseGutters(free, rows.slice(start, end));
      if ((end - start) * gutters.length <= most) continue;
      most = (end - start) * gutters.length;
      best = { start, end, gutters };
    }
  }
  return best;
}

/**
 * The gutters of a table, or those between columns wide enough to be read. What is left are rivers: gaps
 * that lie over each other by chance in lines set to one width.
 */
function chooseGutters(free: readonly Span[], rows: readonly Row[]): readonly Span[] {
  const gutters = free.filter((span) => divides(span, rows));
  if (gutters.length === 0 || isTable(cutLines(rows, gutters))) return gutters;
  const size = median(rows.flatMap((row) => row.map((run) => run.size)));
  return gutters.filter((gutter) =>
    cutColumns(rows, [gutter]).every(
      (column) => widthOf(column.flat()) >= MIN_COLUMN_OF_TEXT * size,
    ),
  );
}

function cutLines(rows: readonly Row[], gutters: readonly Span[]): readonly Cells[] {
  return rows.map((row) => cutRow(row, gutters).map((part) => joinRow(part)));
}

function cutColumns(rows: readonly Row[], gutters: readonly Span[]): readonly (readonly Row[])[] {
  const cells = rows.map((row) => cutRow(row, gutters));
  return Array.from({ length: gutters.length + 1 }, (_, i) =>
    groupRows(cells.flatMap((row) => row[i] ?? [])),
  );
}

function widthOf(runs: readonly Run[]): number {
  return Math.max(...runs.map((run) => run.right)) - Math.min(...runs.map((run) => run.left));
}

/** The last line of a title is short and may stand over one column alone; it is above both. */
function withoutTitle(band: Band | undefined, rows: readonly Row[]): Band | undefined {
  if (!band) return undefined;
  const size = median(
    rows.slice(band.start, band.end).flatMap((row) => row.map((run) => run.size)),
  );
  let { start } = band;
  while (start < band.end && rows[start]?.every((run) => run.size >= LARGER * size)) start++;
  return start < band.end ? { ...band, start } : undefined;
}

/** The parts of a row, from edge to edge, where nothing stands. */
function freeSpans(row: Row, left: number, right: number): readonly Span[] {
  const spans: Span[] = [];
  let from = left;
  for (const run of row) {
    if (run.left > from) spans.push({ from, to: run.left });
    from = Math.max(from, run.right);
  }
  if (from < right) spans.push({ from, to: right });
  return spans;
}

function intersect(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to, other.to);
      return to > from ? [{ from, to }] : [];
    }),
  );
}

function divides({ from, to }: Span, rows: readonly Row[]): boolean {
  const runs = rows.flat();
  const size = median(runs.map((run) => run.size));
  if (to - from < MIN_GUTTER * size) return false;
  const sides = [
    { runs: runs.filter((run) => run.right <= from), isLeft: true },
    { runs: runs.filter((run) => run.left >= to), isLeft: false },
  ];
  return sides.every((side) => {
    const width = widthOf(side.runs);
    const filled = rows.filter((row) =>
      row.some((run) => (side.isLeft ? run.right <= from : run.left >= to)),
    );
    const needed = to - from >= WIDE_GUTTER * size && !side.isLeft ? 1 : MIN_ROWS;
    // A column of numbers is narrow too, but stands on the right.
    return filled.length >= needed && (!side.isLeft || width >= MIN_COLUMN * size);
  });
}

function cutRow(row: Row, gutters: readonly Span[]): readonly Row[] {
  const parts: Run[][] = Array.from({ length: gutters.length + 1 }, () => []);
  for (const run of row) parts[gutters.filter(({ to }) => run.left >= to).length]?.push(run);
  return parts;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

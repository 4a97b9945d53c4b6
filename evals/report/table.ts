import { type FiguresByGroup, METRICS } from '../metrics/measure.js';

/** The figures as a table for a terminal: a row for each figure, a column for each group. */
export function figuresTable(figures: FiguresByGroup): string {
  const groups = Object.entries(figures);
  const rows = [
    ['', ...groups.map(([group]) => group)],
    ['questions', ...groups.map(([, { questions }]) => String(questions))],
    ...METRICS.map(({ name, label }) => [
      label,
      ...groups.map(([, values]) => formatFigure(values[name])),
    ]),
    ['ms, median', ...groups.map(([, values]) => formatFigure(values.p50Milliseconds, 1))],
    ['ms, 95th percentile', ...groups.map(([, values]) => formatFigure(values.p95Milliseconds, 1))],
  ];
  return alignColumns(rows);
}

/** A figure for people; a dash where there is none. */
export function formatFigure(value: number | null, digits = 3): string {
  return value === null ? '–' : value.toFixed(digits);
}

/** Rows of cells as lines of equal columns: the first to the left, the others to the right. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<readonly number[]>(
    (known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

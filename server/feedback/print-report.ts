import type { Figures, Report } from './make-report.js';

/** Unanswered questions that a terminal shows; the page and the CSV have them all. */
const MAX_QUESTIONS = 20;

const COLUMNS = {
  answers: 'answers',
  answered: 'answered',
  partly: 'partly',
  unanswered: 'unanswered',
  refused: 'refused',
  small_talk: 'talk',
  up: 'up',
  down: 'down',
} as const satisfies Partial<Record<keyof Figures, string>>;

/** Room for a column's name, and for six digits. */
function widthOf(column: keyof typeof COLUMNS): number {
  return Math.max(COLUMNS[column].length + 1, 6);
}

/** The report for a terminal: by week, by week and case, and what was not answered. */
export function printReport({ weeks, caseWeeks, unanswered }: Report): string {
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const line = (week: string, cells: readonly (string | number)[], name: string) =>
    [
      week.padEnd(8),
      ...cells.map((cell, i) => String(cell).padStart(widthOf(names[i] ?? 'up'))),
      ` ${name}`,
    ].join(' ');
  const row = (figures: Figures & { readonly week: string }, name: string) =>
    line(
      figures.week,
      names.map((column) => figures[column]),
      name,
    );
  const shown = unanswered.slice(0, MAX_QUESTIONS);
  const hidden = unanswered.length - shown.length;
  return [
    line('week', Object.values(COLUMNS), 'case'),
    ...weeks.flatMap((ofWeek) => [
      row(ofWeek, 'all'),
      ...caseWeeks
        .filter(({ week }) => week === ofWeek.week)
        .map((entry) => row(entry, entry.case)),
    ]),
    ...(shown.length > 0 ? ['', 'Not answered, and the nearest slide:'] : []),
    ...shown.map(
      ({ count, question, nearest }) =>
        `${String(count).padStart(4)} × ${question}  (${nearest ?? 'none'})`,
    ),
    ...(hidden > 0 ? [`${hidden} more: --csv unanswered`] : []),
  ].join('\n');
}

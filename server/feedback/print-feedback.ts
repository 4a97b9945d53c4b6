import { type FeedbackCount, isoWeek } from './count-feedback.js';
import type { Feedback } from './feedback.js';

/** The counts as a table for a terminal. */
export function feedbackTable(counts: readonly FeedbackCount[]): string {
  const rows = [
    ['week', 'up', 'down', 'case'],
    ...counts.map(({ week, up, down, case: key }) => [
      week,
      String(up),
      String(down),
      key === null ? 'all' : key || '(no case cited)',
    ]),
  ];
  const line = ([week = '', up = '', down = '', key = '']: readonly string[]) =>
    `${week.padEnd(8)}  ${up.padStart(5)}  ${down.padStart(5)}  ${key}`;
  return rows.map(line).join('\n');
}

/** All feedback as CSV (RFC 4180), one a line, for a spreadsheet. */
export function feedbackCsv(all: readonly Feedback[]): string {
  const rows = all.map(({ receivedOn, rating, outcome, language, cases, comment }) => [
    receivedOn,
    isoWeek(receivedOn),
    rating,
    outcome,
    language,
    cases.join(' '),
    comment ?? '',
  ]);
  const header = ['day', 'week', 'rating', 'outcome', 'language', 'cases', 'comment'];
  return [header, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string): string {
  // A spreadsheet takes these for formulas; people write the comments.
  const harmless = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

import { isoWeek } from './days.js';
import type { Feedback, Tally } from './feedback.js';

/** All feedback as CSV, one a line. */
export function feedbackCsv(all: readonly Feedback[]): string {
  return csv(
    [
      'day',
      'week',
      'rating',
      'outcome',
      'language',
      'cases',
      'slides',
      'comment',
      'question',
      'starred',
    ],
    all.map((entry) => [
      entry.receivedOn,
      isoWeek(entry.receivedOn),
      entry.rating,
      entry.outcome,
      entry.language,
      entry.cases.join(' '),
      entry.slides.join(' '),
      entry.comment ?? '',
      entry.question ?? '',
      entry.isStarred ? 'yes' : 'no',
    ]),
  );
}

/** How answers came out as CSV: a line for each day, outcome, language and case; `all` for every case. */
export function outcomesCsv({ outcomes }: Tally): string {
  return csv(
    ['day', 'week', 'outcome', 'language', 'case', 'count'],
    outcomes.map(({ day, outcome, language, case: key, count }) => [
      day,
      isoWeek(day),
      outcome,
      language,
      key ?? 'all',
      String(count),
    ]),
  );
}

/** What the material does not answer as CSV: a line for each day and question. */
export function unansweredCsv({ unanswered }: Tally): string {
  return csv(
    ['day', 'week', 'outcome', 'language', 'question', 'nearest', 'count'],
    unanswered.map(({ day, outcome, language, question, nearest, count }) => [
      day,
      isoWeek(day),
      outcome,
      language,
      question,
      nearest ?? '',
      String(count),
    ]),
  );
}

/** RFC 4180: a head, then the rows. */
function csv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string): string {
  // A spreadsheet takes these for formulas, the wide ones too; people write comments and questions.
  const harmless = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

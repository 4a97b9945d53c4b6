import type { Feedback } from './feedback.js';

/** How often answers were rated in a week: all, or those that cite a case. */
export type FeedbackCount = {
  /** ISO 8601 week: `2026-W48`. */
  readonly week: string;
  /** `material/case`; empty for answers without one; `null` in the sum of the week. */
  readonly case: string | null;
  readonly up: number;
  readonly down: number;
};

/**
 * Counts feedback by week and case, the sum of each week first. An answer that cites several cases
 * counts for each of them, and once in the sum.
 */
export function countFeedback(all: readonly Feedback[]): readonly FeedbackCount[] {
  const weeks = new Map<string, Feedback[]>();
  for (const feedback of all) {
    const week = isoWeek(feedback.receivedOn);
    weeks.set(week, [...(weeks.get(week) ?? []), feedback]);
  }
  return [...weeks]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([week, ofWeek]) => {
      const keys = new Set(ofWeek.flatMap(({ cases }) => (cases.length > 0 ? cases : [''])));
      const byCase = [...keys].sort().map((key) => {
        const about = ofWeek.filter(({ cases }) =>
          key === '' ? cases.length === 0 : cases.includes(key),
        );
        return { week, case: key, ...count(about) };
      });
      return [{ week, case: null, ...count(ofWeek) }, ...byCase];
    });
}

function count(feedback: readonly Feedback[]) {
  const up = feedback.filter(({ rating }) => rating === 'up').length;
  return { up, down: feedback.length - up };
}

/** The ISO 8601 week of a day: weeks begin on Monday and belong to the year of their Thursday. */
export function isoWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay() || 7;
  date.setUTCDate(date.getUTCDate() + 4 - weekday);
  const year = date.getUTCFullYear();
  const dayOfYear = (date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
  return `${year}-W${String(Math.ceil(dayOfYear / 7)).padStart(2, '0')}`;
}

const DAY = 24 * 60 * 60 * 1_000;

/** A day in UTC, as feedback carries it: `2026-11-24`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The day that many days before one. */
export function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY));
}

/** The ISO 8601 week of a day: weeks begin on Monday and belong to the year of their Thursday. */
export function isoWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay() || 7;
  date.setUTCDate(date.getUTCDate() + 4 - weekday);
  const year = date.getUTCFullYear();
  const dayOfYear = (date.getTime() - Date.UTC(year, 0, 1)) / DAY + 1;
  return `${year}-W${String(Math.ceil(dayOfYear / 7)).padStart(2, '0')}`;
}

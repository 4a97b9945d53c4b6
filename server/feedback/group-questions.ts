import { analyse } from '#ingest/language/analyse';
import type { UnansweredQuestion } from './feedback.js';

/** Questions that ask for the same in other words, and how often they were asked. */
export type QuestionGroup = {
  /** The way of asking that is the most frequent. */
  readonly question: string;
  readonly language: UnansweredQuestion['language'];
  readonly count: number;
  /** How many ways of asking there were. */
  readonly variants: number;
  /** The last day on which it was asked. */
  readonly lastDay: string;
  /** The slide that was nearest the last time, as `material/slide`. */
  readonly nearest: string | null;
};

/**
 * Joins questions that have the same search terms: "Mitä Vaasa tekee?" and "mitä vaasassa tehdään".
 * The most asked first, of those the latest.
 */
export function groupQuestions(asked: readonly UnansweredQuestion[]): readonly QuestionGroup[] {
  const groups = new Map<string, UnansweredQuestion[]>();
  for (const entry of asked) {
    const terms = [...new Set(analyse(entry.question, entry.language))].sort().join(' ');
    const key = `${entry.language} ${terms || entry.question}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()]
    .map(describe)
    .sort((a, b) => b.count - a.count || (a.lastDay < b.lastDay ? 1 : -1));
}

function describe(group: readonly UnansweredQuestion[]): QuestionGroup {
  const counts = new Map<string, number>();
  for (const { question, count } of group) {
    counts.set(question, (counts.get(question) ?? 0) + count);
  }
  const [[question] = ['']] = [...counts].sort(([, a], [, b]) => b - a);
  const last = group.reduce((a, b) => (a.day > b.day ? a : b));
  return {
    question,
    language: last.language,
    count: group.reduce((sum, { count }) => sum + count, 0),
    variants: counts.size,
    lastDay: last.day,
    nearest: last.nearest,
  };
}

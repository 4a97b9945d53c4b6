import type { Outcome } from '../contract.js';
import { isoWeek } from './days.js';
import type { Feedback, Tally } from './feedback.js';
import { groupQuestions, type QuestionGroup } from './group-questions.js';

/** How answers came out, in the order in which they are shown; several outcomes may be one of them. */
export const RESULTS = ['answered', 'partly', 'unanswered', 'refused', 'small_talk'] as const;
export type Result = (typeof RESULTS)[number];

/** What was counted: answers by how they came out, and ratings. */
export type Figures = Readonly<Record<Result | 'answers' | 'up' | 'down', number>>;

/** What editors want to know of the answers of some weeks. */
export type Report = {
  /** Every week that there is anything of, oldest first, whichever is shown. */
  readonly allWeeks: readonly string[];
  /** The week that is shown; `undefined` when all are. */
  readonly week: string | undefined;
  readonly total: Figures;
  readonly weeks: readonly (Figures & { readonly week: string })[];
  /** Answers that cite a case, by case (`material/case`), the most asked first. */
  readonly cases: readonly (Figures & { readonly case: string })[];
  /** The same by week, week by week. */
  readonly caseWeeks: readonly (Figures & { readonly case: string; readonly week: string })[];
  /** What the material does not answer, the most asked first. */
  readonly unanswered: readonly QuestionGroup[];
  /** Latest first. */
  readonly disliked: readonly Feedback[];
  /** Those whose question was sent along, and which may become reference questions; latest first. */
  readonly liked: readonly Feedback[];
};

/** Puts together what is kept: of one ISO week, or of all. */
export function makeReport(
  feedback: readonly Feedback[],
  { outcomes, unanswered }: Tally,
  week?: string,
): Report {
  const counted: readonly Counted[] = [
    ...outcomes.map(({ day, outcome, case: key, count }) => ({
      week: isoWeek(day),
      cases: key === null ? [] : [key],
      isWhole: key === null,
      figures: { answers: count, [RESULT_OF[outcome]]: count },
    })),
    ...feedback.map(({ receivedOn, cases, rating }) => ({
      week: isoWeek(receivedOn),
      cases,
      isWhole: true,
      figures: { [rating]: 1 },
    })),
  ];
  const shown = counted.filter((entry) => week === undefined || entry.week === week);
  const isShown = (day: string) => week === undefined || isoWeek(day) === week;
  const whole = shown.filter(({ isWhole }) => isWhole);
  const byCase = shown.flatMap((entry) => entry.cases.map((key) => ({ ...entry, case: key })));
  const latest = feedback.filter(({ receivedOn }) => isShown(receivedOn)).reverse();
  return {
    allWeeks: [...new Set(counted.map((entry) => entry.week))].sort(),
    week,
    total: addUp(whole),
    weeks: groupBy(whole, (entry) => entry.week)
      .map(([key, entries]) => ({ week: key, ...addUp(entries) }))
      .sort((a, b) => (a.week < b.week ? -1 : 1)),
    cases: groupBy(byCase, (entry) => entry.case)
      .map(([key, entries]) => ({ case: key, ...addUp(entries) }))
      .sort((a, b) => b.answers - a.answers || (a.case < b.case ? -1 : 1)),
    caseWeeks: groupBy(byCase, (entry) => `${entry.week} ${entry.case}`)
      .map(([key, entries]) => {
        const [ofWeek = '', ofCase = ''] = key.split(' ');
        return { week: ofWeek, case: ofCase, ...addUp(entries) };
      })
      .sort((a, b) => (a.week + a.case < b.week + b.case ? -1 : 1)),
    unanswered: groupQuestions(unanswered.filter(({ day }) => isShown(day))),
    disliked: latest.filter(({ rating }) => rating === 'down'),
    liked: latest.filter(({ rating, question }) => rating === 'up' && question !== null),
  };
}

const RESULT_OF: Readonly<Record<Outcome, Result>> = {
  answered: 'answered',
  answered_partly: 'partly',
  unanswered_not_in_material: 'unanswered',
  unanswered_unclear: 'unanswered',
  refused_attack: 'refused',
  refused_abuse: 'refused',
  refused_off_topic: 'refused',
  small_talk: 'small_talk',
};

type Counted = {
  readonly week: string;
  readonly cases: readonly string[];
  /** It stands for whole answers or ratings, not for the share of a case in them. */
  readonly isWhole: boolean;
  readonly figures: Partial<Figures>;
};

const FIGURES = ['answers', ...RESULTS, 'up', 'down'] as const;

function addUp(entries: readonly Counted[]): Figures {
  const sums = FIGURES.map((name) => [
    name,
    entries.reduce((sum, { figures }) => sum + (figures[name] ?? 0), 0),
  ]);
  return Object.fromEntries(sums) as Figures;
}

function groupBy<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups];
}

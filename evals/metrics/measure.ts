import type { Run } from '../ask-all.js';
import { ABSTENTION } from './abstention.js';
import { CITATIONS } from './citations.js';
import { FACTS } from './facts.js';
import { isRight } from './is-right.js';
import { LANGUAGE } from './language.js';
import { percentile } from './latency.js';
import { figureOf, holds, type Metric } from './metric.js';
import { RETRIEVAL } from './retrieval.js';

/** Every figure, in the order of tables; each is defined in the file of its theme. */
export const METRICS = [
  ...RETRIEVAL,
  ...FACTS,
  ...CITATIONS,
  ...ABSTENTION,
  ...LANGUAGE,
  { name: 'right', label: 'right in all', better: 'high', score: (run) => holds(isRight(run)) },
] as const satisfies readonly Metric[];

/** Names of the figures. */
export type MetricName = (typeof METRICS)[number]['name'];

/** The figures of a set of runs; `null` when no question of the set bears on one. */
export type Figures = Readonly<Record<MetricName, number | null>> & {
  readonly questions: number;
  readonly p50Milliseconds: number | null;
  readonly p95Milliseconds: number | null;
};

/** Figures by group, for instance `test.fi`. */
export type FiguresByGroup = Readonly<Record<string, Figures>>;

/** Measures runs; pure. */
export function measure(runs: readonly Run[]): Figures {
  const figures = METRICS.map(({ name, score }) => [name, figureOf(runs.map(score))] as const);
  return {
    questions: runs.length,
    ...(Object.fromEntries(figures) as Record<MetricName, number | null>),
    p50Milliseconds: percentile(runs, 0.5),
    p95Milliseconds: percentile(runs, 0.95),
  };
}

/** Sorts runs into groups; one may belong to several, or to none. */
export function groupRuns(
  runs: readonly Run[],
  groupsOf: (run: Run) => readonly string[],
): ReadonlyMap<string, readonly Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    for (const group of groupsOf(run)) groups.set(group, [...(groups.get(group) ?? []), run]);
  }
  return groups;
}

/** The group by which figures are compared with the baseline: split and language. */
export function splitAndLanguage({ question }: Run): readonly string[] {
  return [`${question.split}.${question.language}`];
}

/** Measures each group of runs. */
export function measureGroups(
  runs: readonly Run[],
  groupsOf: (run: Run) => readonly string[] = splitAndLanguage,
): FiguresByGroup {
  const groups = groupRuns(runs, groupsOf);
  return Object.fromEntries(Array.from(groups, ([group, members]) => [group, measure(members)]));
}

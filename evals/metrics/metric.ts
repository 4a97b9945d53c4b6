import type { Run } from '../ask-all.js';

/**
 * What a run adds to a figure. A figure is the sum of what was gained over the sum of what was
 * possible, so that shares, means and F-scores are averaged, resampled and grouped alike.
 */
export type Score = { readonly gained: number; readonly possible: number };

/** A figure and its definition. */
export type Metric = {
  readonly name: string;
  /** For tables. */
  readonly label: string;
  /** Whether more or less is better. */
  readonly better: 'high' | 'low';
  /** `null` when the question of the run does not bear on the figure. */
  score(run: Run): Score | null;
};

/** The figure of runs; `null` when none bears on it. */
export function figureOf(scores: readonly (Score | null)[]): number | null {
  let gained = 0;
  let possible = 0;
  for (const score of scores) {
    gained += score?.gained ?? 0;
    possible += score?.possible ?? 0;
  }
  return possible === 0 ? null : gained / possible;
}

/** The score of a run that gains a part, 0 … 1, of one. */
export function part(gained: number): Score {
  return { gained, possible: 1 };
}

/** The score of a run for which something holds or not. */
export function holds(condition: boolean): Score {
  return part(condition ? 1 : 0);
}

/** Whether a slide answers the question of a run. */
export function isAnswerable({ question }: Run): boolean {
  return question.expect === 'answered';
}

/**
 * How sure a figure is, the questions being a sample of all that may be asked: the percentile bootstrap
 * (Efron & Tibshirani 1993, "An Introduction to the Bootstrap", ch. 13). Questions are drawn with
 * replacement, as many as there are; the figure is taken of each draw; 95 % of them lie in the interval.
 * Where every question is right the interval has no width: read it as "at least 1 − 3 / n" then (the
 * rule of three).
 */
import { createRandom } from '#ingest/random';
import { figureOf, type Score } from './metric.js';

/** The middle 95 % of a figure's draws. */
export type Interval = { readonly low: number; readonly high: number };

const DRAWS = 1_000;
const SEED = 20_260_301;
const LEVEL = 0.95;

/** The interval of a figure; `null` when no question bears on it. The same scores give the same. */
export function bootstrapInterval(scores: readonly (Score | null)[], seed = SEED): Interval | null {
  const bearing = scores.filter((score) => score !== null && score.possible > 0);
  if (bearing.length === 0) return null;
  const random = createRandom(seed);
  const drawn = Array.from({ length: DRAWS }, () => {
    const sample = bearing.map(() => bearing[Math.floor(random() * bearing.length)] ?? null);
    return figureOf(sample) ?? 0;
  }).sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.min(DRAWS - 1, Math.floor(share * DRAWS))] ?? 0;
  return { low: at((1 - LEVEL) / 2), high: at((1 + LEVEL) / 2) };
}

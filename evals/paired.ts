import { z } from 'zod';
import type { Run } from './ask-all.js';
import { isRight } from './metrics/is-right.js';

/** `baseline-right.json`: which questions were right, by id. */
export const rightByIdSchema = z.record(z.string(), z.boolean());
export type RightById = Readonly<z.infer<typeof rightByIdSchema>>;

/** What changed from one run to another, question by question; ids. */
export type PairedChange = {
  readonly mended: readonly string[];
  readonly broken: readonly string[];
  /** Asked for the first time, and not right. */
  readonly newWrong: readonly string[];
  /**
   * Two-sided probability of so uneven a change by chance: exact McNemar (McNemar 1947) on the
   * questions that changed.
   */
  readonly pValue: number;
};

/** Which questions of some runs were right. */
export function rightById(runs: readonly Run[]): RightById {
  const entries = runs.map((run) => [run.question.id, isRight(run)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Compares question by question; those that only the earlier run asked do not count. */
export function comparePaired(before: RightById, after: RightById): PairedChange {
  const changed = (from: boolean | undefined, to: boolean) =>
    Object.keys(after).filter((id) => before[id] === from && after[id] === to);
  const mended = changed(false, true);
  const broken = changed(true, false);
  return {
    mended,
    broken,
    newWrong: changed(undefined, false),
    pValue: signTest(mended.length, broken.length),
  };
}

/** Two-sided sign test: how likely two counts so far apart are, were both as likely. */
function signTest(a: number, b: number): number {
  const n = a + b;
  let tail = 0;
  let ways = 1;
  for (let k = 0; k <= Math.min(a, b); k++) {
    tail += ways * 0.5 ** n;
    ways = (ways * (n - k)) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** A change as text. Questions of the test split are counted and not named, so that nobody tunes on them. */
export function pairedText({ mended, broken, newWrong, pValue }: PairedChange): string {
  const list = (ids: readonly string[]) => {
    const hidden = ids.filter((id) => id.includes('-test-')).length;
    const named = ids.filter((id) => !id.includes('-test-'));
    return [...named, ...(hidden > 0 ? [`${hidden} of test`] : [])].join(', ') || 'none';
  };
  return [
    'Against the baseline, question by question:',
    `  mended ${mended.length}: ${list(mended)}`,
    `  broken ${broken.length}: ${list(broken)}`,
    `  new and not right ${newWrong.length}: ${list(newWrong)}`,
    `  so uneven by chance: p = ${pValue.toFixed(3)}`,
  ].join('\n');
}

/**
 * Time to answer in process, from question to last event, one question at a time. Figures of another
 * machine do not compare, so that they are reported and never gated.
 */
import type { Run } from '../ask-all.js';

/** The time within which a share of the runs were through: nearest-rank percentile. */
export function percentile(runs: readonly Run[], share: number): number | null {
  const times = runs.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? null;
}

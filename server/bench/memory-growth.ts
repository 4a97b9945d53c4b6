/** How memory went over a time: in the same unit as the samples. */
export type MemoryGrowth = {
  /** Median of the first and of the last fifth of the samples. */
  readonly first: number;
  readonly last: number;
  readonly most: number;
  /** From the first to the last, in percent of the first. */
  readonly percent: number;
};

/** Parts into which the time is cut; the median of a part does not mind what a collection leaves or takes. */
const PARTS = 5;

/** Tells how samples of memory, taken at even times, grew; NaN of none. */
export function measureGrowth(samples: readonly number[]): MemoryGrowth {
  const length = Math.max(1, Math.floor(samples.length / PARTS));
  const first = median(samples.slice(0, length));
  const last = median(samples.slice(-length));
  return { first, last, most: Math.max(...samples), percent: ((last - first) / first) * 100 };
}

function median(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  return rising[Math.floor(rising.length / 2)] ?? Number.NaN;
}

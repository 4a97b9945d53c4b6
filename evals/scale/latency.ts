/**
 * Milliseconds within which half, and 95 of 100 questions are through: by the clock, and of processors,
 * which says the same on an idle machine and holds on a busy one.
 */
export type Latency = {
  readonly p50: number;
  readonly p95: number;
  readonly cpuP50: number;
  readonly cpuP95: number;
};

/** Milliseconds that one question took, by the clock and of processors. */
export type Taken = { readonly clock: number; readonly cpu: number };

/** Does a task, and adds what it took. */
export async function timed<T>(taken: Taken[], task: () => Promise<T> | T): Promise<T> {
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const result = await task();
  const clock = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpuBefore);
  taken.push({ clock, cpu: (user + system) / 1_000 });
  return result;
}

/** Sums up what questions took. */
export function latencyOf(taken: readonly Taken[]): Latency {
  const at = (share: number, of: keyof Taken) =>
    taken.map((times) => times[of]).sort((a, b) => a - b)[Math.floor(taken.length * share)] ?? 0;
  return {
    p50: at(0.5, 'clock'),
    p95: at(0.95, 'clock'),
    cpuP50: at(0.5, 'cpu'),
    cpuP95: at(0.95, 'cpu'),
  };
}

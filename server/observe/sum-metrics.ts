import { AggregatorRegistry } from 'prom-client';
import type { MetricsSnapshot } from './metrics.js';

/** Metrics of several processes, added up as each metric has it (`aggregator`; a sum by default). */
export type MetricSums = {
  /**
   * What Prometheus scrapes. `asked` are all processes that live, by an id of their own; one that does not
   * answer is shown as it last was.
   */
  render(asked: ReadonlyMap<number, Promise<MetricsSnapshot>>): Promise<string>;
  /** Tells that a process has ended: what it had counted when it was last asked stays in the sums. */
  depart(id: number): void;
};

/** Sums over no process yet. */
export function metricSums(): MetricSums {
  const latest = new Map<number, MetricsSnapshot>();
  const departed = new Set<number>();
  let counted: MetricsSnapshot[] = [];

  async function remember(id: number, asked: Promise<MetricsSnapshot>): Promise<void> {
    const told = await asked.catch(() => undefined);
    if (told && !departed.has(id)) latest.set(id, told);
  }

  return {
    async render(asked) {
      await Promise.all(Array.from(asked, ([id, snapshot]) => remember(id, snapshot)));
      if (counted.length > 1) counted = [await add(counted).getMetricsAsJSON()];
      return add([...latest.values(), ...counted]).metrics();
    },
    depart(id) {
      departed.add(id);
      const last = latest.get(id);
      latest.delete(id);
      if (last) counted.push(last.filter(onlyGrows));
    },
  };
}

function add(snapshots: readonly MetricsSnapshot[]) {
  return AggregatorRegistry.aggregate([...snapshots]);
}

/**
 * Whether it is a count: if that of a process that has ended were taken out, Prometheus would see the sum
 * fall, take that for a restart, and count the rest of it twice. A gauge tells how a process is, and goes with it.
 */
function onlyGrows({ type }: MetricsSnapshot[number]): boolean {
  const name = String(type);
  return name === 'counter' || name === 'histogram';
}

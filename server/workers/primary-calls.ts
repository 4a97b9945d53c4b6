import type { BirpcReturn } from 'birpc';
import type { Counter } from '../http/limits.js';
import { memoryCounters } from '../http/memory-counters.js';
import type { MetricSums } from '../observe/sum-metrics.js';
import type { PrimaryCalls, WorkerCalls } from './calls.js';

/** A worker that can be asked. */
export type RemoteWorker = BirpcReturn<WorkerCalls, PrimaryCalls>;

/** What the primary process keeps for all workers. */
export type Shared = {
  readonly calls: PrimaryCalls;
  /** Tells that a worker has ended. */
  depart(id: number): void;
};

/** Counts clients and adds up metrics for the workers that take requests. */
export function shareAmong(
  listening: ReadonlyMap<number, Pick<RemoteWorker, 'snapshotMetrics'>>,
): Shared {
  const openCounter = memoryCounters();
  const counters = new Map<string, Counter>();
  let sums: Promise<MetricSums> | undefined;
  return {
    calls: {
      async count(scope, quota, client) {
        const counter = counters.get(scope) ?? openCounter(scope, quota);
        counters.set(scope, counter);
        return counter(client);
      },
      async renderMetrics() {
        // Loaded by those who are asked for them.
        sums ??= import('../observe/sum-metrics.js').then(({ metricSums }) => metricSums());
        // Before any is asked: whoever dies meanwhile has somebody to tell.
        const { render } = await sums;
        const asked = Array.from(
          listening,
          ([id, worker]) => [id, worker.snapshotMetrics()] as const,
        );
        return render(new Map(asked));
      },
    },
    depart: (id) => void sums?.then((opened) => opened.depart(id)),
  };
}

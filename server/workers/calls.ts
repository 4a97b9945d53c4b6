import type { Count, Quota } from '../http/limits.js';
import type { MetricsSnapshot } from '../observe/metrics.js';

/** What a worker asks the primary process for: what all workers have together. */
export type PrimaryCalls = {
  /** Counts a request of a client in a quota; `scope` names the counter. */
  count(scope: string, quota: Quota, client: string): Promise<Count>;
  /** The metrics of all workers, as Prometheus reads them. */
  renderMetrics(): Promise<string>;
};

/** What the primary process asks a worker for. */
export type WorkerCalls = {
  snapshotMetrics(): Promise<MetricsSnapshot>;
};

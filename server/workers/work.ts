import { createBirpc } from 'birpc';
import type { ServerConfig } from '../config.js';
import type { Log } from '../observe/log.js';
import type { Metrics } from '../observe/metrics.js';
import { type Seat, serve } from '../serve.js';
import { stopSignal } from '../stop-signal.js';
import type { PrimaryCalls, WorkerCalls } from './calls.js';

/** Milliseconds that a worker waits for the primary process, which does little else than to answer. */
const PATIENCE = 10_000;

/**
 * Serves as one of several workers of this machine: counts clients and shows metrics together with them, and
 * takes its part of what the environment allows. Gives the exit code.
 */
export async function work(
  config: ServerConfig,
  log: Log,
  onRebuild: Seat['onRebuild'],
): Promise<number> {
  let own: Metrics | undefined;
  const primary = createBirpc<PrimaryCalls, WorkerCalls>(
    { snapshotMetrics: async () => (await own?.snapshot()) ?? [] },
    {
      post: (message) => process.send?.(message),
      on: (hear) => process.on('message', hear),
      timeout: PATIENCE,
    },
  );
  return serve(config, log, {
    processes: config.WORKERS,
    openCounter: (scope, quota) => (client) => primary.count(scope, quota, client),
    shareMetrics: (metrics) => {
      own = metrics;
      return { contentType: metrics.contentType, render: () => primary.renderMetrics() };
    },
    onRebuild,
    onReady: () => {},
    // The terminal and the service manager may signal the primary process and its workers alike, and that
    // signals them too: to be told twice is to be told once.
    stopped: () => stopSignal(() => {}),
  });
}

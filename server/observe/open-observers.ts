import type { ServerConfig } from '../config.js';
import type { Log } from './log.js';
import { logObserver } from './log-requests.js';
import type { Metrics } from './metrics.js';
import { type Observer, observeAll } from './observer.js';

/** Whoever watches this server. */
export type Observers = {
  readonly observer: Observer;
  /** `undefined` when nobody may read them. */
  readonly metrics: Metrics | undefined;
  close(): Promise<void>;
};

/** Opens what the environment asks for; what it does not ask for is not even loaded. */
export async function openObservers(
  config: ServerConfig,
  log: Log,
  version: string,
): Promise<Observers> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT ?? config.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  const [metrics, traces] = await Promise.all([
    config.METRICS_TOKEN === undefined
      ? undefined
      : import('./metrics.js').then(({ createMetrics }) => createMetrics(version)),
    endpoint === undefined || config.OTEL_SDK_DISABLED
      ? undefined
      : import('./traces.js').then(({ openTraces }) => openTraces(version, log)),
  ]);
  const observer = observeAll([
    logObserver(log, config.LOG_QUESTIONS),
    metrics?.observer ?? {},
    traces?.observer ?? {},
  ]);
  return { observer, metrics, close: async () => traces?.close() };
}

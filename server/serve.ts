import { showProgress } from '#ingest/progress-bar';
import { EXIT } from '#ingest/run-command';
import type { IndexStore } from '#ingest/store/index-store';
import { openIndexStore } from '#ingest/store/open-index-store';
import { createApp } from './app.js';
import { type AssembleOptions, assemble, reassemble } from './assemble.js';
import type { ServerConfig } from './config.js';
import { openFeedbackDesk } from './feedback/open-feedback.js';
import { Lifecycle } from './http/lifecycle.js';
import { listen } from './http/listen.js';
import { openAdmission, type SharedAdmission } from './http/open-admission.js';
import { readAssets } from './http/read-assets.js';
import type { Log } from './observe/log.js';
import type { Metrics } from './observe/metrics.js';
import type { Observer } from './observe/observer.js';
import { openObservers } from './observe/open-observers.js';
import { readVersion } from './read-version.js';
import { followIndex, type LiveAssistant } from './reload/live-assistant.js';

/** Milliseconds that open answers have after a signal to stop; `docker stop` kills after ten seconds. */
const GRACE = 8_000;

/** Milliseconds that a connection outlives the slowest answer without a byte on it. */
const IDLE_MARGIN = 15_000;

/** How often to look whether another index has been built, in milliseconds. SIGHUP looks at once. */
const LOOK_EVERY = 2_000;

/** What differs between a process that serves alone and one of several. */
export type Seat = SharedAdmission & {
  /** What `/metrics` shows, made of what this process counts; that itself when absent. */
  readonly shareMetrics?: (own: Metrics) => Pick<Metrics, 'contentType' | 'render'>;
  /** Told that the index is built first, and why. */
  readonly onRebuild: (reason: string) => void;
  /** Told the port once connections are taken. */
  readonly onReady: (port: number) => void;
  /** Called once connections are taken; aborts when the server is to stop. */
  readonly stopped: () => AbortSignal;
};

/** Serves until it is told to stop, and gives the exit code. */
export async function serve(config: ServerConfig, log: Log, seat: Seat): Promise<number> {
  const version = await readVersion();
  const observers = await openObservers(config, log, version);
  const { observer, metrics } = observers;
  const store = await openIndexStore(config, (error) =>
    log.error('database-connection-lost', error),
  );
  const options: AssembleOptions & { readonly store: IndexStore } = {
    ...config,
    store,
    onRebuild: (reason) => seat.onRebuild(reason.message),
    onProgress: showProgress('texts embedded', process.stderr),
    onModelFault: observer.modelFailed,
    onModelUsage: observer.modelAnswered,
  };
  const [{ assistant, index }, assets] = await Promise.all([
    openLiveAssistant(options, observer),
    readAssets(),
  ]);
  const feedback = await openFeedbackDesk(config, log);
  const { admission, slots, close } = await openAdmission(config, log, seat);
  metrics?.gauge('kuntaopas_answers_active', 'Answers that are being made.', () => slots.active);
  metrics?.gauge('kuntaopas_answers_waiting', 'Requests in the queue.', () => slots.waiting);
  const lifecycle = new Lifecycle();
  const app = createApp({
    assistant,
    log,
    assets,
    feedback,
    admission,
    lifecycle,
    answerTimeout: config.ANSWER_TIMEOUT,
    allowedOrigins: config.ALLOWED_ORIGINS,
    retentionDays: config.RETENTION_DAYS,
    adminToken: config.ADMIN_TOKEN,
    operator: config.OPERATOR,
    contact: config.CONTACT,
    hasEmbedTest: config.EMBED_TEST,
    publicUrl: config.PUBLIC_URL,
    logsQuestions: config.LOG_QUESTIONS,
    observer,
    metrics:
      metrics && config.METRICS_TOKEN
        ? { source: seat.shareMetrics?.(metrics) ?? metrics, token: config.METRICS_TOKEN }
        : undefined,
    version,
    index,
  });
  await listen({
    fetch: app.fetch,
    hostname: config.HOST,
    port: config.PORT,
    lifecycle,
    onReady: seat.onReady,
    stop: seat.stopped(),
    stopDelay: config.STOP_DELAY,
    grace: GRACE,
    idleTimeout: config.ANSWER_TIMEOUT + IDLE_MARGIN,
  });
  await close();
  await feedback?.close();
  await store.close();
  await observers.close();
  return EXIT.ok;
}

/** Puts the assistant together, and looks for another index for as long as the process lives. */
async function openLiveAssistant(
  options: AssembleOptions & { readonly store: IndexStore },
  observer: Observer,
): Promise<LiveAssistant> {
  const live = followIndex(await assemble(options), {
    liveGeneration: () => options.store.liveGeneration(),
    open: (running) => reassemble(options, running),
    tell: observer.indexLooked,
  });
  setInterval(live.look, LOOK_EVERY).unref();
  process.on('SIGHUP', () => live.look({ isAsked: true }));
  return live;
}

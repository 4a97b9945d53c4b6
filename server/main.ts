import { mistypedVariables, readConfig } from '#ingest/config';
import { showProgress } from '#ingest/progress-bar';
import { EXIT, runCommand } from '#ingest/run-command';
import type { IndexStore } from '#ingest/store/index-store';
import { openIndexStore } from '#ingest/store/open-index-store';
import { createApp } from './app.js';
import { type AssembleOptions, assemble, reassemble } from './assemble.js';
import { serverConfigSchema } from './config.js';
import { openFeedbackDesk } from './feedback/open-feedback.js';
import { Lifecycle } from './http/lifecycle.js';
import { listen } from './http/listen.js';
import { openAdmission } from './http/open-admission.js';
import { readAssets } from './http/read-assets.js';
import { jsonLog, secretsOf } from './observe/log.js';
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

await runCommand('start', async () => {
  const config = readConfig(serverConfigSchema);
  const { LLM_API_KEY, METRICS_TOKEN, ADMIN_TOKEN, DATABASE_URL, REDIS_URL } = config;
  const { INDEX_DATABASE_URL } = config;
  const log = jsonLog((line) => process.stderr.write(line), {
    level: config.LOG_LEVEL,
    secrets: [
      LLM_API_KEY,
      METRICS_TOKEN,
      ADMIN_TOKEN,
      DATABASE_URL,
      INDEX_DATABASE_URL,
      REDIS_URL,
    ].flatMap(secretsOf),
  });
  for (const mistyped of mistypedVariables(Object.keys(serverConfigSchema.shape))) {
    log.info('variable-unknown', mistyped);
  }
  const version = await readVersion();
  const observers = await openObservers(config, log, version);
  const { observer, metrics } = observers;
  const store = await openIndexStore(config, (error) =>
    log.error('database-connection-lost', error),
  );
  const options: AssembleOptions & { readonly store: IndexStore } = {
    ...config,
    store,
    onRebuild: (reason) => console.log(`${reason.message} Building it now.`),
    onProgress: showProgress('texts embedded', process.stderr),
    onModelFault: observer.modelFailed,
    onModelUsage: observer.modelAnswered,
  };
  const [{ assistant, index }, assets] = await Promise.all([
    openLiveAssistant(options, observer),
    readAssets(),
  ]);
  const feedback = await openFeedbackDesk(config, log);
  const { admission, slots, close } = await openAdmission(config, log);
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
    metrics: metrics && METRICS_TOKEN ? { source: metrics, token: METRICS_TOKEN } : undefined,
    version,
    index,
  });
  await listen({
    fetch: app.fetch,
    hostname: config.HOST,
    port: config.PORT,
    lifecycle,
    onReady: (port) =>
      console.log(`Kuntaopas is ready: ${config.PUBLIC_URL || addressOf(config.HOST, port)}/`),
    stop: stopSignal(),
    stopDelay: config.STOP_DELAY,
    grace: GRACE,
    idleTimeout: config.ANSWER_TIMEOUT + IDLE_MARGIN,
  });
  await close();
  await feedback?.close();
  await store.close();
  await observers.close();
  return EXIT.ok;
});

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

/** Aborts at SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(EXIT.failed);
      stop.abort();
    });
  }
  return stop.signal;
}

/** Where to click on this machine: a host that means every interface is no address. */
function addressOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

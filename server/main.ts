import { serve } from '@hono/node-server';
import { KuntaopasError } from '#corpus/errors';
import { readConfig } from '#ingest/config';
import { showProgress } from '#ingest/progress-bar';
import { EXIT, runCommand } from '#ingest/run-command';
import { liveGeneration } from '#ingest/store/open-store';
import { createApp } from './app.js';
import { type AssembleOptions, assemble, reassemble } from './assemble.js';
import { serverConfigSchema } from './config.js';
import { openFeedback } from './feedback/open-feedback.js';
import { keepRetention } from './feedback/retention.js';
import { readAssets } from './http/read-assets.js';
import { jsonLog } from './observe/log.js';
import type { Observer } from './observe/observer.js';
import { openObservers } from './observe/open-observers.js';
import { readVersion } from './read-version.js';
import { followIndex, type LiveAssistant } from './reload/live-assistant.js';

/** How long open answers may go on after a signal to stop, in milliseconds. */
const GRACE = 10_000;

/** How often to look whether another index has been built, in milliseconds. SIGHUP looks at once. */
const LOOK_EVERY = 2_000;

await runCommand('start', async () => {
  const config = readConfig(serverConfigSchema);
  const { LLM_API_KEY, METRICS_TOKEN } = config;
  const log = jsonLog((line) => process.stderr.write(line), {
    level: config.LOG_LEVEL,
    secrets: [LLM_API_KEY, METRICS_TOKEN].filter((secret) => secret !== undefined),
  });
  const version = await readVersion();
  const { observer, metrics, close } = await openObservers(config, log, version);
  const options: AssembleOptions = {
    ...config,
    onRebuild: (reason) => console.log(`${reason.message} Building it now.`),
    onProgress: showProgress('texts embedded', process.stderr),
    onModelFault: observer.modelFailed,
    onModelUsage: observer.modelAnswered,
  };
  const [{ assistant, index }, assets] = await Promise.all([
    openLiveAssistant(options, observer),
    readAssets(),
  ]);
  const feedback = openFeedback(config);
  if (feedback) await keepRetention({ store: feedback, days: config.RETENTION_DAYS, log });
  const app = createApp({
    assistant,
    log,
    assets,
    feedback,
    allowedOrigins: config.ALLOWED_ORIGINS,
    retentionDays: config.RETENTION_DAYS,
    operator: config.OPERATOR,
    contact: config.CONTACT,
    publicUrl: config.PUBLIC_URL,
    logsQuestions: config.LOG_QUESTIONS,
    observer,
    metrics: metrics && METRICS_TOKEN ? { source: metrics, token: METRICS_TOKEN } : undefined,
    version,
    index,
  });
  await listen(app.fetch, config.HOST, config.PORT, (port) => {
    console.log(`Kuntaopas is ready: ${config.PUBLIC_URL || addressOf(config.HOST, port)}/`);
  });
  await feedback?.close();
  await close();
  return EXIT.ok;
});

/** Puts the assistant together, and looks for another index for as long as the process lives. */
async function openLiveAssistant(
  options: AssembleOptions,
  observer: Observer,
): Promise<LiveAssistant> {
  const live = followIndex(await assemble(options), {
    liveGeneration: () => liveGeneration(options.INDEX_FOLDER),
    open: (running) => reassemble(options, running),
    tell: observer.indexLooked,
  });
  setInterval(live.look, LOOK_EVERY).unref();
  process.on('SIGHUP', () => live.look({ isAsked: true }));
  return live;
}

/** Serves until SIGINT or SIGTERM, then lets open answers end. */
function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  hostname: string,
  port: number,
  onReady: (port: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, ({ port: actual }) => onReady(actual));
    server.once('error', (cause) => reject(cannotListen(hostname, port, cause)));
    const stop = () => {
      // Keep-alive connections without a request would hold the process for minutes. Both timers hold
      // it: a connection that Node has stopped reading does not, and the end must be in order.
      const sweep = setInterval(() => closeIdle(server), 100);
      const grace = setTimeout(() => process.exit(EXIT.ok), GRACE);
      server.close(() => {
        clearInterval(sweep);
        clearTimeout(grace);
        resolve();
      });
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

/** Where to click on this machine: a host that means every interface is no address. */
function addressOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function closeIdle(server: ReturnType<typeof serve>): void {
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}

function cannotListen(hostname: string, port: number, cause: Error): KuntaopasError {
  return new KuntaopasError({
    code: 'cannot-listen',
    message: `Cannot listen on ${hostname}:${port}: ${cause.message}.`,
    remedy: 'Stop what uses the port, or set PORT and HOST.',
    cause,
  });
}

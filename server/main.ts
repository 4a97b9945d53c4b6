import { mistypedVariables, readConfig } from '#ingest/config';
import { showProgress } from '#ingest/progress-bar';
import { EXIT, runCommand } from '#ingest/run-command';
import { createApp } from './app.js';
import { assemble } from './assemble.js';
import { serverConfigSchema } from './config.js';
import { openFeedbackDesk } from './feedback/open-feedback.js';
import { Lifecycle } from './http/lifecycle.js';
import { listen } from './http/listen.js';
import { openAdmission } from './http/open-admission.js';
import { readAssets } from './http/read-assets.js';
import { jsonLog } from './observe/log.js';

/** Milliseconds that open answers have after a signal to stop; `docker stop` kills after ten seconds. */
const GRACE = 8_000;

/** Milliseconds that a connection outlives the slowest answer without a byte on it. */
const IDLE_MARGIN = 15_000;

await runCommand('start', async () => {
  const config = readConfig(serverConfigSchema);
  const log = jsonLog((line) => process.stderr.write(line));
  for (const mistyped of mistypedVariables(Object.keys(serverConfigSchema.shape))) {
    log.info('variable-unknown', mistyped);
  }
  const [assistant, assets] = await Promise.all([
    assemble({
      ...config,
      onRebuild: (reason) => console.log(`${reason.message} Building it now.`),
      onProgress: showProgress('texts embedded', process.stderr),
      onModelFault: (error) => log.error('model-failed', error),
    }),
    readAssets(),
  ]);
  const feedback = await openFeedbackDesk(config, log);
  const { admission, close } = await openAdmission(config, log);
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
    publicUrl: config.PUBLIC_URL,
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
  return EXIT.ok;
});

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

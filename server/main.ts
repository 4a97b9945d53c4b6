import { serve } from '@hono/node-server';
import { KuntaopasError } from '#corpus/errors';
import { readConfig } from '#ingest/config';
import { showProgress } from '#ingest/progress-bar';
import { EXIT, runCommand } from '#ingest/run-command';
import { createApp } from './app.js';
import { assemble } from './assemble.js';
import { serverConfigSchema } from './config.js';
import { openFeedback } from './feedback/open-feedback.js';
import { keepRetention } from './feedback/retention.js';
import { readAssets } from './http/read-assets.js';
import { jsonLog } from './observe/log.js';

/** How long open answers may go on after a signal to stop, in milliseconds. */
const GRACE = 10_000;

await runCommand('start', async () => {
  const config = readConfig(serverConfigSchema);
  const log = jsonLog((line) => process.stderr.write(line));
  const [assistant, assets] = await Promise.all([
    assemble({
      ...config,
      onRebuild: (reason) => console.log(`${reason.message} Building it now.`),
      onProgress: showProgress('texts embedded', process.stderr),
      onModelFault: (error) => log.error('model-failed', error),
    }),
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
    hasEmbedTest: config.EMBED_TEST,
    publicUrl: config.PUBLIC_URL,
  });
  await listen(app.fetch, config.HOST, config.PORT, (port) => {
    console.log(`Kuntaopas is ready: ${config.PUBLIC_URL || addressOf(config.HOST, port)}/`);
  });
  await feedback?.close();
  return EXIT.ok;
});

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

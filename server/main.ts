import cluster from 'node:cluster';
import { mistypedVariables, readConfig } from '#ingest/config';
import { EXIT, runCommand } from '#ingest/run-command';
import { type ServerConfig, serverConfigSchema } from './config.js';
import { jsonLog, type Log, type LogFacts, secretsOf } from './observe/log.js';
import { stopSignal } from './stop-signal.js';

await runCommand('start', async () => {
  const config = readConfig(serverConfigSchema);
  const onReady = (port: number) =>
    console.log(`Kuntaopas is ready: ${config.PUBLIC_URL || addressOf(config.HOST, port)}/`);
  const onRebuild = (reason: string) => console.log(`${reason} Building it now.`);
  // Each loads no more than it needs: whoever watches over others holds no model and no index.
  if (config.WORKERS > 1 && cluster.worker) {
    const { work } = await import('./workers/work.js');
    return work(config, openLog(config, { worker: cluster.worker.id }), onRebuild);
  }
  const log = openLog(config);
  for (const mistyped of mistypedVariables(Object.keys(serverConfigSchema.shape))) {
    log.info('variable-unknown', mistyped);
  }
  if (config.WORKERS > 1) {
    const { supervise } = await import('./workers/supervise.js');
    return supervise({ workers: config.WORKERS, log, onReady });
  }
  const { serve } = await import('./serve.js');
  const stopped = () => stopSignal(() => process.exit(EXIT.failed));
  return serve(config, log, { onReady, onRebuild, stopped });
});

// The channel to whoever watches over it would hold a worker that is through.
if (cluster.isWorker) process.exit();

/** The log on stderr, without the secrets of the environment. */
function openLog(config: ServerConfig, facts?: LogFacts): Log {
  const { LLM_API_KEY, METRICS_TOKEN, ADMIN_TOKEN } = config;
  const { DATABASE_URL, INDEX_DATABASE_URL, REDIS_URL } = config;
  return jsonLog((line) => process.stderr.write(line), {
    level: config.LOG_LEVEL,
    secrets: [
      LLM_API_KEY,
      METRICS_TOKEN,
      ADMIN_TOKEN,
      DATABASE_URL,
      INDEX_DATABASE_URL,
      REDIS_URL,
    ].flatMap(secretsOf),
    facts,
  });
}

/** Where to click on this machine: a host that means every interface is no address. */
function addressOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type RunningServer, startServer } from './running-server.js';

/**
 * Runs a measurement against a server of its own: without limits by client, since all questions come from one,
 * without a language model, and with what is counted of the answers in a folder that goes with it.
 */
export async function withLoadedServer<T>(
  measure: (server: RunningServer) => Promise<T>,
  environment: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-load-'));
  const settings = {
    RATE_LIMIT_BURST: '0',
    RATE_LIMIT_HOUR: '0',
    FEEDBACK_DB: path.join(folder, 'feedback.sqlite'),
    DATABASE_URL: '',
    LLM_BASE_URL: '',
    ...environment,
  };
  try {
    const server = await startServer(settings, nodeOptions);
    try {
      return await measure(server);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

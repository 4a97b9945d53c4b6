import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of an index of the deck, which tests copy and never change. */
    readonly testIndex: string;
  }
}

const FOLDER = path.resolve('node_modules/.cache/kuntaopas-index');

/** Builds the deck's index once for all tests that only ask it, unless the one of the last run still fits. */
export function setup(project: TestProject): void {
  const isThere = ingest(['--check'], 'ignore').status === 0;
  if (!isThere && ingest([], 'inherit').status !== 0) throw new Error('the index was not built');
  project.provide('testIndex', FOLDER);
}

function ingest(args: readonly string[], stderr: 'ignore' | 'inherit') {
  const env = { ...process.env, INDEX_FOLDER: FOLDER, STORE: 'hnsw' };
  return spawnSync(process.execPath, ['--import', 'tsx', 'ingest/cli.ts', ...args], {
    env,
    stdio: ['ignore', 'ignore', stderr],
  });
}

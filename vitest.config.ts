import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['web/build.setup.ts', 'server/index.setup.ts'],
    include: ['{corpus,ingest,server,web,evals}/**/*.test.{ts,tsx}'],
    // A browser and child processes start cold on a busy machine: limits guard against hangs only.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As many as cores: by default one less, which on two cores is one, and half of the time it only waits.
    maxWorkers: '100%',
  },
});

import { readConfig } from '#ingest/config';
import { EXIT, runCommand } from '#ingest/run-command';
import { createApp } from '../app.js';
import type { Assistant } from '../assemble.js';
import { assemble } from '../assemble.js';
import { serverConfigSchema } from '../config.js';
import { readAssets } from '../http/read-assets.js';

/** Rounds over all questions: the first is warm-up and not counted. */
const ROUNDS = 11;

/** Prints how long an answer takes in the server, over the whole HTTP stack but without a network. */
await runCommand('bench', async () => {
  const assistant = await assemble(readConfig(serverConfigSchema));
  const log = { info: () => {}, error: () => {} };
  const app = createApp({ assistant, log, assets: await readAssets() });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const content of questionsOf(assistant)) {
      const start = performance.now();
      const response = await app.request('/api/chat', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'user', content }] }),
      });
      await response.json();
      if (round > 0) times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
  console.log(
    `POST /api/chat: ${times.length} answers, median ${at(0.5)} ms, 95 % under ${at(0.95)} ms; resident memory ${memory} MiB`,
  );
  return EXIT.ok;
});

function questionsOf({ materials }: Assistant): readonly string[] {
  return materials.flatMap(({ manifest }) =>
    manifest.questions.flatMap(({ fi, sv, en }) => [fi, sv, en]),
  );
}

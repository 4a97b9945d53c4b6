import { EXIT, runCommand } from '#ingest/run-command';
import { residentMemory, startServer } from './running-server.js';

const STARTS = 5;

/** Prints how long the server takes from spawn to ready with a built index, and its memory then. */
await runCommand('bench', async () => {
  // The first start builds the index when it is missing; it is not counted.
  await startOnce();
  const runs = [];
  for (let i = 0; i < STARTS; i++) runs.push(await startOnce());
  runs.sort((a, b) => a.milliseconds - b.milliseconds);
  const median = runs[Math.floor(STARTS / 2)];
  const memory = median?.memory === undefined ? 'unknown' : `${median.memory.toFixed(0)} MiB`;
  console.log(
    `Start to ready: ${STARTS} starts, median ${median?.milliseconds.toFixed(0)} ms; resident memory when ready ${memory}`,
  );
  return EXIT.ok;
});

async function startOnce(): Promise<{ milliseconds: number; memory: number | undefined }> {
  const server = await startServer();
  const memory = await residentMemory(server.pid);
  await server.stop();
  return { milliseconds: server.startTime, memory };
}

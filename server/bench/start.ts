import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EXIT, runCommand } from '#ingest/run-command';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const STARTS = 5;

/** Prints how long the server takes from spawn to ready with a built index, and its memory then. */
await runCommand('bench', async () => {
  // The first start builds the index when it is missing; it is not counted.
  await startOnce();
  const runs = [];
  for (let i = 0; i < STARTS; i++) runs.push(await startOnce());
  runs.sort((a, b) => a.milliseconds - b.milliseconds);
  const median = runs[Math.floor(STARTS / 2)];
  const memory = median?.memory === undefined ? 'unknown' : `${median.memory} MiB`;
  console.log(
    `Start to ready: ${STARTS} starts, median ${median?.milliseconds.toFixed(0)} ms; resident memory when ready ${memory}`,
  );
  return EXIT.ok;
});

async function startOnce(): Promise<{ milliseconds: number; memory: number | undefined }> {
  const start = performance.now();
  // As `npm start` runs it, see package.json.
  const child = spawn(process.execPath, ['--max-semi-space-size=4', '--import', 'tsx', MAIN], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let output = '';
  for await (const data of child.stdout) {
    output += data;
    if (output.includes('is ready')) break;
  }
  const milliseconds = performance.now() - start;
  const memory = await residentMemory(child.pid);
  child.kill('SIGTERM');
  await exited;
  return { milliseconds, memory };
}

/** MiB of a process, where the system tells (Linux). */
async function residentMemory(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+)/u.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

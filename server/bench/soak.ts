import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { EXIT, runCommand } from '#ingest/run-command';
import { readBenchOptions, readNumber } from './bench-options.js';
import { leaveStreams } from './leave-streams.js';
import { readLoadQuestions } from './load-questions.js';
import { withLoadedServer } from './loaded-server.js';
import { measureLoad, percentile } from './measure-load.js';
import { measureGrowth } from './memory-growth.js';
import { type RunningServer, residentMemory, sumOver } from './running-server.js';

const HELP = `Usage: npm run soak -- [options]

Keeps a server under the same load for long, and tells how its memory grew: resident memory, sampled
every two seconds, the median of the last fifth of the time over that of the first. Linux only.

  --workers 1         processes that answer, as WORKERS has it
  --minutes 10        how long; a minute before that is not counted
  --connections 8     how many ask at once
  --aborted 0         then ask for so many streams and leave each after its first bytes: 10000
`;

const SAMPLE_EVERY = 2_000;
const WARM_UP = 60;
/** More growth than this, in percent, and the command fails. */
const MAX_GROWTH = 10;
/** Milliseconds after which what was left must be gone. */
const SETTLE = 5_000;

await runCommand('soak', async () => {
  const { values, positionals } = readBenchOptions({
    workers: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
    connections: { type: 'string', default: '8' },
    aborted: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const seconds = readNumber(values.minutes, '--minutes') * 60;
  const connections = readNumber(values.connections, '--connections');
  const streams = values.aborted === '0' ? 0 : readNumber(values.aborted, '--aborted');
  const questions = await readLoadQuestions(positionals);
  const growths = await withLoadedServer(
    async (server) => {
      const { address } = server;
      await measureLoad({ address, questions, connections, seconds: Math.min(WARM_UP, seconds) });
      const load = measureLoad({ address, questions, connections, seconds });
      const { percent, first, last, most } = measureGrowth(await sampleUntil(load, server));
      const { answers, others, brokenConnections, latencies } = await load;
      const failed = [...others.values()].reduce((sum, n) => sum + n, brokenConnections);
      console.log(
        `${answers} answers in ${(seconds / 60).toFixed(1)} minutes, ${failed} not answered, median ${percentile(latencies, 0.5).toFixed(0)} ms`,
      );
      tell('Resident memory', { first, last, most, percent });
      if (streams === 0) return [percent];
      const before = await countConnections(server);
      const samples = await sampleUntil(leaveStreams(address, questions, streams), server);
      await wait(SETTLE);
      const left = measureGrowth(samples);
      const after = await countConnections(server);
      console.log(`${streams} streams left; open files before ${before}, after ${after}`);
      tell('Resident memory', left);
      return [percent, left.percent];
    },
    { WORKERS: values.workers },
  );
  return growths.every((percent) => percent <= MAX_GROWTH) ? EXIT.ok : EXIT.failed;
});

/** Resident memory in MiB, sampled until the work is done. */
async function sampleUntil(work: Promise<unknown>, server: RunningServer): Promise<number[]> {
  const samples: number[] = [];
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await Promise.race([wait(SAMPLE_EVERY), done]);
    const memory = await sumOver(server, residentMemory);
    if (Number.isFinite(memory)) samples.push(memory);
  }
  await done;
  return samples;
}

/** Files and connections that a server has open (Linux). */
function countConnections(server: RunningServer): Promise<number> {
  return sumOver(server, async (pid) => (await readdir(`/proc/${pid}/fd`).catch(() => [])).length);
}

function tell(
  what: string,
  { first, last, most, percent }: ReturnType<typeof measureGrowth>,
): void {
  console.log(
    `${what}: ${first.toFixed(0)} MiB in the first fifth, ${last.toFixed(0)} in the last, ${most.toFixed(0)} at most; growth ${percent.toFixed(1)} %`,
  );
}

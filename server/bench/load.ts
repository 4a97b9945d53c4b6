import os from 'node:os';
import { EXIT, runCommand } from '#ingest/run-command';
import { readBenchOptions, readNumber } from './bench-options.js';
import { readLoadQuestions } from './load-questions.js';
import { withLoadedServer } from './loaded-server.js';
import { type LoadFigures, measureLoad, percentile } from './measure-load.js';
import { processorTime, sumOver } from './running-server.js';

const HELP = `Usage: npm run load -- [options]

Starts the server as \`npm start\` does, without limits by client, and asks it the questions of
evals/questions/dev.*.jsonl over several connections at once, each of which asks again as soon as it
is answered. Nothing keeps answers: each is made anew. Latencies are those of answers alone; what is
none (503, 429, …) is told in the last column.

  --connections 1,16,128,512   how many at once, one line of the table each
  --seconds 10                 how long each
  --workers 1                  processes that answer, as WORKERS has it: 2, auto
  --profile FOLDER             write a processor profile of the server there (for Chrome's DevTools)
`;

/** Seconds before anything is counted: the compiler warms up. */
const WARM_UP = 5;

await runCommand('load', async () => {
  const { values, positionals } = readBenchOptions({
    connections: { type: 'string', default: '1,16,128,512' },
    seconds: { type: 'string', default: '10' },
    workers: { type: 'string', default: '1' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const levels = values.connections.split(',').map((text) => readNumber(text, '--connections'));
  const seconds = readNumber(values.seconds, '--seconds');
  const questions = await readLoadQuestions(positionals);
  const profile = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  await withLoadedServer(
    async (server) => {
      const { address } = server;
      await measureLoad({ address, questions, connections: 16, seconds: WARM_UP });
      const processors = os.availableParallelism();
      console.log(
        `${questions.length} questions in turn; ${processors} processors, this command on one.\n`,
      );
      console.log(
        row(['connections', 'answers/s', 'p50 ms', 'p95 ms', 'p99 ms', 'cpu ms each', 'no answer']),
      );
      const outcomes = new Map<string, number>();
      for (const connections of levels) {
        const before = await sumOver(server, processorTime);
        const figures = await measureLoad({ address, questions, connections, seconds });
        const spent = (await sumOver(server, processorTime)) - before;
        for (const [name, n] of figures.outcomes) outcomes.set(name, (outcomes.get(name) ?? 0) + n);
        console.log(describe(figures, spent));
      }
      const told = Array.from(outcomes, ([name, n]) => `${name} ${n}`).join(', ');
      console.log(`\nAnswers by outcome: ${told}`);
    },
    { WORKERS: values.workers },
    profile,
  );
  return EXIT.ok;
});

function describe(figures: LoadFigures, processorMs: number): string {
  const { connections, answersPerSecond, latencies, others, brokenConnections, answers } = figures;
  const at = (share: number) => percentile(latencies, share).toFixed(0);
  const refused = [...others].map(([what, n]) => `${what}: ${n}`);
  if (brokenConnections > 0) refused.push(`broken or late: ${brokenConnections}`);
  return row([
    String(connections),
    answersPerSecond.toFixed(0),
    at(0.5),
    at(0.95),
    at(0.99),
    (processorMs / answers).toFixed(1),
    refused.join(', ') || '0',
  ]);
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(11)).join(' ');
}

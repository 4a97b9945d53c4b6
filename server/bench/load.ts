import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { readLoadQuestions } from './load-questions.js';
import { type LoadFigures, measureLoad, percentile } from './measure-load.js';
import { processorTime, startServer } from './running-server.js';

const HELP = `Usage: npm run load -- [options]

Starts the server as \`npm start\` does, without limits by client, and asks it the questions of
evals/questions/dev.*.jsonl over several connections at once, each of which asks again as soon as it
is answered. Nothing keeps answers: each is made anew.

  --connections 1,16,128,512   how many at once, one line of the table each
  --seconds 10                 how long each
  --profile FOLDER             write a processor profile of the server there (for Chrome's DevTools)
`;

/** Seconds before anything is counted: the compiler warms up. */
const WARM_UP = 5;

await runCommand('load', async () => {
  const { values, positionals } = readArguments();
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const levels = values.connections.split(',').map((text) => readNumber(text, '--connections'));
  const seconds = readNumber(values.seconds, '--seconds');
  const questions = await readLoadQuestions(positionals);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-load-'));
  const server = await startServer(
    {
      // All questions come from one client here; what is counted of them goes nowhere near the real store.
      RATE_LIMIT_BURST: '0',
      RATE_LIMIT_HOUR: '0',
      FEEDBACK_DB: path.join(folder, 'feedback.sqlite'),
      DATABASE_URL: '',
      LLM_BASE_URL: '',
    },
    values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [],
  );
  try {
    const { address, pid } = server;
    await measureLoad({ address, questions, connections: 16, seconds: WARM_UP });
    console.log(
      `${questions.length} questions in turn, ${os.availableParallelism()} processors, this command on one of them.\n`,
    );
    console.log(
      row(['connections', 'answers/s', 'p50 ms', 'p95 ms', 'p99 ms', 'cpu ms each', 'no answer']),
    );
    const outcomes = new Map<string, number>();
    for (const connections of levels) {
      const before = await processorTime(pid);
      const figures = await measureLoad({ address, questions, connections, seconds });
      const spent = ((await processorTime(pid)) ?? Number.NaN) - (before ?? Number.NaN);
      for (const [outcome, n] of figures.outcomes)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + n);
      console.log(describe(figures, spent));
    }
    console.log(
      `\nAnswers by outcome: ${[...outcomes].map(([name, n]) => `${name} ${n}`).join(', ')}`,
    );
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
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

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        connections: { type: 'string', default: '1,16,128,512' },
        seconds: { type: 'string', default: '10' },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw usageError(String(error instanceof Error ? error.message : error));
  }
}

function readNumber(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw usageError(`${option}: ${text} is not a whole number above 0.`);
}

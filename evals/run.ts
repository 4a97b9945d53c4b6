import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { languageSchema, parse } from '#corpus/material';
import { readConfig } from '#ingest/config';
import { showProgress } from '#ingest/progress-bar';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { assemble } from '#server/assemble';
import { serverConfigSchema } from '#server/config';
import type { Run } from './ask-all.js';
import { askAll } from './ask-all.js';
import {
  collectEvidence,
  fitCoefficients,
  type LabelledEvidence,
  reliability,
} from './calibrate.js';
import { baselineSchema, checkGate, type FiguresByGroup, toBaseline } from './gate.js';
import { isRight, measure, rankOfGold } from './metrics/measure.js';
import { readQuestions, type Split, splitSchema } from './question-set.js';
import { figuresTable } from './report/table.js';

const HELP = `Usage: npm run evals [-- options]

Asks the reference questions through the assistant, as production does, and prints the figures for
each split and language (definitions: evals/metrics/measure.ts).

Options:
  --split dev|test    one split only (tune on dev; test is only ever measured)
  --filter text       only questions whose id, type, variant or text holds the text
  --limit n           only the first n questions
  --failures          print each question of the dev split that is not answered right
  --calibrate         fit the abstention threshold's coefficients on the dev split and print them
  --gate              compare with evals/baseline.json; exit code 1 when a figure has fallen
  --update-baseline   write the figures to evals/baseline.json
  --help              show this help

Every run is written to evals/results/runs.jsonl.
`;

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const BASELINE = path.join(FOLDER, 'baseline.json');

await runCommand('evals', async () => {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const assistant = await assemble({
    ...readConfig(serverConfigSchema),
    onRebuild: (reason) => console.error(`${reason.message} Building it now.`),
  });
  const sets = await Promise.all(
    options.splits.map((split) => readQuestions(path.join(FOLDER, 'questions'), split)),
  );
  const questions = sets
    .flat()
    .filter((question) => JSON.stringify(question).includes(options.filter))
    .slice(0, options.limit);
  const progress = showProgress('questions', process.stderr);
  const { runs } = await askAll(questions, assistant, progress);
  await writeRuns(runs);

  const figures = measureGroups(runs);
  console.log(figuresTable(figures));
  if (options.failures) printFailures(runs.filter(({ question }) => question.split === 'dev'));

  if (options.calibrate) {
    const dev = runs.filter(({ question }) => question.split === 'dev');
    printCalibration(collectEvidence(dev));
  }
  const materials = assistant.tools.reader.manifest.materials.map(({ sha256 }) => sha256);
  if (options.updateBaseline) {
    await writeFile(BASELINE, `${JSON.stringify(toBaseline(figures, materials), null, 2)}\n`);
    console.log(`Wrote ${BASELINE}.`);
  }
  if (!options.gate) return EXIT.ok;
  const baseline = parse(baselineSchema, JSON.parse(await readFile(BASELINE, 'utf8')), BASELINE);
  const { ok, messages } = checkGate(figures, materials, baseline);
  console.log(ok ? 'Gate: passed.' : `Gate: FAILED.\n${messages.join('\n')}`);
  return ok ? EXIT.ok : EXIT.failed;
});

function readOptions() {
  const { values } = readArguments();
  const split = values.split === undefined ? undefined : splitSchema.safeParse(values.split);
  if (split?.success === false) throw usageError('--split must be dev or test.');
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && !(limit > 0)) throw usageError('--limit must be a positive number.');
  const isPart = split !== undefined || limit !== undefined || values.filter !== undefined;
  if (isPart && (values.gate || values['update-baseline'])) {
    throw usageError('--gate and --update-baseline need all questions.');
  }
  const splits: readonly Split[] = split ? [split.data] : splitSchema.options;
  return {
    splits,
    filter: values.filter ?? '',
    limit,
    failures: values.failures ?? false,
    calibrate: values.calibrate ?? false,
    gate: values.gate ?? false,
    updateBaseline: values['update-baseline'] ?? false,
    help: values.help ?? false,
  };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        split: { type: 'string' },
        filter: { type: 'string' },
        limit: { type: 'string' },
        failures: { type: 'boolean' },
        calibrate: { type: 'boolean' },
        gate: { type: 'boolean' },
        'update-baseline': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

function measureGroups(runs: readonly Run[]): FiguresByGroup {
  const groups = splitSchema.options.flatMap((split) =>
    languageSchema.options.map((language) => {
      const members = runs.filter(
        ({ question }) => question.split === split && question.language === language,
      );
      return [`${split}.${language}`, measure(members)] as const;
    }),
  );
  return Object.fromEntries(groups.filter(([, { questions }]) => questions > 0));
}

function printCalibration(rows: readonly LabelledEvidence[]): void {
  const coefficients = fitCoefficients(rows);
  console.log('\nCoefficients fitted on the dev split (server/retrieve/enough-evidence.ts):');
  for (const [name, value] of Object.entries(coefficients)) {
    console.log(`  ${name.padEnd(16)}${value.toFixed(2)}`);
  }
  console.log('\nconfidence   count   answering');
  for (const { from, count, answering } of reliability(rows, coefficients)) {
    const share = count === 0 ? '–' : (answering / count).toFixed(2);
    console.log(
      `${from.toFixed(1)}–${(from + 0.1).toFixed(1)} ${String(count).padStart(10)} ${share.padStart(11)}`,
    );
  }
}

function printFailures(runs: readonly Run[]): void {
  for (const run of runs.filter((candidate) => !isRight(candidate))) {
    const { question, answer, rankedSlides, confidence } = run;
    const cited = [...new Set(answer.citations.map(({ slide }) => slide))];
    console.log(
      [
        `\n${question.id} (${question.type}, ${question.variant}): ${[...question.history, question.question].join(' → ')}`,
        `  expected ${question.expect} from ${question.slides.join(', ') || 'nothing'}; facts ${JSON.stringify(question.facts)}`,
        `  got ${answer.outcome}, cited ${cited.join(', ') || 'nothing'}; rank of gold ${rankOfGold(run)}; found ${rankedSlides.slice(0, 4).join(', ')}; confidence ${confidence?.toFixed(2) ?? '–'}`,
        ...answer.answer.map(({ text }) => `  | ${text}`),
      ].join('\n'),
    );
  }
}

async function writeRuns(runs: readonly Run[]): Promise<void> {
  const folder = path.join(FOLDER, 'results');
  await mkdir(folder, { recursive: true });
  const lines = runs.map((run) => JSON.stringify(run)).join('\n');
  await writeFile(path.join(folder, 'runs.jsonl'), `${lines}\n`);
}

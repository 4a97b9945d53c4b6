import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { parse } from '#corpus/material';
import type { Run } from './ask-all.js';
import { type PassageHashes, passageHashesSchema } from './coverage/citation-rot.js';
import { type Baseline, baselineSchema } from './gate.js';
import { type RightById, rightByIdSchema } from './paired.js';
import { type EvalQuestion, readQuestions, type Split } from './question-set.js';
import { reportHtml } from './report/html.js';
import { junitXml } from './report/junit.js';
import type { Report } from './report/report.js';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const BASELINE = path.join(FOLDER, 'baseline.json');
const BASELINE_RIGHT = path.join(FOLDER, 'baseline-right.json');
const BASELINE_PASSAGES = path.join(FOLDER, 'baseline-passages.json');
/** Answers that people have read. */
export const LABELS = path.join(FOLDER, 'labels', 'answers.jsonl');
const RESULTS = path.join(FOLDER, 'results');
const RUNS = path.join(RESULTS, 'runs.jsonl');

/** The reference questions that a run asks. */
export async function chooseQuestions(
  splits: readonly Split[],
  filter: string,
  limit?: number,
): Promise<readonly EvalQuestion[]> {
  const sets = await Promise.all(
    splits.map((split) => readQuestions(path.join(FOLDER, 'questions'), split)),
  );
  const chosen = sets.flat().filter((question) => JSON.stringify(question).includes(filter));
  return chosen.slice(0, limit);
}

/** What was accepted last: its figures, which questions were right, and the passages it rests on. */
export type Accepted = {
  readonly baseline: Baseline;
  readonly right: RightById;
  readonly passages: PassageHashes;
};

/** Reads what was accepted last. */
export async function readBaseline(): Promise<Accepted> {
  const read = async <T>(schema: z.ZodType<T>, file: string) =>
    parse(schema, JSON.parse(await readFile(file, 'utf8')), file);
  return {
    baseline: await read(baselineSchema, BASELINE),
    right: await read(rightByIdSchema, BASELINE_RIGHT),
    passages: await read(passageHashesSchema, BASELINE_PASSAGES),
  };
}

/** Accepts a state as the baseline. */
export async function writeBaseline({ baseline, right, passages }: Accepted): Promise<void> {
  await writeFile(BASELINE, `${JSON.stringify(baseline, null, 2)}\n`);
  await writeFile(BASELINE_RIGHT, `${JSON.stringify(right, null, 1)}\n`);
  await writeFile(BASELINE_PASSAGES, `${JSON.stringify(passages, null, 1)}\n`);
}

/** The runs of the last time; none when there was none. */
export async function readRuns(): Promise<readonly Run[]> {
  const text = await readFile(RUNS, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Run]));
}

/** Keeps the runs for receipts and labels. */
export async function writeRuns(runs: readonly Run[]): Promise<void> {
  const lines = runs.map((run) => JSON.stringify(run)).join('\n');
  await writeResult(path.basename(RUNS), `${lines}\n`);
}

/** Writes a report in all its forms; gives the path of the one for reading. */
export async function writeReport(report: Report): Promise<string> {
  await writeResult('report.json', `${JSON.stringify(report, null, 2)}\n`);
  await writeResult('report.junit.xml', junitXml(report));
  return writeResult('report.html', reportHtml(report));
}

/** `evals/results/`, which git ignores. */
async function writeResult(name: string, content: string): Promise<string> {
  await mkdir(RESULTS, { recursive: true });
  const file = path.join(RESULTS, name);
  await writeFile(file, content);
  return path.relative('', file);
}

import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Place } from '#corpus/places';
import { createRandom, shuffle } from '#ingest/random';
import type { AnswerFigures } from './measure-answers.js';
import type { BuildFigures } from './measure-build.js';
import type { MeasureOrder } from './measure-process.js';
import type { SearchesFigures } from './measure-searches.js';
import { writeCorpus } from './write-corpus.js';

/** Questions asked of each size. */
const QUESTIONS = 200;
/** Statements, and so chunks, of a slide that is added. */
const ADDED = 8;

/** All that is measured of a corpus of one size. */
export type SizeFigures = {
  /** From nothing; and again after a slide was added. */
  readonly build: BuildFigures;
  readonly addition: BuildFigures;
  readonly answers: AnswerFigures;
  readonly searches: SearchesFigures;
};

const run = promisify(execFile);

/** As commands run, and as the server does (package.json). */
const COMMAND: readonly string[] = [];
const SERVER = [
  '--max-semi-space-size=16',
  '--heap-growing-percent=40',
  '--initial-old-space-size=96',
];

/** Makes a corpus of so many chunks, builds, asks, adds a slide, each in a process of its own. */
export async function measureSize(
  root: string,
  chunks: number,
  places: readonly Place[],
): Promise<SizeFigures> {
  const [corpus, index, file] = ['corpus', 'index', 'questions.json'].map((name) =>
    path.join(root, name),
  ) as [string, string, string];
  await rm(index, { recursive: true, force: true });
  const asked = await writeCorpus(corpus, chunks, places);
  await writeFile(file, JSON.stringify(shuffle(asked, createRandom(chunks)).slice(0, QUESTIONS)));
  const build = await measure<BuildFigures>({ measure: 'build', corpus, index });
  const asking = { corpus, index, questions: file };
  const answers = await measure<AnswerFigures>({ measure: 'answers', ...asking });
  const searches = await measure<SearchesFigures>({ measure: 'searches', ...asking });
  await writeCorpus(corpus, chunks + ADDED, places);
  const addition = await measure<BuildFigures>({ measure: 'build', corpus, index });
  return { build, addition, answers, searches };
}

async function measure<T>(order: MeasureOrder): Promise<T> {
  const { stdout } = await run(
    process.execPath,
    [
      ...(order.measure === 'answers' ? SERVER : COMMAND),
      // Many chunks need more than the default.
      '--max-old-space-size=16384',
      ...['--import', 'tsx', 'evals/scale/measure-process.ts', JSON.stringify(order)],
    ],
    { maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout) as T;
}

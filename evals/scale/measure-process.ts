import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type IngestConfig, ingestConfigSchema } from '#ingest/config';
import { runCommand } from '#ingest/run-command';
import { measureAnswers } from './measure-answers.js';
import { measureBuild } from './measure-build.js';
import { measureSearches } from './measure-searches.js';

/** What a process of its own is to measure, so that the memory of one does not count for another. */
export const measureOrderSchema = z.discriminatedUnion('measure', [
  z.strictObject({ measure: z.literal('build'), corpus: z.string(), index: z.string() }),
  z.strictObject({
    measure: z.enum(['answers', 'searches']),
    corpus: z.string(),
    index: z.string(),
    /** File of the questions. */
    questions: z.string(),
  }),
]);
export type MeasureOrder = z.infer<typeof measureOrderSchema>;

await runCommand('evals:scale', async () => {
  const order = measureOrderSchema.parse(JSON.parse(process.argv[2] ?? ''));
  const config = ingestConfigSchema.parse({
    CORPUS_FOLDER: order.corpus,
    INDEX_FOLDER: order.index,
  });
  process.stdout.write(JSON.stringify(await measureOrdered(order, config)));
  return 0;
});

async function measureOrdered(order: MeasureOrder, config: IngestConfig) {
  if (order.measure === 'build') return measureBuild(config);
  const questions = JSON.parse(await readFile(order.questions, 'utf8'));
  const measure = { answers: measureAnswers, searches: measureSearches }[order.measure];
  return measure(config, questions);
}

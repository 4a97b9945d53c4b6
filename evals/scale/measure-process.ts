import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ingestConfigSchema } from '#ingest/config';
import { runCommand } from '#ingest/run-command';
import { measureAnswers } from './measure-answers.js';
import { measureBuild } from './measure-build.js';

/** What a process of its own is to measure, so that the memory of one does not count for another. */
export const measureOrderSchema = z.discriminatedUnion('measure', [
  z.strictObject({ measure: z.literal('build'), corpus: z.string(), index: z.string() }),
  z.strictObject({
    measure: z.literal('answers'),
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
  const figures =
    order.measure === 'build'
      ? await measureBuild(config)
      : await measureAnswers(config, JSON.parse(await readFile(order.questions, 'utf8')));
  process.stdout.write(JSON.stringify(figures));
  return 0;
});

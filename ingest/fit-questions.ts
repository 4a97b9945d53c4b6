import { writeFile } from 'node:fs/promises';
import { type Material, slideOf } from '#corpus/material';
import { ingestConfigSchema, readConfig } from './config.js';
import { readTokenRows } from './embedding/read-token-rows.js';
import { subjectOf } from './ingest-material.js';
import { fitQuestionMetric, type MetricExample } from './language/fit-question-metric.js';
import { FACETS, readFacets } from './language/question-facets.js';
import { metricText, QUESTION_METRIC_FILE } from './language/question-metric.js';
import { createPlaceRecogniser } from './language/recognise-places.js';
import { openTools } from './open-tools.js';
import { showProgress } from './progress-bar.js';
import { EXIT, runCommand } from './run-command.js';

/** Fits by what questions are near to each other on those beside the texts, and writes the weights. */
await runCommand('fit-questions', async () => {
  const { materials, places, embedder } = await openTools(readConfig(ingestConfigSchema));
  const recogniser = createPlaceRecogniser(places);
  const examples: MetricExample[] = [];
  for (const { slide, passage, text, language } of materials.flatMap(questionsOf)) {
    const tokens = embedder.tokenize(subjectOf(text, recogniser));
    examples.push({ tokens, facets: readFacets(text, language), slide, passage });
  }
  const known = [...new Set(examples.flatMap(({ tokens }) => tokens))];
  const rows = await readTokenRows(embedder, known);
  const rowOf = (token: number) => rows.get(token) ?? new Float32Array(embedder.model.dimensions);
  const progress = showProgress('batches', process.stderr);
  const weights = fitQuestionMetric(examples, rowOf, FACETS.length, progress);
  await writeFile(QUESTION_METRIC_FILE, metricText(weights, embedder.model.sha256));
  console.log(`Fitted on ${examples.length} questions; wrote ${QUESTION_METRIC_FILE.pathname}.`);
  return EXIT.ok;
});

/** The questions beside the text of a material, and of which slide and passage each is. */
function questionsOf({ manifest, expansions }: Material) {
  const keyOf = (slide: string | number) => `${manifest.id}/${slide}`;
  return Object.values(expansions).flatMap(({ language, passages, gaps }) => [
    ...Object.entries(passages).flatMap(([passage, texts]) =>
      texts.map((text) => ({ slide: keyOf(slideOf(passage)), passage, text, language })),
    ),
    ...Object.entries(gaps).flatMap(([slide, texts]) =>
      texts.map((text) => ({ slide: keyOf(slide), passage: undefined, text, language })),
    ),
  ]);
}

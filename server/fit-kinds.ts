import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { languageSchema, type Material, parse } from '#corpus/material';
import { ingestConfigSchema, readConfig } from '#ingest/config';
import { fitSoftmax, type Row } from '#ingest/language/fit-softmax';
import { LETTER_BUCKETS } from '#ingest/language/letter-features';
import { pack } from '#ingest/language/packed-weights';
import { createPlaceRecogniser } from '#ingest/language/recognise-places';
import { readSources } from '#ingest/open-tools';
import { EXIT, runCommand } from '#ingest/run-command';
import { readKind } from './question/kind.js';
import { KIND_MODEL_FILE, kindFeatures, LEARNT_KINDS } from './question/likely-kind.js';

/** Questions for one thing are eight times as many beside a text as those for cases; asked they are less so. */
const WEIGHT = { single: 0.4, cases: 1 };

/** An exemplar stands for so many questions: it is of another subject than the materials are. */
const EXEMPLAR = 3;

/** `question/kind-exemplars/{fi,sv,en}.json`: the same kinds, asked of all that municipalities do. */
const exemplarsSchema = z.strictObject({
  cases: z.array(z.string().min(1)),
  single: z.array(z.string().min(1)),
});

type Asked = {
  readonly kind: (typeof LEARNT_KINDS)[number];
  readonly text: string;
  readonly weight: number;
};

/**
 * Fits what tells a question for cases from one for a single thing, on the topics of the materials and the
 * questions beside their texts, and writes the weights.
 */
await runCommand('fit-kinds', async () => {
  const { materials, places } = await readSources(readConfig(ingestConfigSchema));
  const recogniser = createPlaceRecogniser(places);
  const asked = [...materials.flatMap(questionsOf), ...(await readExemplars())];
  const rows = asked.map(
    ({ kind, text, weight }): Row => ({
      full: new Float32Array(0),
      sparse: kindFeatures(text, recogniser.recognise(text)),
      label: LEARNT_KINDS.indexOf(kind),
      weight,
    }),
  );
  const weights = fitSoftmax(rows, LEARNT_KINDS.length, LETTER_BUCKETS);
  await writeFile(KIND_MODEL_FILE, `${JSON.stringify(pack(weights), null, 2)}\n`);
  console.log(`Fitted on ${rows.length} questions; wrote ${KIND_MODEL_FILE.pathname}.`);
  return EXIT.ok;
});

/** The questions for cases and for one thing of a material. */
function questionsOf({ topics, expansions }: Material): readonly Asked[] {
  const as = (kind: Asked['kind'], texts: readonly string[]) =>
    texts.map((text) => ({ kind, text, weight: WEIGHT[kind] }));
  return [
    ...topics.flatMap(({ fi, sv, en }) => as('cases', [...fi, ...sv, ...en])),
    // What the patterns know to ask for cases, as some gaps do, never comes to the model.
    ...Object.values(expansions).flatMap(({ passages, gaps }) =>
      as(
        'single',
        [...Object.values(passages), ...Object.values(gaps)]
          .flat()
          .filter((text) => readKind(text) !== 'cases'),
      ),
    ),
  ];
}

/** @throws KuntaopasError `material-invalid`, naming the file. */
async function readExemplars(): Promise<readonly Asked[]> {
  const all: Asked[] = [];
  for (const language of languageSchema.options) {
    const file = new URL(`./question/kind-exemplars/${language}.json`, import.meta.url);
    const exemplars = parse(
      exemplarsSchema,
      JSON.parse(await readFile(file, 'utf8')),
      file.pathname,
    );
    for (const kind of LEARNT_KINDS) {
      for (const text of exemplars[kind]) all.push({ kind, text, weight: EXEMPLAR });
    }
  }
  return all;
}

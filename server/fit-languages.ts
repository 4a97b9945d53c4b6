import { writeFile } from 'node:fs/promises';
import { type Language, languageSchema, type Material } from '#corpus/material';
import type { Place } from '#corpus/places';
import { ingestConfigSchema, readConfig } from '#ingest/config';
import { LANGUAGE_MODEL_FILE } from '#ingest/language/detect-language';
import { fitSoftmax, type Row } from '#ingest/language/fit-softmax';
import { LETTER_BUCKETS, letterFeatures } from '#ingest/language/letter-features';
import { pack } from '#ingest/language/packed-weights';
import { readSources } from '#ingest/open-tools';
import { EXIT, runCommand } from '#ingest/run-command';
import { readExemplars } from './question/intent/intents.js';

/** A name of several words, as a text writes it: "Talent First", "Work in Finland". */
const NAME = /\p{Lu}[\p{L}\p{N}&]+(?: (?:in )?\p{Lu}[\p{L}\p{N}&]+)+/gu;

/** A name in a text counts as so many questions: "talent first päättyy" is Finnish, though two words are English. */
const NAME_WEIGHT = 20;

/**
 * Fits what tells the languages apart on the questions beside the texts and the exemplars of intents, and
 * writes the weights. Intents are read in the language that is found: `npm run fit-intents` comes after.
 */
await runCommand('fit-languages', async () => {
  const { materials, places } = await readSources(readConfig(ingestConfigSchema));
  const { exemplars } = await readExemplars();
  const texts = [...exemplars, ...materials.flatMap(questionsOf)].map(({ language, text }) =>
    rowOf(text, language),
  );
  const names = namesOf(materials, places).flatMap(({ name, weight }) =>
    languageSchema.options.map((language) => rowOf(name, language, weight)),
  );
  const weights = fitSoftmax([...texts, ...names], languageSchema.options.length, LETTER_BUCKETS);
  await writeFile(LANGUAGE_MODEL_FILE, `${JSON.stringify(pack(weights), null, 2)}\n`);
  console.log(`Fitted on ${texts.length} texts; wrote ${LANGUAGE_MODEL_FILE.pathname}.`);
  return EXIT.ok;
});

/** The questions beside the text of a material. */
function questionsOf({ expansions }: Material) {
  return Object.values(expansions).flatMap(({ language, passages, gaps }) =>
    [...Object.values(passages), ...Object.values(gaps)].flat().map((text) => ({ language, text })),
  );
}

/** Names of places and practices, and those that stand in the texts: they are in questions of any language. */
function namesOf(
  materials: readonly Material[],
  places: readonly Place[],
): readonly { readonly name: string; readonly weight: number }[] {
  const ofPlaces = places.flatMap(({ fi, sv, en }) => [fi, sv ?? fi, en ?? fi]);
  const ofCases = materials.flatMap(({ manifest }) => manifest.cases.map(({ name }) => name));
  const inTexts = new Set(materials.flatMap(({ source }) => source.match(NAME) ?? []));
  return [
    ...[...new Set([...ofPlaces, ...ofCases])].map((name) => ({ name, weight: 1 })),
    ...[...inTexts].map((name) => ({ name, weight: NAME_WEIGHT })),
  ];
}

function rowOf(text: string, language: Language, weight = 1): Row {
  return {
    full: new Float32Array(0),
    sparse: letterFeatures(text),
    label: languageSchema.options.indexOf(language),
    weight,
  };
}

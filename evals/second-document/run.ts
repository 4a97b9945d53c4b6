import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPlaces } from '#corpus/places';
import { addMaterial } from '#ingest/add/add-material';
import { readConfig } from '#ingest/config';
import { createPlaceRecogniser } from '#ingest/language/recognise-places';
import { readCorpus } from '#ingest/read-corpus';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { assemble } from '#server/assemble';
import { serverConfigSchema } from '#server/config';
import { calibrationText } from '../calibrate.js';
import { collectForeign, FOREIGN_FIT } from './calibrate-foreign.js';
import { readDocumentText } from './document-text.js';
import { makeDocument } from './make-document.js';
import { measureAnswers, measureReading } from './measure-document.js';

const HELP = `Usage: npm run evals:document [-- options]

Sets openly licensed text as a PDF of more than 100 pages, adds it beside the deck as an editor would,
and asks 840 questions about it. Nothing of the software is made for it.

Options:
  --keep FOLDER   leave PDF, corpus and index there
  --calibrate     fit the coefficients of abstention for what is asked in another language than the text's, instead
  --help          show this help
`;

const DECK = 'corpus/hyvat-kaytannot-2026';

await runCommand('evals:document', async () => {
  const { help, keep, calibrate } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const root = keep ?? (await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-document-')));
  try {
    await measure(root, calibrate ?? false);
  } finally {
    if (keep === undefined) await rm(root, { recursive: true, force: true });
  }
  return EXIT.ok;
});

function readOptions() {
  try {
    const options = {
      keep: { type: 'string' },
      calibrate: { type: 'boolean' },
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

async function measure(root: string, isCalibrating: boolean): Promise<void> {
  const corpusFolder = path.join(root, 'corpus');
  await cp(DECK, path.join(corpusFolder, path.basename(DECK)), { recursive: true });
  const { passages, questions } = await readDocumentText();
  const file = path.join(root, 'tietoa-maailmasta.pdf');
  await writeFile(file, await makeDocument(passages));

  const began = performance.now();
  const { material } = await addMaterial(file, { publisher: 'Wikipedia' }, true, {
    corpusFolder,
    materials: await readCorpus(corpusFolder),
    recogniser: createPlaceRecogniser(await readPlaces('corpus/places')),
  });
  const added = performance.now();
  const config = {
    ...readConfig(serverConfigSchema),
    CORPUS_FOLDER: corpusFolder,
    INDEX_FOLDER: path.join(root, 'index'),
    LLM_BASE_URL: undefined,
  };
  const assistant = await assemble({ ...config, onRebuild: () => {} });
  const built = performance.now();
  const { counts } = assistant.tools.reader.manifest;
  console.log(
    `Read and described in ${seconds(added - began)}, indexed in ${seconds(built - added)}.`,
  );
  console.log(`Both materials: ${counts.slides} pages, ${counts.chunks} chunks.`);
  console.log(JSON.stringify(measureReading(material, passages), null, 2));
  if (isCalibrating) {
    const sources = { assistant, material, passages, questions, config, root };
    console.log(calibrationText('foreign', await collectForeign(sources), FOREIGN_FIT));
    return;
  }
  for (const language of ['fi', 'en'] as const) {
    for (const isAlone of [false, true]) {
      const begin = performance.now();
      const figures = await measureAnswers(assistant, material, passages, questions, {
        language,
        isAlone,
      });
      const each = (performance.now() - begin) / questions.length;
      console.log(
        `\n${language}, ${isAlone ? 'asked of the document' : 'asked of both materials'}:`,
      );
      for (const [name, value] of Object.entries(figures)) {
        console.log(`  ${name.padEnd(12)} ${name === 'questions' ? value : value.toFixed(3)}`);
      }
      console.log(`  ms each      ${each.toFixed(1)}`);
    }
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

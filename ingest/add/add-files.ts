import path from 'node:path';
import { KuntaopasError } from '#corpus/errors';
import type { Material } from '#corpus/material';
import { findPlacesFolder, readPlaces } from '#corpus/places';
import type { IngestConfig } from '../config.js';
import { createPlaceRecogniser } from '../language/recognise-places.js';
import { showProgress } from '../progress-bar.js';
import { readCorpus } from '../read-corpus.js';
import { EXIT, tellFault } from '../run-command.js';
import { type AddedMaterial, addMaterial } from './add-material.js';
import type { ToldFacts } from './describe-material.js';

/**
 * Adds files one after the other, each a material, and tells of each on the terminal. A file that cannot
 * be read does not keep the others from it.
 */
export async function addFiles(
  files: readonly string[],
  told: ToldFacts,
  mayReplace: boolean,
  { CORPUS_FOLDER: corpusFolder }: Pick<IngestConfig, 'CORPUS_FOLDER'>,
): Promise<{ readonly added: number; readonly exitCode: number }> {
  const materials = [...(await readOldMaterials(corpusFolder))];
  const recogniser = createPlaceRecogniser(await readPlaces(await findPlacesFolder(corpusFolder)));
  let added = 0;
  let exitCode: number = EXIT.ok;
  for (const file of files) {
    const onProgress = showProgress(`pages of ${path.basename(file)} read`, process.stderr);
    const tools = { corpusFolder, materials, recogniser, onProgress };
    try {
      const result = await addMaterial(file, told, mayReplace, tools);
      materials.push(result.material);
      process.stdout.write(describeAdded(result));
      added++;
    } catch (error) {
      if (!(error instanceof KuntaopasError)) throw error;
      exitCode = tellFault('ingest', error);
    }
  }
  return { added, exitCode };
}

/** The materials that are there; the first of a corpus is added to none. */
async function readOldMaterials(corpusFolder: string): Promise<readonly Material[]> {
  try {
    return await readCorpus(corpusFolder);
  } catch (error) {
    if (error instanceof KuntaopasError && error.code === 'corpus-missing') return [];
    throw error;
  }
}

function describeAdded({ folder, replaced, material, translated }: AddedMaterial): string {
  const { id, title, slides, sections, cases, uncertain = [] } = material.manifest;
  const lines = [
    `Added ${id}, "${title}": ${slides.length} pages, ${sections.length} sections, ${cases.length} cases.`,
    ...(replaced ? [`The one before is kept in ${replaced}.`] : []),
    ...(translated.before > 0
      ? [
          `Of ${translated.before} translated passages ${translated.kept} are as they were, and keep it.`,
        ]
      : []),
    ...uncertain.map((doubt) => `  ? ${doubt}`),
    `Look it through in ${path.join(folder, 'manifest.json')}; after a correction run npm run ingest.`,
  ];
  return `${lines.join('\n')}\n`;
}

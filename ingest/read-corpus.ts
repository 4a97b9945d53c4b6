import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { KuntaopasError } from '#corpus/errors';
import type { Material } from '#corpus/material';
import { readMaterial } from '#corpus/material';

/**
 * Reads every material of the corpus: each folder that holds a `manifest.json`, in order of name.
 *
 * @throws KuntaopasError `corpus-missing`, or what {@link readMaterial} throws.
 */
export async function readCorpus(corpusFolder: string): Promise<readonly Material[]> {
  const folders = await materialFolders(corpusFolder);
  if (folders.length === 0) {
    throw new KuntaopasError({
      code: 'corpus-missing',
      message: `There is no material in ${corpusFolder}.`,
      remedy: 'Set CORPUS_FOLDER to a folder whose sub-folders hold a manifest.json.',
      facts: { corpusFolder },
    });
  }
  return Promise.all(folders.map((folder) => readMaterial(folder)));
}

async function materialFolders(corpusFolder: string): Promise<string[]> {
  try {
    const entries = await readdir(corpusFolder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.name === 'manifest.json' && entry.isFile())
      .map((entry) => entry.parentPath)
      .filter((folder) => path.dirname(folder) === path.normalize(corpusFolder))
      .sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}

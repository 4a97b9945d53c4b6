import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { KuntaopasError } from '#corpus/errors';
import type { Material } from '#corpus/material';
import { readMaterial } from '#corpus/material';

/**
 * Reads every material of the corpus: each folder that holds a `manifest.json`, in order of name.
 *
 * @throws KuntaopasError `corpus-missing`, `material-invalid` (two have the same id), or what
 *   {@link readMaterial} throws.
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
  const materials = await Promise.all(folders.map((folder) => readMaterial(folder)));
  const ids = materials.map(({ manifest }) => manifest.id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice === undefined) return materials;
  throw new KuntaopasError({
    code: 'material-invalid',
    message: `Two materials in ${corpusFolder} have the id ${twice}.`,
    remedy: 'Give one of them another id in its manifest.json.',
    facts: { corpusFolder, ids },
  });
}

async function materialFolders(corpusFolder: string): Promise<string[]> {
  try {
    const entries = await readdir(corpusFolder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.name === 'manifest.json' && entry.isFile())
      .map((entry) => entry.parentPath)
      .filter((folder) => path.dirname(path.resolve(folder)) === path.resolve(corpusFolder))
      .sort();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw cause;
  }
}

import path from 'node:path';
import {
  currentGeneration,
  hashFiles,
  isHeld,
  previousGeneration,
  readManifestText,
  restoreGeneration,
} from './atomic-folder.js';
import type { ExpectedIndex } from './check-manifest.js';
import { checkCorpus, checkMaker, indexFault, parseManifest, REBUILD } from './check-manifest.js';
import { hnswWriter, readHnswGeneration } from './hnsw-store.js';
import type { IndexManifest } from './manifest.js';
import type { ChunkReader, ChunkWriter } from './store.js';

/** Opens the store for writing. */
export function openWriter(indexFolder: string): ChunkWriter {
  return hnswWriter(indexFolder);
}

/** A generation that has passed every check. */
export type CheckedIndex = { readonly folder: string; readonly manifest: IndexManifest };

/** The name of the live generation, not yet checked; `undefined` when there is none. Cheap. */
export async function liveGeneration(indexFolder: string): Promise<string | undefined> {
  const folder = await currentGeneration(indexFolder);
  return folder === undefined ? undefined : path.basename(folder);
}

/**
 * Opens the live index for reading, after every check.
 *
 * @throws KuntaopasError as {@link checkIndex}; `index-damaged` also when what was opened does not
 *   answer as its manifest says.
 */
export async function openReader(
  indexFolder: string,
  expected: ExpectedIndex,
): Promise<ChunkReader> {
  const { folder, manifest } = await checkIndex(indexFolder, expected);
  return readHnswGeneration(folder, manifest);
}

/**
 * Checks the live index without opening it: every file's hash, then schema, analyser, model and
 * corpus, this last but for a generation that {@link rollBack} holds. Nothing native touches a file
 * before this has passed.
 *
 * @throws KuntaopasError `index-missing`, `index-damaged`, `index-outdated` (another version of this
 *   software or of the same model), `index-model-mismatch`, `index-stale` (the corpus has changed).
 */
export async function checkIndex(
  indexFolder: string,
  expected: ExpectedIndex,
): Promise<CheckedIndex> {
  const folder = await currentGeneration(indexFolder);
  if (folder === undefined) {
    throw indexFault('index-missing', `There is no index in ${indexFolder}.`);
  }
  const manifest = await checkGeneration(folder, expected.model);
  if (!(await isHeld(indexFolder, folder))) checkCorpus(manifest, expected, folder);
  return { folder, manifest };
}

/**
 * Goes back to the generation before the live one, after the checks of {@link checkIndex}. It is held:
 * it serves until the next build, though the corpus has gone on since it was made.
 *
 * @throws KuntaopasError `index-no-previous`, `index-unwritable`; as {@link checkIndex}.
 */
export async function rollBack(
  indexFolder: string,
  model: ExpectedIndex['model'],
): Promise<CheckedIndex> {
  const folder = await previousGeneration(indexFolder);
  if (folder === undefined) {
    throw indexFault(
      'index-no-previous',
      `There is no generation in ${indexFolder} to go back to.`,
      'Put the corpus back as it was, and run npm run ingest.',
    );
  }
  const manifest = await checkGeneration(folder, model);
  await restoreGeneration(indexFolder, folder);
  return { folder, manifest };
}

/** All that is to be checked of a generation by itself: its files, and who made it. */
async function checkGeneration(
  folder: string,
  model: ExpectedIndex['model'],
): Promise<IndexManifest> {
  const manifest = await readIndexManifest(folder);
  await checkFiles(folder, manifest);
  checkMaker(manifest, model, folder);
  return manifest;
}

async function readIndexManifest(folder: string): Promise<IndexManifest> {
  const text = await readManifestText(folder).catch((cause: unknown) => {
    throw indexFault(
      'index-damaged',
      `The manifest of the index ${folder} cannot be read.`,
      REBUILD,
      cause,
    );
  });
  return parseManifest(text, path.basename(folder), folder);
}

async function checkFiles(folder: string, manifest: IndexManifest): Promise<void> {
  const found = new Map((await hashFiles(folder)).map((file) => [file.path, file]));
  for (const file of manifest.files) {
    const actual = found.get(file.path);
    if (!actual) {
      throw indexFault('index-damaged', `The index ${folder} lacks its file ${file.path}.`);
    }
    if (actual.sha256 !== file.sha256) {
      throw indexFault(
        'index-damaged',
        `The file ${file.path} of the index ${folder} is damaged (${actual.bytes} of ${file.bytes} bytes, wrong hash).`,
      );
    }
  }
}

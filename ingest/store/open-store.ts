import path from 'node:path';
import { KuntaopasError } from '#corpus/errors';
import type { Material } from '#corpus/material';
import type { Place } from '#corpus/places';
import { ANALYSER_VERSION } from '../language/analyse.js';
import {
  currentGeneration,
  generationName,
  hashFiles,
  isHeld,
  previousGeneration,
  readManifestText,
  restoreGeneration,
} from './atomic-folder.js';
import { hnswWriter, readHnswGeneration } from './hnsw-store.js';
import type { IndexManifest } from './manifest.js';
import { hashMaterial, hashPlaces, INDEX_SCHEMA, indexManifestSchema } from './manifest.js';
import type { ChunkReader, ChunkWriter } from './store.js';

/** What the caller stands on; an index made from anything else is refused. */
export type ExpectedIndex = {
  readonly model: Pick<IndexManifest['model'], 'id' | 'sha256' | 'dimensions'>;
  readonly materials: readonly Material[];
  readonly places: readonly Place[];
};

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
    throw fault('index-missing', `There is no index in ${indexFolder}.`);
  }
  const manifest = await checkGeneration(folder, expected.model);
  if (!(await isHeld(indexFolder, folder))) checkCorpus(folder, manifest, expected);
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
    throw fault(
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
  if (manifest.analyser !== ANALYSER_VERSION) {
    throw fault(
      'index-outdated',
      `The index ${folder} was made by text analysis ${manifest.analyser}, this is ${ANALYSER_VERSION}.`,
    );
  }
  if (manifest.model.sha256 !== model.sha256 || manifest.model.dimensions !== model.dimensions) {
    // The same name, trained again: nobody has set anything, so nobody has to decide.
    if (manifest.model.id === model.id) {
      throw fault(
        'index-outdated',
        `The index ${folder} was made with other files of the embedding model ${model.id}.`,
      );
    }
    throw fault(
      'index-model-mismatch',
      `The index ${folder} was made with the embedding model ${manifest.model.id} ` +
        `(${manifest.model.dimensions} dimensions), but EMBEDDING_MODEL is ${model.id} (${model.dimensions}).`,
      'Run npm run ingest to build the index with this model, or set EMBEDDING_MODEL back.',
    );
  }
  return manifest;
}

function checkCorpus(
  folder: string,
  manifest: IndexManifest,
  { materials, places }: ExpectedIndex,
): void {
  const hashes = materials.map((material) => `${material.manifest.id} ${hashMaterial(material)}`);
  const indexed = manifest.materials.map(({ id, sha256 }) => `${id} ${sha256}`);
  if (hashPlaces(places) === manifest.gazetteer && hashes.join() === indexed.join()) return;
  throw fault('index-stale', `The corpus has changed since the index ${folder} was made.`);
}

async function readIndexManifest(folder: string): Promise<IndexManifest> {
  let text: string;
  let json: unknown;
  try {
    text = await readManifestText(folder);
    json = JSON.parse(text);
  } catch (cause) {
    throw fault(
      'index-damaged',
      `The manifest of the index ${folder} cannot be read.`,
      REBUILD,
      cause,
    );
  }
  const schema = (json as { schema?: unknown } | null)?.schema;
  if (typeof schema === 'number' && schema !== INDEX_SCHEMA) {
    throw fault(
      'index-outdated',
      `The index ${folder} has format ${schema}, this is ${INDEX_SCHEMA}.`,
    );
  }
  const result = indexManifestSchema.safeParse(json);
  // A generation is named by the hash of its manifest, which holds the hashes of all else.
  const isOwn = path.basename(folder).startsWith(generationName(text));
  if (result.success && !isOwn) {
    throw fault('index-damaged', `The manifest of ${folder} is not the one it was named by.`);
  }
  if (!result.success) {
    throw fault(
      'index-damaged',
      `The manifest of ${folder} is no index manifest.`,
      REBUILD,
      result.error,
    );
  }
  return result.data;
}

async function checkFiles(folder: string, manifest: IndexManifest): Promise<void> {
  const found = new Map((await hashFiles(folder)).map((file) => [file.path, file]));
  for (const file of manifest.files) {
    const actual = found.get(file.path);
    if (!actual) {
      throw fault('index-damaged', `The index ${folder} lacks its file ${file.path}.`);
    }
    if (actual.sha256 !== file.sha256) {
      throw fault(
        'index-damaged',
        `The file ${file.path} of the index ${folder} is damaged (${actual.bytes} of ${file.bytes} bytes, wrong hash).`,
      );
    }
  }
}

const REBUILD = 'Run npm run ingest to build it again.';

function fault(code: string, message: string, remedy = REBUILD, cause?: unknown): KuntaopasError {
  return new KuntaopasError({ code, message, remedy, cause });
}

import { isDeepStrictEqual } from 'node:util';
import { KuntaopasError } from '#corpus/errors';
import type { Material } from '#corpus/material';
import type { Place } from '#corpus/places';
import { ANALYSER_VERSION } from '../language/analyse.js';
import { generationName } from './atomic-folder.js';
import type { IndexManifest } from './manifest.js';
import { hashMaterial, hashPlaces, INDEX_SCHEMA, indexManifestSchema } from './manifest.js';

/** What the caller stands on; an index made from anything else is refused. */
export type ExpectedIndex = {
  readonly model: IndexManifest['model'];
  readonly materials: readonly Material[];
  readonly places: readonly Place[];
};

/**
 * Reads the text of a manifest that was named `generation`; `place` says in faults which index it is.
 *
 * @throws KuntaopasError `index-damaged`, `index-outdated`.
 */
export function parseManifest(text: string, generation: string, place: string): IndexManifest {
  const json = parseJson(text, place);
  const schema = (json as { schema?: unknown } | null)?.schema;
  if (typeof schema === 'number' && schema !== INDEX_SCHEMA) {
    throw indexFault(
      'index-outdated',
      `The index ${place} has format ${schema}, this is ${INDEX_SCHEMA}.`,
    );
  }
  const result = indexManifestSchema.safeParse(json);
  // A generation is named by the hash of its manifest, which holds the hashes of all else.
  const isOwn = generation.startsWith(generationName(text));
  if (result.success && !isOwn) {
    throw indexFault('index-damaged', `The manifest of ${place} is not the one it was named by.`);
  }
  if (!result.success) {
    throw indexFault(
      'index-damaged',
      `The manifest of ${place} is no index manifest.`,
      REBUILD,
      result.error,
    );
  }
  return result.data;
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw indexFault(
      'index-damaged',
      `The manifest of the index ${place} cannot be read.`,
      REBUILD,
      cause,
    );
  }
}

/**
 * Checks who made an index: the same analysis of text, the same model.
 *
 * @throws KuntaopasError `index-outdated`, `index-model-mismatch`.
 */
export function checkMaker(
  manifest: IndexManifest,
  model: ExpectedIndex['model'],
  place: string,
): void {
  if (manifest.analyser !== ANALYSER_VERSION) {
    throw indexFault(
      'index-outdated',
      `The index ${place} was made by text analysis ${manifest.analyser}, this is ${ANALYSER_VERSION}.`,
    );
  }
  if (isDeepStrictEqual(manifest.model, { ...model, id: manifest.model.id })) return;
  // The same name, trained again: nobody has set anything, so nobody has to decide.
  if (manifest.model.id === model.id) {
    throw indexFault(
      'index-outdated',
      `The index ${place} was made with other files of the embedding model ${model.id}.`,
    );
  }
  throw indexFault(
    'index-model-mismatch',
    `The index ${place} was made with the embedding model ${manifest.model.id} ` +
      `(${manifest.model.dimensions} dimensions), but EMBEDDING_MODEL is ${model.id} (${model.dimensions}).`,
    'Run npm run ingest to build the index with this model, or set EMBEDDING_MODEL back.',
  );
}

/**
 * Checks that an index was made from these materials and places.
 *
 * @throws KuntaopasError `index-stale`.
 */
export function checkCorpus(
  manifest: IndexManifest,
  { materials, places }: ExpectedIndex,
  place: string,
): void {
  const hashes = materials.map((material) => `${material.manifest.id} ${hashMaterial(material)}`);
  const indexed = manifest.materials.map(({ id, sha256 }) => `${id} ${sha256}`);
  if (hashPlaces(places) === manifest.gazetteer && hashes.join() === indexed.join()) return;
  throw indexFault('index-stale', `The corpus has changed since the index ${place} was made.`);
}

/** What mends most faults of an index. */
export const REBUILD = 'Run npm run ingest to build it again.';

/** A fault of an index. */
export function indexFault(
  code: string,
  message: string,
  remedy = REBUILD,
  cause?: unknown,
): KuntaopasError {
  return new KuntaopasError({ code, message, remedy, cause });
}

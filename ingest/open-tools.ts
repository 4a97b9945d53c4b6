import type { Material } from '#corpus/material';
import type { Place } from '#corpus/places';
import { findPlacesFolder, readPlaces } from '#corpus/places';
import type { IngestConfig } from './config.js';
import type { Embedder } from './embedding/embedder.js';
import { openEmbedder } from './embedding/embedder.js';
import { readCorpus } from './read-corpus.js';

/** All that is read before an index can be built or opened. */
export type Tools = {
  readonly materials: readonly Material[];
  readonly places: readonly Place[];
  readonly embedder: Embedder;
};

/**
 * Loads the model that the configuration names.
 *
 * @throws KuntaopasError what {@link openEmbedder} throws.
 */
export function openConfiguredEmbedder(config: IngestConfig): Promise<Embedder> {
  return openEmbedder({
    id: config.EMBEDDING_MODEL,
    modelsFolder: config.MODELS_FOLDER,
    allowRemote: config.ALLOW_REMOTE_MODELS,
  });
}

/**
 * Reads corpus and gazetteer, which may change while a server runs.
 *
 * @throws KuntaopasError what {@link readCorpus} and {@link readPlaces} throw.
 */
export async function readSources({
  CORPUS_FOLDER,
}: Pick<IngestConfig, 'CORPUS_FOLDER'>): Promise<Omit<Tools, 'embedder'>> {
  const materials = await readCorpus(CORPUS_FOLDER);
  return { materials, places: await readPlaces(await findPlacesFolder(CORPUS_FOLDER)) };
}

/**
 * Opens both; ingest and server open the same.
 *
 * @throws KuntaopasError as {@link readSources} and {@link openConfiguredEmbedder}.
 */
export async function openTools(config: IngestConfig): Promise<Tools> {
  // The corpus first: when its folder is wrong, that is what to say.
  const sources = await readSources(config);
  return { ...sources, embedder: await openConfiguredEmbedder(config) };
}

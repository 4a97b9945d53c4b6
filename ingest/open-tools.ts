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
 * Reads corpus and gazetteer and loads the model that the configuration names; ingest and server
 * open the same.
 *
 * @throws KuntaopasError what {@link readCorpus}, {@link readPlaces} and {@link openEmbedder} throw.
 */
export async function openTools(config: IngestConfig): Promise<Tools> {
  // The corpus first: when its folder is wrong, that is what to say.
  const materials = await readCorpus(config.CORPUS_FOLDER);
  const [places, embedder] = await Promise.all([
    readPlaces(await findPlacesFolder(config.CORPUS_FOLDER)),
    openEmbedder({
      id: config.EMBEDDING_MODEL,
      modelsFolder: config.MODELS_FOLDER,
      allowRemote: config.ALLOW_REMOTE_MODELS,
    }),
  ]);
  return { materials, places, embedder };
}

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { IngestConfig } from '#ingest/config';
import { ingestMaterials } from '#ingest/ingest-material';
import { openTools } from '#ingest/open-tools';
import { openWriter } from '#ingest/store/open-store';
import { openVectorCache } from '#ingest/store/vector-cache';

/** What it takes to build an index, as `npm run ingest` does. */
export type BuildFigures = {
  readonly chunks: number;
  readonly vectors: number;
  /** Texts that were embedded in this build; the others were known from before. */
  readonly embedded: number;
  readonly seconds: number;
  /** Of processors, all threads together: the same on a busy machine. */
  readonly cpuSeconds: number;
  /** Of those, until the last text was embedded. */
  readonly secondsEmbedding: number;
  /** Most memory that the process had at once, MiB. */
  readonly peakMemory: number;
  /** Size of the generation on the disk, MiB; and of the vectors kept beside it. */
  readonly indexSize: number;
  readonly cacheSize: number;
};

/** Builds the index of a corpus and tells what it took. */
export async function measureBuild(config: IngestConfig): Promise<BuildFigures> {
  const begun = performance.now();
  const tools = await openTools(config);
  const vectorCache = await openVectorCache(config.INDEX_FOLDER, tools.embedder.model);
  let embedded = 0;
  let embeddingEnded = begun;
  const { counts, files } = await ingestMaterials(
    tools.materials,
    { ...tools, vectorCache },
    openWriter(config.INDEX_FOLDER),
    (done) => {
      embedded = done;
      embeddingEnded = performance.now();
    },
  );
  const ended = performance.now();
  const { user, system } = process.cpuUsage();
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return {
    chunks: counts.chunks,
    vectors: counts.vectors,
    embedded,
    seconds: (ended - begun) / 1_000,
    cpuSeconds: (user + system) / 1_000_000,
    secondsEmbedding: (embeddingEnded - begun) / 1_000,
    peakMemory: process.resourceUsage().maxRSS / 1_024,
    indexSize: bytes / 2 ** 20,
    cacheSize: (await sizeOf(path.join(config.INDEX_FOLDER, 'embedded'))) / 2 ** 20,
  };
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(path.join(folder, name))).size;
  return bytes;
}

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { IngestConfig } from '#ingest/config';
import { openConfiguredEmbedder } from '#ingest/open-tools';
import { currentGeneration } from '#ingest/store/atomic-folder';
import { openVectors, saveVectors } from '#ingest/store/hnsw-vectors';
import { openScanned, saveScanned } from '#ingest/store/scanned-vectors';
import { createExactSearch, type EmbeddedChunks, readEmbeddedChunks } from './exact-search.js';
import { type Latency, latencyOf, type Taken, timed } from './latency.js';
import type { ScaleQuestion } from './make-materials.js';

/** Neighbours of which recall is told; and as many as an answer asks for. */
const K = 10;
const CANDIDATES = 200;
/** Searches before the clock counts. */
const WARM_UP = 20;

/** What one way of keeping the vectors of texts takes, and how well it finds. */
export type SearchFigures = {
  /** To put all vectors into it and write it, by processors. */
  readonly cpuSecondsToBuild: number;
  /** Of a search for as many as an answer asks for, its vector at hand. */
  readonly search: Latency;
  /** Share of the true 10 nearest that are among the first 10. */
  readonly recall: number;
};

/** Both ways that `ingest/store/text-vectors.ts` chooses from, whichever it takes for so many. */
export type SearchesFigures = {
  /** hnswlib's graph. */
  readonly graph: SearchFigures;
  /** Rows of int8 that are compared with one by one. */
  readonly rows: SearchFigures;
};

/** Keeps the vectors of an index in either way, and asks both the same questions. */
export async function measureSearches(
  config: IngestConfig,
  questions: readonly ScaleQuestion[],
): Promise<SearchesFigures> {
  const { INDEX_FOLDER: indexFolder } = config;
  const embedder = await openConfiguredEmbedder(config);
  const generation = (await currentGeneration(indexFolder)) ?? '';
  const embedded = await readEmbeddedChunks({ indexFolder, generation }, embedder.model);
  const asked: number[][] = [];
  for (const { text } of questions) asked.push(await embedder.embedQuery(text));
  return {
    graph: await measureWay({ save: saveVectors, open: openVectors }, embedded, asked),
    rows: await measureWay({ save: saveScanned, open: openScanned }, embedded, asked),
  };
}

type Way = { readonly save: typeof saveScanned; readonly open: typeof openVectors<{ id: string }> };

async function measureWay(
  { save, open }: Way,
  embedded: EmbeddedChunks,
  asked: readonly (readonly number[])[],
): Promise<SearchFigures> {
  const { ids, dimensions, vectors } = embedded;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-vectors-'));
  try {
    const entries = ids.map((id, i) => ({
      id,
      vector: Array.from(vectors.subarray(i * dimensions, (i + 1) * dimensions)),
    }));
    const building: Taken[] = [];
    await timed(building, () => save(folder, entries, dimensions));
    const index = await open(folder, { dimensions, total: ids.length });
    const exact = createExactSearch(embedded);
    for (const vector of asked.slice(0, WARM_UP)) index.nearest(vector, CANDIDATES);
    const taken: Taken[] = [];
    let found = 0;
    for (const vector of asked) {
      // A copy, so that what was found for the same one in warming up is not at hand.
      const matches = await timed(taken, () => index.nearest([...vector], CANDIDATES));
      found += exact.countNearest(
        vector,
        K,
        matches.map(({ entry }) => entry.id),
      );
    }
    return {
      cpuSecondsToBuild: (building[0]?.cpu ?? 0) / 1_000,
      search: latencyOf(taken),
      recall: found / (asked.length * Math.min(K, ids.length)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { Language } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import { ANALYSER_VERSION } from '../language/analyse.js';
import { publishGeneration } from './atomic-folder.js';
import { createLexicalReader } from './lexical-reader.js';
import type { IndexManifest } from './manifest.js';
import { hashMaterial, INDEX_SCHEMA } from './manifest.js';
import type {
  ChunkMatch,
  ChunkReader,
  ChunkWriter,
  GapVector,
  IndexContent,
  IndexedMaterial,
  QuestionMatch,
  QuestionVector,
  StoredChunk,
} from './store.js';

const VECTORS = 'vectors';
const QUESTIONS = 'questions';
const GAPS = 'gaps';
const DOCUMENTS = 'documents.json';

/**
 * Breadth of the graph search. hnswlib's default of 10 finds half of the true neighbours among 1,000
 * vectors, and is restored by every load (nmslib/hnswlib PR 620); with as many as there are vectors
 * the search is in effect exact.
 */
const MIN_EF = 100;
const MAX_EF = 500;

/** Vectors come ready-made: the store must never embed by itself. */
const NO_EMBEDDINGS: EmbeddingsInterface = {
  embedQuery: () => Promise.reject(new Error('the store does not embed')),
  embedDocuments: () => Promise.reject(new Error('the store does not embed')),
};

type Documents = {
  readonly materials: readonly IndexedMaterial[];
  readonly chunks: readonly StoredChunk[];
};
type VectorEntry = { readonly chunk: number; readonly language: Language };
type QuestionEntry = Omit<QuestionVector, 'vector'>;
type GapEntry = Omit<GapVector, 'vector'>;

/** Writes an index folder: LangChain's HNSWLib files, the documents, and a manifest of hashes. */
export function hnswWriter(root: string): ChunkWriter {
  return {
    async replaceAll(content: IndexContent): Promise<IndexManifest> {
      const { model, gazetteer, materials, chunks, vectors, questionVectors, gapVectors } = content;
      const { manifest } = await publishGeneration(
        root,
        async (folder) => {
          await saveVectors(path.join(folder, VECTORS), vectors);
          await saveVectors(path.join(folder, QUESTIONS), questionVectors);
          await saveVectors(path.join(folder, GAPS), gapVectors);
          const documents: Documents = { materials, chunks };
          await writeFile(path.join(folder, DOCUMENTS), JSON.stringify(documents));
        },
        (files) => ({
          schema: INDEX_SCHEMA,
          analyser: ANALYSER_VERSION,
          model,
          gazetteer,
          materials: materials.map((material) => ({
            id: material.manifest.id,
            sha256: hashMaterial(material),
          })),
          counts: {
            slides: sum(materials, ({ pages }) => pages.length),
            cases: sum(materials, ({ cases }) => cases.length),
            passages: sum(materials, ({ pages }) => sum(pages, (page) => page.passages.length)),
            chunks: chunks.length,
            vectors: vectors.length,
            questions: questionVectors.length,
            gaps: gapVectors.length,
          },
          files: [...files],
        }),
      );
      return manifest;
    },
  };
}

/**
 * Opens the files of a generation. The caller has checked their hashes: hnswlib may crash the process
 * on one flipped bit, so no unchecked file may reach it.
 */
export async function readHnswGeneration(
  folder: string,
  manifest: IndexManifest,
): Promise<ChunkReader> {
  const documents = JSON.parse(await readFile(path.join(folder, DOCUMENTS), 'utf8')) as Documents;
  const { materials, chunks } = documents;
  const { counts } = manifest;
  const search = await loadVectors<VectorEntry>(path.join(folder, VECTORS), counts.vectors);
  const searchQuestions = await loadVectors<QuestionEntry>(
    path.join(folder, QUESTIONS),
    counts.questions,
  );
  const searchGaps = await loadVectors<GapEntry>(path.join(folder, GAPS), counts.gaps);
  return {
    manifest,
    materials,
    places: new Set(chunks.flatMap(({ places }) => placeIds(places))),
    async nearest(vector, k) {
      // A chunk has a vector for each of its languages: ask for enough to have k chunks left.
      const best = new Map<number, ChunkMatch>();
      for (const [entry, score] of await search(vector, k * languageSchema.options.length)) {
        const chunk = chunks[entry.chunk];
        if (!chunk || best.has(entry.chunk)) continue;
        best.set(entry.chunk, { chunk, language: entry.language, score });
      }
      return [...best.values()].slice(0, k);
    },
    async nearestQuestions(vector, k) {
      const best = new Map<string, QuestionMatch>();
      for (const [entry, score] of await searchQuestions(vector, k)) {
        const chunk = chunks[entry.chunk];
        const key = `${entry.chunk} ${entry.passage}`;
        if (chunk && !best.has(key)) best.set(key, { chunk, passage: entry.passage, score });
      }
      return [...best.values()];
    },
    async nearestGaps(vector, k) {
      return (await searchGaps(vector, k)).map(([entry, score]) => ({ ...entry, score }));
    },
    ...createLexicalReader(chunks),
  };
}

/** Saves vectors of unit length, each with what it is the vector of; no folder for none. */
async function saveVectors(
  folder: string,
  vectors: readonly { readonly vector: readonly number[] }[],
): Promise<void> {
  if (vectors.length === 0) return;
  const store = new HNSWLib(NO_EMBEDDINGS, { space: 'cosine' });
  await store.addVectors(
    vectors.map(({ vector }) => [...vector]),
    vectors.map(({ vector: _, ...metadata }) => ({ pageContent: '', metadata })),
  );
  await store.save(folder);
}

/** Loads what {@link saveVectors} saved: a search that gives entries with their cosines, best first. */
async function loadVectors<T>(
  folder: string,
  total: number,
): Promise<(vector: readonly number[], k: number) => Promise<readonly (readonly [T, number])[]>> {
  if (total === 0) return async () => [];
  const store = await HNSWLib.load(folder, NO_EMBEDDINGS);
  store.index.setEf(Math.max(MIN_EF, Math.min(total, MAX_EF)));
  return async (vector, k) => {
    const found = await store.similaritySearchVectorWithScore([...vector], Math.min(total, k));
    return found.map(([document, distance]) => [document.metadata as T, 1 - distance]);
  };
}

/** Every id by which a chunk can be asked for. */
function placeIds({ own, named, around }: StoredChunk['places']): readonly string[] {
  return [...own, ...named, ...around];
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

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
  IndexContent,
  IndexedMaterial,
  StoredChunk,
} from './store.js';

const VECTORS = 'vectors';
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

/** Writes an index folder: LangChain's HNSWLib files, the documents, and a manifest of hashes. */
export function hnswWriter(root: string): ChunkWriter {
  return {
    async replaceAll(content: IndexContent): Promise<IndexManifest> {
      const { model, gazetteer, materials, chunks, vectors } = content;
      const { manifest } = await publishGeneration(
        root,
        async (folder) => {
          const store = new HNSWLib(NO_EMBEDDINGS, { space: 'cosine' });
          await store.addVectors(
            vectors.map(({ vector }) => [...vector]),
            vectors.map(({ chunk, language }) => ({
              pageContent: '',
              metadata: { chunk, language } satisfies VectorEntry,
            })),
          );
          await store.save(path.join(folder, VECTORS));
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
  const store = await HNSWLib.load(path.join(folder, VECTORS), NO_EMBEDDINGS);
  store.index.setEf(Math.max(MIN_EF, Math.min(manifest.counts.vectors, MAX_EF)));
  return createReader({ store, manifest, chunks: documents.chunks }, documents);
}

type Opened = Pick<Documents, 'chunks'> & {
  readonly store: HNSWLib;
  readonly manifest: IndexManifest;
};

/** A reader of all that was opened, or of the part of it that is `documents`. */
function createReader(opened: Opened, { materials, chunks }: Documents): ChunkReader {
  const { store, manifest } = opened;
  const isAll = chunks.length === opened.chunks.length;
  const own = new Set(isAll ? [] : chunks);
  const total = manifest.counts.vectors;
  const views = new Map<string, ChunkReader>();
  const chunkOf = (metadata: unknown) => opened.chunks[(metadata as VectorEntry).chunk];
  return {
    manifest,
    materials,
    places: new Set(chunks.flatMap(({ places }) => placeIds(places))),
    ofMaterial(materialId) {
      const known = views.get(materialId);
      if (known) return known;
      const view = createReader(opened, {
        materials: materials.filter((material) => material.manifest.id === materialId),
        chunks: chunks.filter((chunk) => chunk.materialId === materialId),
      });
      // Of ids that nobody has, none is kept: they may come from outside.
      if (view.materials.length > 0) views.set(materialId, view);
      return view;
    },
    async nearest(vector, k) {
      if (chunks.length === 0) return [];
      // A chunk has a vector for each of its languages: ask for enough to have k chunks left.
      const wanted = Math.min(total, k * languageSchema.options.length);
      const isOwn = ({ metadata }: { metadata: unknown }) => {
        const chunk = chunkOf(metadata);
        return chunk !== undefined && own.has(chunk);
      };
      const found = await store.similaritySearchVectorWithScore(
        [...vector],
        wanted,
        isAll ? undefined : isOwn,
      );
      const best = new Map<StoredChunk, ChunkMatch>();
      for (const [{ metadata }, distance] of found) {
        const chunk = chunkOf(metadata);
        if (!chunk || best.has(chunk)) continue;
        const { language } = metadata as VectorEntry;
        best.set(chunk, { chunk, language, score: 1 - distance });
      }
      return [...best.values()].slice(0, k);
    },
    ...createLexicalReader(chunks),
  };
}

/** Every id by which a chunk can be asked for. */
function placeIds({ own, named, around }: StoredChunk['places']): readonly string[] {
  return [...own, ...named, ...around];
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

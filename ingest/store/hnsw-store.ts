import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { languageSchema } from '#corpus/material';
import { ANALYSER_VERSION } from '../language/analyse.js';
import { publishGeneration } from './atomic-folder.js';
import { openVectors, saveVectors, type VectorEntry } from './hnsw-vectors.js';
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

type Documents = {
  readonly materials: readonly IndexedMaterial[];
  readonly chunks: readonly StoredChunk[];
};

/**
 * Writes an index folder: LangChain's HNSWLib files, the documents, and a manifest of hashes. What it
 * wrote it opens before it publishes it: hnswlib does not notice when a disk is full.
 */
export function hnswWriter(root: string): ChunkWriter {
  return {
    async replaceAll(content: IndexContent): Promise<IndexManifest> {
      const { materials, chunks, vectors } = content;
      const facts = factsOf(content);
      const { manifest } = await publishGeneration(
        root,
        async (folder) => {
          await saveVectors(path.join(folder, VECTORS), vectors, facts.model.dimensions);
          const documents: Documents = { materials, chunks };
          await writeFile(path.join(folder, DOCUMENTS), JSON.stringify(documents));
          await openVectors(path.join(folder, VECTORS), facts);
        },
        (files) => ({ ...facts, files: [...files] }),
      );
      return manifest;
    },
  };
}

function factsOf(content: IndexContent): Omit<IndexManifest, 'files'> {
  const { model, gazetteer, materials, chunks, vectors } = content;
  return {
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
  const nearestVectors = await openVectors(path.join(folder, VECTORS), manifest);
  return {
    generation: path.basename(folder),
    manifest,
    materials,
    places: new Set(chunks.flatMap(({ places }) => placeIds(places))),
    async nearest(vector, k) {
      // A chunk has a vector for each of its languages: ask for enough to have k chunks left.
      const found = await nearestVectors(vector, k * languageSchema.options.length);
      const best = new Map<number, ChunkMatch>();
      for (const [document, distance] of found) {
        const entry = document.metadata as VectorEntry;
        const chunk = chunks[entry.chunk];
        if (!chunk || best.has(entry.chunk)) continue;
        best.set(entry.chunk, { chunk, language: entry.language, score: 1 - distance });
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

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Language, languageSchema } from '#corpus/material';
import { publishGeneration } from './atomic-folder.js';
import { describeContent } from './describe-content.js';
import { openVectors, saveVectors } from './hnsw-vectors.js';
import { createLexicalReader } from './lexical-reader.js';
import type { IndexManifest } from './manifest.js';
import { placeIds } from './place-ids.js';
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

type Documents = {
  readonly materials: readonly IndexedMaterial[];
  readonly chunks: readonly StoredChunk[];
};

type VectorEntry = { readonly chunk: number; readonly language: Language };
type QuestionEntry = Omit<QuestionVector, 'vector'>;
type GapEntry = Omit<GapVector, 'vector'>;

/**
 * Writes an index folder: LangChain's HNSWLib files, the documents, and a manifest of hashes. What it
 * wrote it opens before it publishes it: hnswlib does not notice when a disk is full.
 */
export function hnswWriter(root: string): ChunkWriter {
  return {
    async replaceAll(content: IndexContent): Promise<IndexManifest> {
      const { materials, chunks, vectors, questionVectors, gapVectors } = content;
      const facts = describeContent(content);
      const { manifest } = await publishGeneration(
        root,
        async (folder) => {
          const { dimensions } = facts.model;
          await saveVectors(path.join(folder, VECTORS), vectors, dimensions);
          await saveVectors(path.join(folder, QUESTIONS), questionVectors, dimensions);
          await saveVectors(path.join(folder, GAPS), gapVectors, dimensions);
          const documents: Documents = { materials, chunks };
          await writeFile(path.join(folder, DOCUMENTS), JSON.stringify(documents));
          await openAll(folder, facts);
        },
        (files) => ({ ...facts, files: [...files] }),
      );
      return manifest;
    },
  };
}

/** Opens the vectors of a generation, each sort by itself. */
async function openAll(folder: string, { model, counts }: Pick<IndexManifest, 'model' | 'counts'>) {
  return {
    vectors: await openVectors(path.join(folder, VECTORS), { model, total: counts.vectors }),
    questions: await openVectors(path.join(folder, QUESTIONS), { model, total: counts.questions }),
    gaps: await openVectors(path.join(folder, GAPS), { model, total: counts.gaps }),
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
  const opened = await openAll(folder, manifest);
  return createReader({ ...opened, ...documents, folder, manifest }, documents);
}

type Opened = Documents &
  Awaited<ReturnType<typeof openAll>> & {
    readonly folder: string;
    readonly manifest: IndexManifest;
  };

/** A reader of all that was opened, or of the part of it that is `documents`. */
function createReader(opened: Opened, { materials, chunks }: Documents): ChunkReader {
  const { folder, manifest } = opened;
  const isAll = materials.length === opened.materials.length;
  const ownChunks = new Set(isAll ? [] : chunks);
  const ownIds = new Set(materials.map((material) => material.manifest.id));
  const isOfOwnChunk = (entry: Pick<VectorEntry, 'chunk'>) => {
    const chunk = opened.chunks[entry.chunk];
    return chunk !== undefined && ownChunks.has(chunk);
  };
  const isOfOwnMaterial = ({ materialId }: GapEntry) => ownIds.has(materialId);
  const views = new Map<string, ChunkReader>();
  return {
    generation: path.basename(folder),
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
      const wanted = k * languageSchema.options.length;
      const found = await opened.vectors(vector, wanted, isAll ? undefined : isOfOwnChunk);
      const best = new Map<StoredChunk, ChunkMatch>();
      for (const [{ metadata }, distance] of found) {
        const entry = metadata as VectorEntry;
        const chunk = opened.chunks[entry.chunk];
        if (!chunk || best.has(chunk)) continue;
        best.set(chunk, { chunk, language: entry.language, score: 1 - distance });
      }
      return [...best.values()].slice(0, k);
    },
    async nearestQuestions(vector, k) {
      if (chunks.length === 0) return [];
      const found = await opened.questions(vector, k, isAll ? undefined : isOfOwnChunk);
      const best = new Map<string, QuestionMatch>();
      for (const [{ metadata }, distance] of found) {
        const { chunk: position, passage } = metadata as QuestionEntry;
        const chunk = opened.chunks[position];
        const key = `${position} ${passage}`;
        if (chunk && !best.has(key)) best.set(key, { chunk, passage, score: 1 - distance });
      }
      return [...best.values()];
    },
    async nearestGaps(vector, k) {
      if (materials.length === 0) return [];
      const found = await opened.gaps(vector, k, isAll ? undefined : isOfOwnMaterial);
      return found.map(([document, distance]) => ({
        ...(document.metadata as GapEntry),
        score: 1 - distance,
      }));
    },
    ...createLexicalReader(chunks),
  };
}

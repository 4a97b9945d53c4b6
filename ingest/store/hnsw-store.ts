import path from 'node:path';
import type { Language } from '#corpus/material';
import { publishGeneration } from './atomic-folder.js';
import { describeContent } from './describe-content.js';
import { type Documents, readDocuments, writeDocuments } from './documents.js';
import { findReusable } from './find-reusable.js';
import { createLabelLists, groupByChunk, type LabelsByChunk } from './label-lists.js';
import { createLexicalReader } from './lexical-reader.js';
import type { IndexManifest } from './manifest.js';
import { indexPlaces } from './place-index.js';
import { openScanned, saveScanned } from './scanned-vectors.js';
import type {
  ChunkMatch,
  ChunkReader,
  ChunkWriter,
  GapVector,
  IndexContent,
  QuestionMatch,
  QuestionVector,
  StoredChunk,
  TopicVector,
} from './store.js';
import { openTextVectors, SCANNED, type ScannedSizes, saveTextVectors } from './text-vectors.js';
import { type VectorSort, vectorDimensions } from './vector-dimensions.js';

const VECTORS = 'vectors';
const QUESTIONS = 'questions';
const GAPS = 'gaps';
const TOPICS = 'topics';

type VectorEntry = { readonly chunk: number; readonly language: Language };
type QuestionEntry = Omit<QuestionVector, 'vector'>;
type GapEntry = Omit<GapVector, 'vector'>;
type TopicEntry = Omit<TopicVector, 'vector'>;

/**
 * Writes an index folder: texts in LangChain's HNSWLib files or, when there are many, in rows that are compared
 * with one by one, as are questions, gaps and topics; the documents, and a manifest of hashes. What it wrote it opens
 * before it publishes it: hnswlib does not notice when a disk is full.
 */
export function hnswWriter(root: string, sizes: ScannedSizes = SCANNED): ChunkWriter {
  return {
    async replaceAll(content: IndexContent): Promise<IndexManifest> {
      const { materials, chunks, vectors, questionVectors, gapVectors, topicVectors } = content;
      const facts = describeContent(content);
      const before = async () => {
        const live = await findReusable(root, facts.model);
        return live && path.join(live, VECTORS);
      };
      const { manifest } = await publishGeneration(
        root,
        async (folder) => {
          const dimensions = vectorDimensions(facts.model);
          const texts = path.join(folder, VECTORS);
          await saveTextVectors(texts, vectors, dimensions.vectors, before, sizes);
          await saveScanned(path.join(folder, QUESTIONS), questionVectors, dimensions.questions);
          await saveScanned(path.join(folder, GAPS), gapVectors, dimensions.gaps);
          await saveScanned(path.join(folder, TOPICS), topicVectors, dimensions.topics);
          await writeDocuments(folder, { materials, chunks });
          await openAll(folder, facts, sizes);
        },
        (files) => ({ ...facts, files: [...files] }),
      );
      return manifest;
    },
  };
}

/** Opens the vectors of a generation, each sort by itself. */
async function openAll(
  folder: string,
  { model, counts }: Pick<IndexManifest, 'model' | 'counts'>,
  sizes: ScannedSizes,
) {
  const dimensions = vectorDimensions(model);
  const facts = (sort: VectorSort) => ({ dimensions: dimensions[sort], total: counts[sort] });
  const at = (sort: VectorSort) => path.join(folder, sort);
  return {
    vectors: await openTextVectors<VectorEntry>(at(VECTORS), facts(VECTORS), sizes),
    questions: await openScanned<QuestionEntry>(
      at(QUESTIONS),
      facts(QUESTIONS),
      ({ chunk, passage }) => `${chunk} ${passage}`,
    ),
    gaps: await openScanned<GapEntry>(
      at(GAPS),
      facts(GAPS),
      ({ materialId, slide }) => `${materialId} ${slide}`,
    ),
    topics: await openScanned<TopicEntry>(
      at(TOPICS),
      facts(TOPICS),
      ({ materialId, topic }) => `${materialId} ${topic}`,
    ),
  };
}

/**
 * Opens the files of a generation. The caller has checked their hashes: hnswlib may crash the process
 * on one flipped bit, so no unchecked file may reach it.
 */
export async function readHnswGeneration(
  folder: string,
  manifest: IndexManifest,
  sizes: ScannedSizes = SCANNED,
): Promise<ChunkReader> {
  const documents = await readDocuments(folder);
  const opened = await openAll(folder, manifest, sizes);
  const isOf = new Map(documents.materials.map(({ manifest: { id } }) => [id, [] as number[]]));
  documents.chunks.forEach(({ materialId }, position) => {
    isOf.get(materialId)?.push(position);
  });
  const byChunk = {
    vectors: groupByChunk(opened.vectors),
    questions: groupByChunk(opened.questions),
  };
  return createReader({ ...opened, ...documents, folder, manifest, isOf, byChunk });
}

type Opened = Documents &
  Awaited<ReturnType<typeof openAll>> & {
    readonly folder: string;
    readonly manifest: IndexManifest;
    /** Positions of the chunks of each material. */
    readonly isOf: ReadonlyMap<string, readonly number[]>;
    readonly byChunk: LabelsByChunk;
  };

/** A reader of all that was opened, or of one material of it. */
function createReader(opened: Opened, only?: string): ChunkReader {
  const { folder, manifest } = opened;
  const positions = only === undefined ? undefined : (opened.isOf.get(only) ?? []);
  const chunks = positions?.flatMap((at) => opened.chunks[at] ?? []) ?? opened.chunks;
  const materials = opened.materials.filter(
    (material) => only === undefined || material.manifest.id === only,
  );
  const { places, ofPlaces } = indexPlaces(chunks);
  const lists = createLabelLists(opened.byChunk, positions, ofPlaces);
  const own = only === undefined ? undefined : labelsOf(opened, only);
  // A chunk has a vector for each of its languages: ask for enough to have k chunks left.
  const languages = Math.max(1, ...new Set(chunks.map(({ texts }) => Object.keys(texts).length)));
  const views = new Map<string, ChunkReader>();
  return {
    generation: path.basename(folder),
    manifest,
    materials,
    places,
    ofMaterial(materialId) {
      if (only !== undefined && only !== materialId) return createReader(opened, '');
      const known = views.get(materialId);
      if (known) return known;
      const view = createReader(opened, materialId);
      // Of ids that nobody has, none is kept: they may come from outside.
      if (view.materials.length > 0) views.set(materialId, view);
      return view;
    },
    async nearest(vector, k, asked) {
      if (chunks.length === 0) return [];
      const found = opened.vectors.nearest(vector, k * languages, lists(asked)?.vectors);
      const best = new Map<StoredChunk, ChunkMatch>();
      for (const { entry, distance } of found) {
        const chunk = opened.chunks[entry.chunk];
        if (!chunk || best.has(chunk)) continue;
        best.set(chunk, { chunk, language: entry.language, score: 1 - distance });
      }
      return [...best.values()].slice(0, k);
    },
    async nearestQuestions(vector, k, asked) {
      if (chunks.length === 0) return [];
      const found = opened.questions.nearest(vector, k, lists(asked)?.questions);
      return found.flatMap(({ entry: { chunk: at, passage }, distance }): QuestionMatch[] => {
        const chunk = opened.chunks[at];
        return chunk ? [{ chunk, passage, score: 1 - distance }] : [];
      });
    },
    async nearestGaps(vector, k) {
      if (materials.length === 0) return [];
      const found = opened.gaps.nearest(vector, k, own?.gaps);
      return found.map(({ entry, distance }) => ({ ...entry, score: 1 - distance }));
    },
    async nearestTopics(vector, k) {
      if (materials.length === 0) return [];
      const found = opened.topics.nearest(vector, k, own?.topics);
      return found.map(({ entry, distance }) => ({ ...entry, score: 1 - distance }));
    },
    ...createLexicalReader(chunks, undefined, ofPlaces),
  };
}

/** The labels of what is of a material as a whole. */
function labelsOf({ gaps, topics }: Opened, materialId: string) {
  const labels = ({ entries }: Opened['gaps'] | Opened['topics']) =>
    Int32Array.from(
      [...entries].flatMap(([label, entry]) => (entry.materialId === materialId ? [label] : [])),
    );
  return { gaps: labels(gaps), topics: labels(topics) };
}

import type { Language, Material } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import type { Place } from '#corpus/places';
import { readCases, readPages } from './cases.js';
import type { Chunk, ChunkText } from './chunks.js';
import { chunkPages } from './chunks.js';
import type { Embedder } from './embedding/embedder.js';
import { analyse } from './language/analyse.js';
import type { PlaceRecogniser } from './language/recognise-places.js';
import { createPlaceRecogniser } from './language/recognise-places.js';
import { splitSlides } from './slides.js';
import type { IndexManifest } from './store/manifest.js';
import { hashPlaces } from './store/manifest.js';
import type {
  ChunkPlaces,
  ChunkTerms,
  ChunkVector,
  ChunkWriter,
  IndexedMaterial,
  StoredChunk,
} from './store/store.js';

/** Texts embedded between two reports of progress. */
const REPORT_EVERY = 64;

/** How far the embedding has come: by far the longest step. */
export type IngestProgress = (done: number, total: number) => void;

/** What a text is read with; the server reads questions with the same. */
export type IngestTools = {
  readonly embedder: Embedder;
  readonly places: readonly Place[];
};

/**
 * From source to index, the steps in order: slides → cases → passages → chunks → terms → vectors →
 * index. The index before serves until the last step has succeeded.
 */
export async function ingestMaterials(
  materials: readonly Material[],
  { embedder, places }: IngestTools,
  writer: ChunkWriter,
  onProgress: IngestProgress = () => {},
): Promise<IndexManifest> {
  const recogniser = createPlaceRecogniser(places);
  const regions = new Map(places.map(({ id, region }) => [id, region]));
  const indexed = materials.map(readIndexedMaterial);
  const chunks = indexed.flatMap((material) =>
    chunkPages(material, material.pages).map((chunk) => ({
      ...chunk,
      terms: analyseTexts(chunk),
      places: findPlaces(chunk, material, recogniser, regions),
    })),
  );
  const vectors = await embedChunks(chunks, embedder, onProgress);
  const { model } = embedder;
  const gazetteer = hashPlaces(places);
  return writer.replaceAll({ model, gazetteer, materials: indexed, chunks, vectors });
}

function readIndexedMaterial(material: Material): IndexedMaterial {
  const cases = readCases(material);
  return { ...material, cases, pages: readPages(material, splitSlides(material), cases) };
}

function analyseTexts(chunk: Chunk): StoredChunk['terms'] {
  const terms: Partial<Record<Language, ChunkTerms>> = {};
  for (const [language, { header, body }] of textsOf(chunk)) {
    terms[language] = { header: analyse(header, language), body: analyse(body, language) };
  }
  return terms;
}

function findPlaces(
  chunk: Chunk,
  { manifest, cases }: IndexedMaterial,
  recogniser: PlaceRecogniser,
  regions: ReadonlyMap<string, string | undefined>,
): ChunkPlaces {
  const own = cases.find(({ id }) => id === chunk.caseId)?.places ?? [];
  const text = chunk.texts[manifest.language];
  const recognise = (part: string | undefined) =>
    recogniser.recognise(part ?? '').map(({ place }) => place.id);
  const ownRegions = own.flatMap((id) => regions.get(id) ?? []);
  return {
    own,
    named: [...new Set(recognise(text?.body))],
    around: [...new Set([...recognise(text?.header), ...ownRegions])],
  };
}

async function embedChunks(
  chunks: readonly Chunk[],
  embedder: Embedder,
  onProgress: IngestProgress,
): Promise<readonly ChunkVector[]> {
  const inputs = chunks.flatMap((chunk, position) =>
    textsOf(chunk).map(([language, { header, body }]) => ({
      chunk: position,
      language,
      text: `${header}\n${body}`,
    })),
  );
  const vectors: ChunkVector[] = [];
  onProgress(0, inputs.length);
  for (let start = 0; start < inputs.length; start += REPORT_EVERY) {
    const batch = inputs.slice(start, start + REPORT_EVERY);
    const embedded = await embedder.embedDocuments(batch.map(({ text }) => text));
    batch.forEach(({ chunk, language }, i) => {
      vectors.push({ chunk, language, vector: embedded[i] ?? [] });
    });
    onProgress(vectors.length, inputs.length);
  }
  return vectors;
}

function textsOf(chunk: Chunk): readonly (readonly [Language, ChunkText])[] {
  return languageSchema.options.flatMap((language) => {
    const text = chunk.texts[language];
    return text ? [[language, text] as const] : [];
  });
}

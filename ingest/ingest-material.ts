import type { Language, Material } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import { type Place, placesAround } from '#corpus/places';
import { readCases, readPages, type SlidePage } from './cases.js';
import type { Chunk, ChunkText } from './chunks.js';
import { chunkPages, embeddedText } from './chunks.js';
import type { Embedder } from './embedding/embedder.js';
import type { Vector } from './embedding/unit-vector.js';
import { analyse } from './language/analyse.js';
import { blankPlaces } from './language/blank-span.js';
import { readFacets } from './language/question-facets.js';
import type { PlaceRecogniser } from './language/recognise-places.js';
import { createPlaceRecogniser } from './language/recognise-places.js';
import { type HeldPassage, screenPassages } from './screen-passages.js';
import { splitSlides } from './slides.js';
import type { IndexManifest } from './store/manifest.js';
import { hashPlaces } from './store/manifest.js';
import type {
  ChunkPlaces,
  ChunkTerms,
  ChunkVector,
  ChunkWriter,
  GapVector,
  IndexedMaterial,
  QuestionVector,
  StoredChunk,
  TopicVector,
} from './store/store.js';
import type { VectorCache } from './store/vector-cache.js';

/** Texts embedded between two reports of progress. */
const REPORT_EVERY = 64;

/**
 * How far the embedding has come, by far the longest step: texts embedded, of how many that are to be, and
 * how many more were known from an ingest before.
 */
export type IngestProgress = (done: number, total: number, reused: number) => void;

/** What a text is read with; the server reads questions with the same. */
export type IngestTools = {
  readonly embedder: Embedder;
  readonly places: readonly Place[];
  /** Without one every text is embedded. */
  readonly vectorCache?: VectorCache | undefined;
};

/**
 * From source to index, the steps in order: slides → cases → passages → chunks → terms → vectors →
 * index. The index before serves until the last step has succeeded.
 */
export async function ingestMaterials(
  materials: readonly Material[],
  { embedder, places, vectorCache }: IngestTools,
  writer: ChunkWriter,
  onProgress: IngestProgress = () => {},
): Promise<IndexManifest> {
  const recogniser = createPlaceRecogniser(places);
  const around = placesAround(places);
  const indexed = materials.map(readIndexedMaterial);
  const chunks = indexed.flatMap((material) =>
    chunkPages(material, withoutHeld(material)).map((chunk) => ({
      ...chunk,
      terms: analyseTexts(chunk, material),
      places: findPlaces(chunk, material, recogniser, around),
    })),
  );
  const toEmbed = {
    vectors: textsToEmbed(chunks),
    questionVectors: questionsToEmbed(chunks, recogniser),
    gapVectors: gapsToEmbed(indexed, recogniser),
    topicVectors: topicsToEmbed(materials, recogniser),
  };
  const { vectors, questionVectors, gapVectors, topicVectors } = toEmbed;
  const subjects = [...questionVectors, ...gapVectors, ...topicVectors];
  const embedded = await embedAll(
    { texts: vectors.map(textOf), subjects: subjects.map(textOf) },
    embedder,
    vectorCache,
    onProgress,
  );
  const withVectors = <T extends object>(entries: readonly ToEmbed<T>[]) =>
    entries.map(({ text, ...entry }) => ({ ...entry, vector: embedded.texts.get(text) ?? [] }));
  const withFacets = <T extends object>(entries: readonly QuestionToEmbed<T>[]) =>
    entries.map(({ text, facets, ...entry }) => ({
      ...entry,
      vector: embedder.metric.join(embedded.subjects.get(text) ?? [], facets),
    }));
  const manifest = await writer.replaceAll({
    model: embedder.model,
    gazetteer: hashPlaces(places),
    materials: indexed,
    chunks,
    vectors: withVectors(toEmbed.vectors),
    questionVectors: withFacets(toEmbed.questionVectors),
    gapVectors: withFacets(toEmbed.gapVectors),
    topicVectors: withFacets(toEmbed.topicVectors),
  });
  await vectorCache?.settle();
  return manifest;
}

/** What a vector is of, and the text that is embedded for it. */
type ToEmbed<T> = Omit<T, 'vector'> & { readonly text: string };
type QuestionToEmbed<T> = ToEmbed<T> & { readonly facets: readonly number[] };

function readIndexedMaterial(material: Material): IndexedMaterial {
  const cases = readCases(material);
  return { ...material, cases, pages: readPages(material, splitSlides(material), cases) };
}

/** The passages of a material that are kept out of the index, since they read as orders to an assistant. */
export function heldPassages(material: Material): readonly HeldPassage[] {
  return screenPassages(material, readIndexedMaterial(material).pages);
}

function withoutHeld(material: IndexedMaterial): readonly SlidePage[] {
  const held = new Set(screenPassages(material, material.pages).map(({ id }) => id));
  return material.pages.map((page) => ({
    ...page,
    passages: page.passages.filter(({ id }) => !held.has(id)),
  }));
}

function analyseTexts(
  chunk: Chunk,
  { manifest, pages, translations }: IndexedMaterial,
): StoredChunk['terms'] {
  const page = pages.find(({ number }) => number === chunk.slide);
  const original = new Map(page?.passages.map(({ id, text }) => [id, text]));
  const terms: Partial<Record<Language, ChunkTerms>> = {};
  for (const [language, { header, body }] of textsOf(chunk)) {
    const textOf = (id: string) =>
      language === manifest.language ? original.get(id) : translations[language]?.passages[id];
    const passages = chunk.passages.map((id, passage) => ({
      text: analyse(textOf(id) ?? '', language),
      asked: [
        ...new Set(
          questionsOf(chunk, passage, language).flatMap((text) => analyse(text, language)),
        ),
      ],
    }));
    terms[language] = {
      header: analyse(header, language),
      body: analyse(body, language),
      passages,
    };
  }
  return terms;
}

function questionsOf({ questions }: Chunk, passage: number, language: Language): readonly string[] {
  return questions
    .filter((question) => question.passage === passage && question.language === language)
    .map(({ text }) => text);
}

function findPlaces(
  chunk: Chunk,
  { manifest, cases }: IndexedMaterial,
  recogniser: PlaceRecogniser,
  around: (place: string) => readonly string[],
): ChunkPlaces {
  const own = cases.find(({ id }) => id === chunk.caseId)?.places ?? [];
  const text = chunk.texts[manifest.language];
  const recognise = (part: string | undefined) =>
    recogniser.recognise(part ?? '').map(({ place }) => place.id);
  return {
    own,
    named: [...new Set(recognise(text?.body))],
    around: [...new Set([...recognise(text?.header), ...own.flatMap(around)])],
  };
}

function textsToEmbed(chunks: readonly Chunk[]): readonly ToEmbed<ChunkVector>[] {
  return chunks.flatMap((chunk, position) =>
    textsOf(chunk).map(([language, text]) => ({
      chunk: position,
      language,
      text: embeddedText(text),
    })),
  );
}

/** Without places: by these the chunks of a case are found, and told apart they are by what is asked. */
function questionsToEmbed(
  chunks: readonly Chunk[],
  recogniser: PlaceRecogniser,
): readonly QuestionToEmbed<QuestionVector>[] {
  return chunks.flatMap(({ questions }, position) =>
    questions.map(({ passage, text, language }) => ({
      chunk: position,
      passage,
      ...asQuestion(text, language, recogniser),
    })),
  );
}

/**
 * Without places, as above; so that what is open only of another place than the slide's own ("Mitä Vaasa tekee?")
 * would be open of all, and is left out.
 */
function gapsToEmbed(
  materials: readonly IndexedMaterial[],
  recogniser: PlaceRecogniser,
): readonly QuestionToEmbed<GapVector>[] {
  return materials.flatMap(({ manifest, expansions, cases }) => {
    const ownOf = (slide: number) => cases.find(({ slides }) => slides.includes(slide))?.places;
    return Object.values(expansions).flatMap(({ gaps, language }) =>
      Object.entries(gaps).flatMap(([number, questions]) => {
        const slide = Number(number);
        const own = ownOf(slide) ?? [];
        return questions
          .filter((text) => recogniser.recognise(text).every(({ place }) => own.includes(place.id)))
          .map((text) => ({
            materialId: manifest.id,
            slide,
            ...asQuestion(text, language, recogniser),
          }));
      }),
    );
  });
}

function topicsToEmbed(
  materials: readonly Material[],
  recogniser: PlaceRecogniser,
): readonly QuestionToEmbed<TopicVector>[] {
  return materials.flatMap(({ manifest, topics }) =>
    topics.flatMap((questions, topic) =>
      languageSchema.options.flatMap((language) =>
        questions[language].map((question) => ({
          materialId: manifest.id,
          topic,
          ...asQuestion(question, language, recogniser),
        })),
      ),
    ),
  );
}

function asQuestion(text: string, language: Language, recogniser: PlaceRecogniser) {
  return { text: subjectOf(text, recogniser), facets: readFacets(text, language) };
}

/** A question without its places. */
export function subjectOf(question: string, recogniser: PlaceRecogniser): string {
  const subject = blankPlaces(question, recogniser.recognise(question));
  return /\p{L}/u.test(subject) ? subject : question;
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}

/** Texts of chunks, and subjects of questions: the model weighs their tokens otherwise. */
type Sorts<T> = { readonly texts: T; readonly subjects: T };

/** The vector of each text, known from before or embedded now, each text once; told of as they come. */
async function embedAll(
  { texts, subjects }: Sorts<readonly string[]>,
  embedder: Embedder,
  cache: VectorCache | undefined,
  onProgress: IngestProgress,
): Promise<Sorts<ReadonlyMap<string, Vector>>> {
  const ofSubject = (text: string) => `subject ${embedder.metric.facts.sha256} ${text}`;
  const sorts = [
    { ...findKnown(texts, cache, (text) => text), embed: embedder.embedDocuments },
    { ...findKnown(subjects, cache, ofSubject), embed: embedder.embedSubjects },
  ] as const;
  const count = (of: 'unknown' | 'vectors') =>
    sorts.reduce(
      (sum, { unknown, vectors }) => sum + (of === 'unknown' ? unknown.length : vectors.size),
      0,
    );
  const [reused, total] = [count('vectors'), count('unknown')];
  onProgress(0, total, reused);
  for (const { unknown, vectors, keyOf, embed } of sorts) {
    for (let start = 0; start < unknown.length; start += REPORT_EVERY) {
      const some = unknown.slice(start, start + REPORT_EVERY);
      const embedded = await embed(some);
      await cache?.add(some.map(keyOf), embedded);
      some.forEach((text, i) => {
        vectors.set(text, Float32Array.from(embedded[i] ?? []));
      });
      onProgress(count('vectors') - reused, total, reused);
    }
  }
  return { texts: sorts[0].vectors, subjects: sorts[1].vectors };
}

function findKnown(
  texts: readonly string[],
  cache: VectorCache | undefined,
  keyOf: (text: string) => string,
) {
  const vectors = new Map<string, Vector>();
  const unknown: string[] = [];
  for (const text of new Set(texts)) {
    const vector = cache?.get(keyOf(text));
    if (vector) vectors.set(text, vector);
    else unknown.push(text);
  }
  return { vectors, unknown, keyOf };
}

function textsOf(chunk: Chunk): readonly (readonly [Language, ChunkText])[] {
  return languageSchema.options.flatMap((language) => {
    const text = chunk.texts[language];
    return text ? [[language, text] as const] : [];
  });
}

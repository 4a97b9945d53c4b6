import type { Language, Material } from '#corpus/material';
import type { Case, SlidePage } from '../cases.js';
import type { Chunk } from '../chunks.js';
import type { Vector } from '../embedding/unit-vector.js';
import type { TermMatch } from '../language/match-terms.js';
import type { IndexManifest } from './manifest.js';

/** The analysed terms of a chunk in one language. */
export type ChunkTerms = {
  readonly header: readonly string[];
  readonly body: readonly string[];
  /** Of each passage: its own terms, and those of the questions that it answers, each once. */
  readonly passages: readonly PassageTerms[];
};

/** The terms of a passage, as {@link ChunkTerms} has them. */
export type PassageTerms = { readonly text: readonly string[]; readonly asked: readonly string[] };

/** Ids from the gazetteer by which a chunk can be asked for. */
export type ChunkPlaces = {
  /** Whose practice the case is. */
  readonly own: readonly string[];
  /** Named in the text. */
  readonly named: readonly string[];
  /** Named in the header, and the regions and wider areas that the case's own places lie in. */
  readonly around: readonly string[];
};

/** A chunk as the store keeps it: analysed once, at ingest. */
export type StoredChunk = Chunk & {
  readonly places: ChunkPlaces;
  readonly terms: Readonly<Partial<Record<Language, ChunkTerms>>>;
};

/** A material with its slides taken apart: the index serves its pages without the corpus folder. */
export type IndexedMaterial = Material & {
  readonly cases: readonly Case[];
  readonly pages: readonly SlidePage[];
};

/** A found chunk. */
export type ChunkMatch = {
  readonly chunk: StoredChunk;
  /** The language of the text that matched best. */
  readonly language: Language;
  /**
   * {@link ChunkReader.nearest}: cosine similarity, −1 … 1. {@link ChunkReader.matching}: BM25 as a
   * share of the question, 1 when each of its terms stands once in a text of mean length.
   */
  readonly score: number;
};

/** A passage of a chunk, found by a question that it answers. */
export type QuestionMatch = {
  readonly chunk: StoredChunk;
  /** Position of the passage in the chunk's. */
  readonly passage: number;
  /** Cosine similarity, −1 … 1. */
  readonly score: number;
};

/** A question that a material is known to leave open. */
export type GapMatch = {
  readonly materialId: string;
  /** The slide that raises it; 0 for the material as a whole. */
  readonly slide: number;
  /** Cosine similarity, −1 … 1. */
  readonly score: number;
};

/** A topic that cases have in common. */
export type TopicMatch = {
  readonly materialId: string;
  /** Position of the topic in the material's. */
  readonly topic: number;
  /** Cosine similarity, −1 … 1. */
  readonly score: number;
};

/**
 * Reads an index. Questions are embedded and analysed outside, so that every store gets the same
 * vectors and terms; reading and writing are apart, so that the server cannot write.
 */
export type ChunkReader = {
  /** The name by which the store keeps this content; other content has another. */
  readonly generation: string;
  readonly manifest: IndexManifest;
  readonly materials: readonly IndexedMaterial[];
  /** The same, as if the index were of one material alone; of nothing when there is none of this id. */
  ofMaterial(materialId: string): ChunkReader;
  /** Every place that some chunk can be asked for by. */
  readonly places: ReadonlySet<string>;
  /**
   * The `k` chunks nearest to a unit vector of the model's dimensions, each once, best first. With
   * `places`, of those chunks alone that can be asked for by one of these: however far down they are
   * among all.
   */
  nearest(vector: Vector, k: number, places?: readonly string[]): Promise<readonly ChunkMatch[]>;
  /** The `k` chunks whose text in `language` matches the terms best, best first; `places` as above. */
  matching(
    terms: readonly string[],
    language: Language,
    k: number,
    places?: readonly string[],
  ): Promise<readonly ChunkMatch[]>;
  /** Terms of all headers: what cases are called by. */
  headerTerms(language: Language): ReadonlySet<string>;
  /** The index terms that a term of a question means: bent, compounded, misspelt. */
  matchTerm(term: string, language: Language): readonly TermMatch[];
  /**
   * The `k` passages that answer the questions nearest to one, as the model's metric makes its vector: of each
   * its nearest question, best first. Both sides are embedded without the names of places; `places` narrows to
   * the chunks that can be asked for by one.
   */
  nearestQuestions(
    vector: Vector,
    k: number,
    places?: readonly string[],
  ): Promise<readonly QuestionMatch[]>;
  /** The `k` slides with the known gaps nearest to a question, of each its nearest, best first; as above. */
  nearestGaps(vector: Vector, k: number): Promise<readonly GapMatch[]>;
  /** The `k` topics with the questions nearest to one, of each its nearest, best first; as above. */
  nearestTopics(vector: Vector, k: number): Promise<readonly TopicMatch[]>;
  /** How much a term tells: BM25's inverse document frequency. */
  weightOf(term: string, language: Language): number;
};

/** One vector: the text of a chunk in one language. */
export type ChunkVector = {
  /** Position in the chunks. */
  readonly chunk: number;
  readonly language: Language;
  readonly vector: Vector;
};

/** One vector: a question that a passage answers. */
export type QuestionVector = {
  /** Position in the chunks, and of the passage in the chunk's. */
  readonly chunk: number;
  readonly passage: number;
  readonly vector: Vector;
};

/** One vector: a question that a material leaves open. */
export type GapVector = Omit<GapMatch, 'score'> & { readonly vector: Vector };

/** One vector: a question for the cases of a topic. */
export type TopicVector = Omit<TopicMatch, 'score'> & { readonly vector: Vector };

/** All that an index is made from. */
export type IndexContent = {
  readonly model: IndexManifest['model'];
  /** Hash of the gazetteer by which places were recognised. */
  readonly gazetteer: string;
  readonly materials: readonly IndexedMaterial[];
  readonly chunks: readonly StoredChunk[];
  readonly vectors: readonly ChunkVector[];
  readonly questionVectors: readonly QuestionVector[];
  readonly gapVectors: readonly GapVector[];
  readonly topicVectors: readonly TopicVector[];
};

/** Writes an index whole or not at all. */
export type ChunkWriter = {
  /** Builds a new generation beside the live one and switches to it; the old one serves until then. */
  replaceAll(content: IndexContent): Promise<IndexManifest>;
};

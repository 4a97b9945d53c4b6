import type { PlaceMention } from '#ingest/language/recognise-places';
import type { StoredChunk } from '#ingest/store/store';

/** A chunk and why it stands where it stands. */
export type RankedChunk = {
  readonly chunk: StoredChunk;
  /** Cosine similarity to the question, the best of the chunk's languages. */
  readonly dense: number;
  /** BM25 as a share of the question. */
  readonly lexical: number;
  /** Of each passage: cosine similarity of the nearest question that it answers. */
  readonly asked: readonly number[];
  /** Share of the question's terms, by weight, that its body has in some form. */
  readonly coverage: number;
  /** Share of the question, by weight, that stands in the chunk as one run of words. */
  readonly phrase: number;
  /** It holds a thing of the sort that the question asks for. */
  readonly hasExpected: boolean;
  /** It tells of the material itself. */
  readonly isFront: boolean;
  /** Among all chunks: finds the case. */
  readonly score: number;
  /** Among the chunks of its case, by the best of its passages. */
  readonly fit: number;
  /** Its passages one by one, in the order of the slide. */
  readonly parts: readonly RankedPassage[];
};

/** A passage by itself. */
export type RankedPassage = {
  /** Share of the question's terms, by weight, that it has or is asked by. */
  readonly covered: number;
  /** Share of the question's terms beyond the name of the case, by weight, that it has or is asked by. */
  readonly specific: number;
  /** Share of the votes of the topics nearest to a question that may be for several cases; else 0. */
  readonly topic: number;
  /** It holds a thing of the sort that the question asks for. */
  readonly hasExpected: boolean;
  /** Among the passages of its case. */
  readonly fit: number;
};

/** The chunks of one case (or of one slide outside the cases), the one that answers best first. */
export type RankedCase = {
  readonly key: string;
  readonly chunks: readonly RankedChunk[];
  /** The best score of its chunks. */
  readonly score: number;
  /** The question names the case and asks nothing more of it: its whole slide answers. */
  readonly isOverview: boolean;
  /** A name that the question gives ("C6") stands in the header of the case. */
  readonly isNamed: boolean;
};

/** The key of a case, or of a slide outside the cases, among those of all materials. */
export function caseKey(materialId: string, caseOrSlide: string | number): string {
  return `${materialId}/${caseOrSlide}`;
}

/** What was found for a question, and what was turned away. */
export type Evidence = {
  /** Best first. */
  readonly cases: readonly RankedCase[];
  /** Similarity to the nearest question that the material of the best case is known to leave open. */
  readonly gap: number;
  /** The same of the best case alone; no less than that of the farthest known gap looked at. */
  readonly gapOfCase: number;
  /** The same of the material as a whole alone; 0 where none of these is among the gaps looked at. */
  readonly gapOfAll: number;
  /** Similarity of a question that may be for several cases to the nearest topic of that material; else 0. */
  readonly topic: number;
  /** Whether the material of the best case has questions beside its text. */
  readonly isExpanded: boolean;
  /** Places asked about that no case or passage names. */
  readonly missingPlaces: readonly PlaceMention[];
};

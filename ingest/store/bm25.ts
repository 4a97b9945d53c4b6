import type { TermMatcher } from '../language/match-terms.js';
import { createTermMatcher } from '../language/match-terms.js';

/**
 * BM25 constants (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and
 * Beyond"). `k1`: how soon a repeated term stops adding; `b`: how much a long text is discounted.
 */
export const K1 = 1.2;
export const B = 0.75;

/** What a term in the header counts for against one in the body: one BM25F field weight. */
const HEADER_WEIGHT = 0.5;

/** What a term of the questions that a text answers counts for; each is told once. */
const ASKED_WEIGHT = 0.5;

/** The terms of a document, by field. */
export type Bm25Document = {
  readonly header: readonly string[];
  readonly body: readonly string[];
  /** Of the questions that it answers, each once. */
  readonly asked?: readonly string[];
};

/** A document's position and its score. */
export type Bm25Match = { readonly document: number; readonly score: number };

/** An inverted index in memory. */
export type Bm25Index = {
  /**
   * The best `k` documents, best first; equal scores in document order. Scores are shares of the
   * question: 1 when each of its terms stands once in a text of mean length, so that scores of
   * different questions compare. A term that no document knows counts as asked and not found.
   */
  search(terms: readonly string[], k: number): readonly Bm25Match[];
  /** The index terms that a term of a question means. */
  matchTerm: TermMatcher;
  /** Inverse document frequency; that of the rarest possible term when no document has it. */
  weightOf(term: string): number;
};

/** What a document is found by: its terms with their weighted frequencies, and its length. */
export type WeighedDocument = {
  readonly frequencies: ReadonlyMap<string, number>;
  /** Weighted number of terms; what is asked does not lengthen a text. */
  readonly length: number;
};

/** Counts the terms of a document, each field by its weight. */
export function weighDocument({ header, body, asked = [] }: Bm25Document): WeighedDocument {
  const frequencies = new Map<string, number>();
  const count = (terms: readonly string[], weight: number) => {
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
  };
  count(body, 1);
  count(header, HEADER_WEIGHT);
  count(asked, ASKED_WEIGHT);
  return { frequencies, length: body.length + HEADER_WEIGHT * header.length };
}

/** Inverse document frequency of a term that `found` of `count` documents have. */
export function inverseDocumentFrequency(count: number, found: number): number {
  return Math.log(1 + (count - found + 0.5) / (found + 0.5));
}

/** A question as BM25 reads it. */
export type WeighedQuestion = {
  /** Of each term that is asked for: the index terms that it means, each with the share it adds. */
  readonly terms: readonly (readonly { readonly term: string; readonly share: number }[])[];
  /** What a document has that answers each term once; scores are shares of it. */
  readonly asked: number;
};

/** Weighs the terms of a question against what the index knows. */
export function weighQuestion(
  terms: readonly string[],
  { matchTerm, weightOf }: Pick<Bm25Index, 'matchTerm' | 'weightOf'>,
): WeighedQuestion {
  let asked = 0;
  const weighed = Array.from(new Set(terms), (term) => {
    const matches = matchTerm(term);
    // Asked for in full, however unsurely it is found: a doubtful match is no whole answer.
    const weights = matches.map((match) => weightOf(match.term));
    asked += matches.length > 0 ? Math.max(...weights) : weightOf(term);
    return matches.map((match) => ({
      term: match.term,
      share: match.weight * weightOf(match.term),
    }));
  });
  return { terms: weighed, asked };
}

/** Builds the index: `term → [document, weighted frequency]`. `undefined` documents have no text. */
export function buildBm25(
  documents: readonly (Bm25Document | undefined)[],
  makeMatcher: (vocabulary: Iterable<string>) => TermMatcher = createTermMatcher,
): Bm25Index {
  const postings = new Map<string, [document: number, frequency: number][]>();
  const lengths = documents.map((document, position) => {
    if (!document) return 0;
    const { frequencies, length } = weighDocument(document);
    for (const [term, frequency] of frequencies) {
      const list = postings.get(term) ?? [];
      if (list.length === 0) postings.set(term, list);
      list.push([position, frequency]);
    }
    return length;
  });
  const count = documents.filter((document) => document !== undefined).length;
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(count, 1);
  const matchTerm = makeMatcher(postings.keys());
  const weightOf = (term: string) =>
    inverseDocumentFrequency(count, postings.get(term)?.length ?? 0);

  /** What one term of the question adds to each document: its best match counts, not the sum. */
  function gainsOf(matches: WeighedQuestion['terms'][number]): ReadonlyMap<number, number> {
    const gains = new Map<number, number>();
    for (const { term, share } of matches) {
      for (const [document, frequency] of postings.get(term) ?? []) {
        const norm = K1 * (1 - B + (B * (lengths[document] ?? 0)) / meanLength);
        const gain = (share * frequency * (K1 + 1)) / (frequency + norm);
        gains.set(document, Math.max(gains.get(document) ?? 0, gain));
      }
    }
    return gains;
  }

  return {
    matchTerm,
    weightOf,
    search(terms, k) {
      const scores = new Map<number, number>();
      const question = weighQuestion(terms, { matchTerm, weightOf });
      for (const matches of question.terms) {
        for (const [document, gain] of gainsOf(matches)) {
          scores.set(document, (scores.get(document) ?? 0) + gain);
        }
      }
      return Array.from(scores, ([document, score]) => ({
        document,
        score: score / question.asked,
      }))
        .sort((a, b) => b.score - a.score || a.document - b.document)
        .slice(0, k);
    },
  };
}

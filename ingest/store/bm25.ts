import type { TermMatch, TermMatcher } from '../language/match-terms.js';
import { createTermMatcher } from '../language/match-terms.js';

/**
 * BM25 constants (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and
 * Beyond"). `k1`: how soon a repeated term stops adding; `b`: how much a long text is discounted.
 */
const K1 = 1.2;
const B = 0.75;

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

/** Builds the index: `term → [document, weighted frequency]`. `undefined` documents have no text. */
export function buildBm25(
  documents: readonly (Bm25Document | undefined)[],
  makeMatcher: (vocabulary: Iterable<string>) => TermMatcher = createTermMatcher,
): Bm25Index {
  const postings = new Map<string, [document: number, frequency: number][]>();
  const lengths = documents.map((document, position) => {
    if (!document) return 0;
    const frequencies = new Map<string, number>();
    const count = (terms: readonly string[], weight: number) => {
      for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    };
    count(document.body, 1);
    count(document.header, HEADER_WEIGHT);
    count(document.asked ?? [], ASKED_WEIGHT);
    for (const [term, frequency] of frequencies) {
      const list = postings.get(term) ?? [];
      if (list.length === 0) postings.set(term, list);
      list.push([position, frequency]);
    }
    return document.body.length + HEADER_WEIGHT * document.header.length;
  });
  const count = documents.filter((document) => document !== undefined).length;
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(count, 1);
  const matchTerm = makeMatcher(postings.keys());

  function weightOf(term: string): number {
    const found = postings.get(term)?.length ?? 0;
    return Math.log(1 + (count - found + 0.5) / (found + 0.5));
  }

  /** What one term of the question adds to each document: its best match counts, not the sum. */
  function gainsOf(matches: readonly TermMatch[]): ReadonlyMap<number, number> {
    const gains = new Map<number, number>();
    for (const { term, weight } of matches) {
      const share = weight * weightOf(term);
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
      let asked = 0;
      for (const term of new Set(terms)) {
        const matches = matchTerm(term);
        // Asked for in full, however unsurely it is found: a doubtful match is no whole answer.
        const weights = matches.map((match) => weightOf(match.term));
        asked += matches.length > 0 ? Math.max(...weights) : weightOf(term);
        for (const [document, gain] of gainsOf(matches)) {
          scores.set(document, (scores.get(document) ?? 0) + gain);
        }
      }
      return Array.from(scores, ([document, score]) => ({ document, score: score / asked }))
        .sort((a, b) => b.score - a.score || a.document - b.document)
        .slice(0, k);
    },
  };
}

import type { TermMatch, TermMatcher } from '../language/match-terms.js';
import { createTermMatcher } from '../language/match-terms.js';
import { packPostings } from './posting-lists.js';

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
   * different questions compare. A term that no document knows counts as asked and not found. With
   * `among`, of those documents only.
   */
  search(terms: readonly string[], k: number, among?: Int32Array): readonly Bm25Match[];
  /** The index terms that a term of a question means. */
  matchTerm: TermMatcher;
  /** Inverse document frequency; that of the rarest possible term when no document has it. */
  weightOf(term: string): number;
};

/** Builds the index: of each term the documents with their weighted frequencies. `undefined` documents have no text. */
export function buildBm25(
  documents: readonly (Bm25Document | undefined)[],
  makeMatcher: (vocabulary: Iterable<string>) => TermMatcher = createTermMatcher,
): Bm25Index {
  const lengths = Float64Array.from(documents, (document) =>
    document ? document.body.length + HEADER_WEIGHT * document.header.length : 0,
  );
  const postings = packPostings(countAll(documents));
  const count = documents.filter((document) => document !== undefined).length;
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(count, 1);
  const norms = lengths.map((length) => K1 * (1 - B + (B * length) / meanLength));
  const matchTerm = makeMatcher(postings.terms);
  // For one search at a time, and empty between them: of each document its score, and what the term at
  // hand adds to it; and which documents have any.
  const [scores, gains] = [new Float64Array(documents.length), new Float64Array(documents.length)];
  const [scored, gained] = [new Int32Array(documents.length), new Int32Array(documents.length)];

  function weightOf(term: string): number {
    const found = postings.count(term);
    return Math.log(1 + (count - found + 0.5) / (found + 0.5));
  }

  /**
   * Adds what one term of the question adds to each document: its best match counts, not the sum. Gives
   * the new number of documents with a score.
   */
  function addGains(matches: readonly TermMatch[], scoredBefore: number): number {
    let gainedNow = 0;
    for (const { term, weight } of matches) {
      const share = weight * weightOf(term);
      postings.forEach(term, (document, frequency) => {
        const gain = (share * frequency * (K1 + 1)) / (frequency + (norms[document] as number));
        const before = gains[document] as number;
        if (before === 0) gained[gainedNow++] = document;
        if (gain > before) gains[document] = gain;
      });
    }
    let scoredNow = scoredBefore;
    for (let i = 0; i < gainedNow; i++) {
      const document = gained[i] as number;
      const before = scores[document] as number;
      if (before === 0) scored[scoredNow++] = document;
      scores[document] = before + (gains[document] as number);
      gains[document] = 0;
    }
    return scoredNow;
  }

  return {
    matchTerm,
    weightOf,
    search(terms, k, among) {
      let found = 0;
      let asked = 0;
      for (const term of new Set(terms)) {
        const matches = matchTerm(term);
        // Asked for in full, however unsurely it is found: a doubtful match is no whole answer.
        const weights = matches.map((match) => weightOf(match.term));
        asked += matches.length > 0 ? Math.max(...weights) : weightOf(term);
        found = addGains(matches, found);
      }
      const best = createBest(k);
      const candidates = among ?? scored.subarray(0, found);
      for (const document of candidates) {
        const score = (scores[document] as number) / asked;
        if (score > 0) best.add(document, score);
      }
      for (const document of scored.subarray(0, found)) scores[document] = 0;
      return best.sorted();
    },
  };
}

function* countAll(documents: readonly (Bm25Document | undefined)[]) {
  for (const document of documents) yield countTerms(document);
}

function countTerms(document: Bm25Document | undefined): ReadonlyMap<string, number> | undefined {
  if (!document) return undefined;
  const frequencies = new Map<string, number>();
  const count = (terms: readonly string[], weight: number) => {
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
  };
  count(document.body, 1);
  count(document.header, HEADER_WEIGHT);
  count(document.asked ?? [], ASKED_WEIGHT);
  return frequencies;
}

/**
 * Keeps the `k` best: all that come until there are twice as many, of which the better half stays.
 * Equal scores go by document.
 */
function createBest(k: number) {
  let kept: Bm25Match[] = [];
  /** What is not above it comes too late. */
  let floor = 0;
  const cut = () => {
    kept = kept.sort((a, b) => b.score - a.score || a.document - b.document).slice(0, k);
    if (kept.length === k) floor = kept.at(-1)?.score ?? 0;
  };
  return {
    add(document: number, score: number) {
      if (score < floor) return;
      kept.push({ document, score });
      if (kept.length >= 2 * k + 1_000) cut();
    },
    sorted(): readonly Bm25Match[] {
      cut();
      return kept;
    },
  };
}

import { readForeignTerm } from '../language/foreign-terms.js';
import type { TermMatcher } from '../language/match-terms.js';
import { createTermMatcher } from '../language/match-terms.js';
import { packPostings } from './posting-lists.js';

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
   * different questions compare. A term that no document knows counts as asked and not found. With
   * `among`, of those documents only.
   */
  search(terms: readonly string[], k: number, among?: Int32Array): readonly Bm25Match[];
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

/**
 * What a term of a question weighs: as much as the index term that it means; one of another language stands in
 * no text itself.
 */
export function weightOfAsked(
  term: string,
  { matchTerm, weightOf }: Pick<Bm25Index, 'matchTerm' | 'weightOf'>,
): number {
  const matches = readForeignTerm(term) ? matchTerm(term) : [];
  return matches.length > 0
    ? Math.max(...matches.map((match) => weightOf(match.term)))
    : weightOf(term);
}

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

  const weightOf = (term: string) => inverseDocumentFrequency(count, postings.count(term));

  /**
   * Adds what one term of the question adds to each document: its best match counts, not the sum. Gives
   * the new number of documents with a score.
   */
  function addGains(matches: WeighedQuestion['terms'][number], scoredBefore: number): number {
    let gainedNow = 0;
    for (const { term, share } of matches) {
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
      const question = weighQuestion(terms, { matchTerm, weightOf });
      for (const matches of question.terms) found = addGains(matches, found);
      const best = createBest(k);
      const candidates = among ?? scored.subarray(0, found);
      for (const document of candidates) {
        const score = (scores[document] as number) / question.asked;
        if (score > 0) best.add(document, score);
      }
      for (const document of scored.subarray(0, found)) scores[document] = 0;
      return best.sorted();
    },
  };
}

function* countAll(documents: readonly (Bm25Document | undefined)[]) {
  for (const document of documents) yield document && weighDocument(document).frequencies;
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

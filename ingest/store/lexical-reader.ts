import type { Language } from '#corpus/material';
import { createLanguageMatcher } from '../language/language-matcher.js';
import type { MatchWeights } from '../language/match-terms.js';
import { type Bm25Document, buildBm25, weightOfAsked } from './bm25.js';
import { type ChunksOfPlaces, indexPlaces } from './place-index.js';
import type { ChunkReader, ChunkTerms, StoredChunk } from './store.js';

/** The part of a reader that goes by words. */
export type LexicalReader = Pick<
  ChunkReader,
  'matching' | 'headerTerms' | 'matchTerm' | 'weightOf'
>;

/** Indexes the terms of chunks in memory, each language by itself; `weights` as in {@link createTermMatcher}. */
export function createLexicalReader(
  chunks: readonly StoredChunk[],
  weights?: MatchWeights,
  ofPlaces: ChunksOfPlaces = indexPlaces(chunks).ofPlaces,
): LexicalReader {
  const inLanguage = (language: Language) => ({
    bm25: buildBm25(
      chunks.map(({ terms }) => documentOf(terms[language])),
      (vocabulary) => createLanguageMatcher(vocabulary, language, weights),
    ),
    headers: new Set(chunks.flatMap(({ terms }) => terms[language]?.header ?? [])),
  });
  const by = { fi: inLanguage('fi'), sv: inLanguage('sv'), en: inLanguage('en') };
  return {
    async matching(terms, language, k, places) {
      const among = places && ofPlaces(places);
      return by[language].bm25.search(terms, k, among).flatMap(({ document, score }) => {
        const chunk = chunks[document];
        return chunk ? [{ chunk, language, score }] : [];
      });
    },
    headerTerms: (language) => by[language].headers,
    matchTerm: (term, language) => by[language].bm25.matchTerm(term),
    weightOf: (term, language) => weightOfAsked(term, by[language].bm25),
  };
}

/** What BM25 finds a chunk by; `undefined` when it has no text in the language. */
export function documentOf(terms: ChunkTerms | undefined): Bm25Document | undefined {
  return terms && { ...terms, asked: [...new Set(terms.passages.flatMap(({ asked }) => asked))] };
}

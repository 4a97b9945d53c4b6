import type { Language } from '#corpus/material';
import { type Bm25Index, buildBm25 } from '#ingest/store/bm25';
import type { StoredChunk } from '#ingest/store/store';
import type { Analyser } from './analysers.js';

/** Lexical search by one way of analysing text. */
export type LexicalSearch = {
  /** Different terms of the index, all languages together. */
  readonly terms: number;
  /** Scores of the chunks found, by id; 1 when the whole question is found. */
  search(text: string, language: Language): ReadonlyMap<string, number>;
};

/** Builds BM25 indexes of the chunks, one for each language, by an analyser. */
export function buildLexicalSearch(
  { analyse, analyseQuestion, makeMatcher }: Analyser,
  chunks: readonly StoredChunk[],
): LexicalSearch {
  const vocabulary = new Set<string>();
  const build = (language: Language): Bm25Index => {
    const documents = chunks.map(({ texts }) => {
      const { header = '', body = '' } = texts[language] ?? {};
      return { header: analyse(header, language), body: analyse(body, language) };
    });
    for (const { header, body } of documents) {
      for (const term of [...header, ...body]) vocabulary.add(`${language} ${term}`);
    }
    return buildBm25(documents, (terms) => makeMatcher(terms, language));
  };
  const indexes = { fi: build('fi'), sv: build('sv'), en: build('en') };
  return {
    terms: vocabulary.size,
    search(text, language) {
      const found = indexes[language].search(analyseQuestion(text, language), chunks.length);
      return new Map(
        found.map(({ document, score }) => [chunks[document]?.id ?? '', Math.min(score, 1)]),
      );
    },
  };
}

/** Several searches as one: the mean of their scores. */
export function averageSearches(searches: readonly LexicalSearch[]): LexicalSearch {
  return {
    terms: searches.reduce((sum, { terms }) => sum + terms, 0),
    search(text, language) {
      const sums = new Map<string, number>();
      for (const { search } of searches) {
        for (const [id, score] of search(text, language)) {
          sums.set(id, (sums.get(id) ?? 0) + score / searches.length);
        }
      }
      return sums;
    },
  };
}

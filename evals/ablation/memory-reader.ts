import { type Language, languageSchema } from '#corpus/material';
import { createTermMatcher, type MatchWeights } from '#ingest/language/match-terms';
import { createThesaurus } from '#ingest/language/synonyms';
import { type Bm25Index, buildBm25 } from '#ingest/store/bm25';
import type { ChunkMatch, ChunkReader, IndexContent } from '#ingest/store/store';

/** A reader over content in memory, so that a run can search an index that nobody has written. */
export function memoryReader(
  reader: ChunkReader,
  { chunks, vectors }: Pick<IndexContent, 'chunks' | 'vectors'>,
  weights: MatchWeights,
): ChunkReader {
  const perLanguage = <T>(make: (language: Language) => T) =>
    Object.fromEntries(languageSchema.options.map((key) => [key, make(key)])) as Record<
      Language,
      T
    >;
  const lexical = perLanguage<Bm25Index>((language) =>
    buildBm25(
      chunks.map(({ terms }) => terms[language]),
      (vocabulary) => createTermMatcher(vocabulary, createThesaurus(language), weights),
    ),
  );
  const headers = perLanguage<ReadonlySet<string>>(
    (language) => new Set(chunks.flatMap(({ terms }) => terms[language]?.header ?? [])),
  );
  return {
    ...reader,
    async nearest(vector, k) {
      const best = new Map<number, ChunkMatch>();
      for (const entry of vectors) {
        const chunk = chunks[entry.chunk];
        const score = dot(entry.vector, vector);
        if (!chunk || score <= (best.get(entry.chunk)?.score ?? Number.NEGATIVE_INFINITY)) continue;
        best.set(entry.chunk, { chunk, language: entry.language, score });
      }
      return [...best.values()].sort((a, b) => b.score - a.score).slice(0, k);
    },
    async matching(terms, language, k) {
      return lexical[language].search(terms, k).flatMap(({ document, score }) => {
        const chunk = chunks[document];
        return chunk ? [{ chunk, language, score }] : [];
      });
    },
    headerTerms: (language) => headers[language],
    matchTerm: (term, language) => lexical[language].matchTerm(term),
    weightOf: (term, language) => lexical[language].weightOf(term),
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The content as it would be had nobody translated it: whatever is asked, Finnish is searched. */
export function inFinnishOnly({
  chunks,
  vectors,
}: IndexContent): Pick<IndexContent, 'chunks' | 'vectors'> {
  const everywhere = <T>(value: T | undefined) =>
    value === undefined ? {} : { fi: value, sv: value, en: value };
  return {
    chunks: chunks.map((chunk) => ({
      ...chunk,
      texts: everywhere(chunk.texts.fi),
      terms: everywhere(chunk.terms.fi),
    })),
    vectors: vectors.filter(({ language }) => language === 'fi'),
  };
}

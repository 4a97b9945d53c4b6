import type { Language } from '#corpus/material';
import type { ChunkReader, ChunkTerms } from '#ingest/store/store';

/** How much of a question's terms a text has, by weight, 0 … 1; 1 when nothing is asked. */
export type TermCoverage = {
  /** Counting what a term may stand for (compound, inflection, slip, everyday word) by its sureness. */
  readonly covered: number;
  /** Terms that other texts of the index have as they are, and this one has not. */
  readonly elsewhere: number;
  /** Those among them by which other cases are called: the programme of another municipality. */
  readonly ofOthers: number;
};

/** Measures how much of the terms a set of index terms covers. */
export function coverTerms(
  terms: readonly string[],
  present: ReadonlySet<string>,
  language: Language,
  reader: ChunkReader,
): TermCoverage {
  let asked = 0;
  let covered = 0;
  let elsewhere = 0;
  let ofOthers = 0;
  const headers = reader.headerTerms(language);
  for (const term of new Set(terms)) {
    const weight = reader.weightOf(term, language);
    asked += weight;
    const matches = reader.matchTerm(term, language);
    const match = matches.find((found) => present.has(found.term));
    if (matches[0]?.term === term && !present.has(term)) {
      elsewhere += weight;
      if (headers.has(term)) ofOthers += weight;
    }
    covered += weight * (match?.weight ?? 0);
  }
  if (asked === 0) return { covered: 1, elsewhere: 0, ofOthers: 0 };
  return {
    covered: covered / asked,
    elsewhere: elsewhere / asked,
    ofOthers: ofOthers / asked,
  };
}

/** The index terms of header and body together. */
export function termSet(
  texts: readonly (ChunkTerms | undefined)[],
  part: 'header' | 'body' | 'both' = 'both',
): ReadonlySet<string> {
  return new Set(
    texts.flatMap((terms) => [
      ...(part === 'body' ? [] : (terms?.header ?? [])),
      ...(part === 'header' ? [] : (terms?.body ?? [])),
    ]),
  );
}

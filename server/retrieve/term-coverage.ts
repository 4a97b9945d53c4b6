import type { Language } from '#corpus/material';
import type { ChunkReader, ChunkTerms, PassageTerms } from '#ingest/store/store';
import { rememberFor } from './remember-for.js';

/** How much of a question's terms a text has, by weight, 0 … 1; 1 when nothing is asked. */
export type TermCoverage = {
  /** Counting what a term may stand for (compound, inflection, slip, everyday word) by its sureness. */
  readonly covered: number;
  /** Terms that other texts of the index have as they are, and this one has not. */
  readonly elsewhere: number;
  /** Those among them by which other cases are called: the programme of another municipality. */
  readonly ofOthers: number;
};

/** Terms that a text has, asked for one by one. */
export type PresentTerms = Pick<ReadonlySet<string>, 'has'>;

/** Measures how much of the terms a set of index terms covers. */
export function coverTerms(
  terms: readonly string[],
  present: PresentTerms,
  language: Language,
  reader: ChunkReader,
): TermCoverage {
  return measureCoverage(terms, language, reader)(present);
}

/** The same for many sets: what the terms mean and weigh is looked up once. */
export function measureCoverage(
  terms: readonly string[],
  language: Language,
  reader: ChunkReader,
): (present: PresentTerms) => TermCoverage {
  const headers = reader.headerTerms(language);
  const asked = Array.from(new Set(terms), (term) => {
    const matches = reader.matchTerm(term, language);
    return {
      term,
      weight: reader.weightOf(term, language),
      matches,
      isKnown: matches[0]?.term === term,
      isOfHeader: headers.has(term),
    };
  });
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return () => ({ covered: 1, elsewhere: 0, ofOthers: 0 });
  return (present) => {
    let covered = 0;
    let elsewhere = 0;
    let ofOthers = 0;
    for (const { term, weight, matches, isKnown, isOfHeader } of asked) {
      const match = matches.find((found) => present.has(found.term));
      if (isKnown && !present.has(term)) {
        elsewhere += weight;
        if (isOfHeader) ofOthers += weight;
      }
      covered += weight * (match?.weight ?? 0);
    }
    return { covered: covered / total, elsewhere: elsewhere / total, ofOthers: ofOthers / total };
  };
}

const NO_TERMS: ReadonlySet<string> = new Set();

const bodies = rememberFor(({ body }: ChunkTerms): ReadonlySet<string> => new Set(body));

/** The index terms of a chunk's body. */
export function bodyTerms(terms: ChunkTerms | undefined): ReadonlySet<string> {
  return terms ? bodies(terms) : NO_TERMS;
}

const ofPassages = rememberFor(
  ({ text, asked }: PassageTerms): ReadonlySet<string> => new Set([...text, ...asked]),
);

/** The index terms of a passage, and of the questions that it answers. */
export function passageTerms(terms: PassageTerms | undefined): ReadonlySet<string> {
  return terms ? ofPassages(terms) : NO_TERMS;
}

const headers = rememberFor(({ header }: ChunkTerms): ReadonlySet<string> => new Set(header));

/** The index terms of several texts, of header and body together. */
export function termsOfAll(
  texts: readonly (ChunkTerms | undefined)[],
  part: 'header' | 'both' = 'both',
): PresentTerms {
  const sets = texts.flatMap((terms) => {
    if (terms === undefined) return [];
    return part === 'header' ? headers(terms) : [headers(terms), bodies(terms)];
  });
  return { has: (term) => sets.some((set) => set.has(term)) };
}

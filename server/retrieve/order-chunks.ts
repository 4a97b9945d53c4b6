import type { ChunkReader } from '#ingest/store/store';
import type { Question } from '../question/understand.js';
import { compareWith } from './compared-language.js';
import type { RankedCase, RankedChunk } from './evidence.js';
import { coverTerms, termSet } from './term-coverage.js';

/** Weights within a case; chosen on the development questions (`npm run evals`). */
export const WITHIN = { dense: 0.8, specific: 1, expected: 0.5, phrase: 0.3 };

/** A term is one that names the case when its header has it, or something as sure to mean it. */
const MIN_NAMING = 0.6;

/** A chunk among all others, not yet among those of its case. */
export type ScoredChunk = Omit<RankedChunk, 'fit'>;

/** A case whose chunks are not yet in order. */
export type ScoredCase = {
  readonly key: string;
  readonly score: number;
  readonly chunks: readonly ScoredChunk[];
};

/**
 * Orders the chunks of a case by what a question asks beyond the case itself. "Milloin Talent First
 * päättyy?" finds its case by the name, which every chunk has in its header; within the case the name
 * tells nothing, "päättyy" and the date do.
 */
export function orderChunks(
  { key, score, chunks }: ScoredCase,
  question: Question,
  reader: ChunkReader,
): RankedCase {
  const [first] = chunks;
  // The chunks of a case are all in the same languages.
  const asked = first ? compareWith(question, first.chunk) : question;
  const { terms, names, language, expects } = asked;
  const header = termSet(
    chunks.map(({ chunk }) => chunk.terms[language]),
    'header',
  );
  const specific = terms.filter(
    (term) =>
      !reader
        .matchTerm(term, language)
        .some((match) => match.weight >= MIN_NAMING && header.has(match.term)),
  );
  const ordered = chunks.map((entry) => {
    const body = termSet([entry.chunk.terms[language]], 'body');
    const { covered } = coverTerms(specific, body, language, reader);
    const fit =
      WITHIN.dense * entry.dense +
      (specific.length > 0 ? WITHIN.specific * covered : 0) +
      (entry.hasExpected ? WITHIN.expected : 0) +
      WITHIN.phrase * entry.phrase;
    return { ...entry, fit };
  });
  ordered.sort((a, b) => b.fit - a.fit || (a.chunk.id < b.chunk.id ? -1 : 1));
  const isOverview = specific.length === 0 && expects === undefined;
  const isNamed = names.some((name) => header.has(name));
  return { key, score, chunks: ordered, isOverview, isNamed };
}

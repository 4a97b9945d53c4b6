import type { ChunkReader, StoredChunk } from '#ingest/store/store';
import type { Question } from '../question/understand.js';
import { chunkLines } from './chunk-lines.js';
import type { RankedCase, RankedChunk, RankedPassage } from './evidence.js';
import { holdsInPart } from './expected.js';
import {
  bodyTerms,
  measureCoverage,
  type PresentTerms,
  passageTerms,
  type TermCoverage,
  termsOfAll,
} from './term-coverage.js';
import type { TopicVotes } from './topic-votes.js';

/** Weights within a case; chosen on the development questions (`npm run evals`). */
export const WITHIN = {
  dense: 0.6,
  asked: 1.5,
  /** Of the terms beyond the case's name: what the passage has itself, and its whole chunk. */
  specific: 0.8,
  specificOfChunk: 0.5,
  expected: 0.65,
  phrase: 0.3,
};

/** A term is one that names the case when its header has it, or something as sure to mean it. */
const MIN_NAMING = 0.6;

/** A question as it compares with chunks of a language: what of it is the same for all of them. */
export type Asked = {
  readonly question: Question;
  readonly coverage: (present: PresentTerms) => TermCoverage;
  readonly words: readonly string[];
  /** Of all its terms together. */
  readonly weight: number;
};

/** A chunk among all others, not yet among those of its case. */
export type ScoredChunk = Omit<RankedChunk, 'fit' | 'parts'>;

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
 *
 * The chunks are put in order when they are first asked for: of most cases that are found nobody asks.
 */
export function orderChunks(
  { key, score, chunks }: ScoredCase,
  askedOf: (chunk: StoredChunk) => Asked,
  votes: TopicVotes,
  reader: ChunkReader,
): RankedCase {
  const [first] = chunks;
  if (!first) return { key, score, chunks: [], isOverview: false, isNamed: false };
  // The chunks of a case are all in the same languages.
  const asked = askedOf(first.chunk);
  const { terms, names, language, expects, kind } = asked.question;
  const header = termsOfAll(
    chunks.map(({ chunk }) => chunk.terms[language]),
    'header',
  );
  const specific = terms.filter(
    (term) =>
      !reader
        .matchTerm(term, language)
        .some((match) => match.weight >= MIN_NAMING && header.has(match.term)),
  );
  const coverage = specific.length === 0 ? undefined : measureCoverage(specific, language, reader);
  const shareOf = (present: PresentTerms) => coverage?.(present).covered ?? 0;
  const order = (): readonly RankedChunk[] => {
    const ranked = chunks.map((entry) => {
      const parts = rankPassages(entry, asked, votes, shareOf);
      return { ...entry, parts, fit: Math.max(...parts.map(({ fit }) => fit)) };
    });
    return ranked.sort((a, b) => b.fit - a.fit || (a.chunk.id < b.chunk.id ? -1 : 1));
  };
  let ordered: readonly RankedChunk[] | undefined;
  // A list of cases names places itself: "Missä kaupungeissa on International House?"
  const isSpecific = expects !== undefined && !(kind === 'cases' && expects.type === 'places');
  const isOverview = specific.length === 0 && !isSpecific;
  const isNamed = names.some((name) => header.has(name));
  return {
    key,
    score,
    isOverview,
    isNamed,
    get chunks() {
      ordered ??= order();
      return ordered;
    },
  };
}

function rankPassages(
  entry: ScoredChunk,
  { question: { language, expects }, coverage }: Asked,
  votes: TopicVotes,
  shareOf: (present: PresentTerms) => number,
): readonly RankedPassage[] {
  const { chunk } = entry;
  const terms = chunk.terms[language];
  const ofChunk =
    WITHIN.dense * entry.dense +
    WITHIN.phrase * entry.phrase +
    WITHIN.specificOfChunk * shareOf(bodyTerms(terms));
  const text = chunk.texts[language];
  const lines = chunkLines(chunk, language).passages;
  return chunk.passages.map((id, position) => {
    const present = passageTerms(terms?.passages[position]);
    const own = shareOf(present);
    const hasExpected =
      expects === undefined || expects.type === 'places'
        ? entry.hasExpected
        : text !== undefined && holdsInPart(text, position, lines[position] ?? '', expects);
    const fit =
      ofChunk +
      WITHIN.asked * (entry.asked[position] ?? 0) +
      WITHIN.specific * own +
      (hasExpected ? WITHIN.expected : 0);
    const topic = votes(chunk, id);
    return { covered: coverage(present).covered, specific: own, topic, hasExpected, fit };
  });
}

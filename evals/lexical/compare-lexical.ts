import type { Language } from '#corpus/material';
import type { Embedder } from '#ingest/embedding/embedder';
import type { ChunkReader, IndexContent, StoredChunk } from '#ingest/store/store';
import type { RightById } from '../paired.js';
import type { EvalQuestion } from '../question-set.js';
import { lexicalAlternatives, type Texts } from './analysers.js';
import { averageSearches, buildLexicalSearch, type LexicalSearch } from './lexical-search.js';

/** How a way of searching does on a set of questions. */
export type LexicalRow = {
  readonly name: string;
  /** Terms that the index has in all languages. */
  readonly terms: number;
  /** Microseconds for one search. */
  readonly microseconds: number;
  readonly alone: LexicalFigures;
  /** Added to the cosines of the embedding. */
  readonly fused: LexicalFigures;
};

/** hit@1 by language, mean reciprocal rank, and which questions had a gold slide first. */
export type LexicalFigures = {
  readonly hitAt1: Readonly<Record<Language, number | null>>;
  readonly mrr: number | null;
  readonly first: RightById;
};

/** A question with what the embedding finds, the same for every way of searching. */
type Asked = { readonly question: EvalQuestion; readonly dense: ReadonlyMap<string, number> };

/**
 * Measures ways of lexical search against each other on answerable questions without history: by
 * themselves, and added to the cosines of the embedding, both weighing the same as in production. Places
 * are words like others, so that each way shows what it makes of "Riihimäen"; nothing else of the
 * product's pipeline takes part.
 */
export async function compareLexical(
  questions: readonly EvalQuestion[],
  reader: ChunkReader,
  embedder: Embedder,
  { chunks }: Pick<IndexContent, 'chunks'>,
): Promise<readonly LexicalRow[]> {
  const asked: Asked[] = [];
  for (const question of questions) {
    if (question.expect !== 'answered' || question.history.length > 0) continue;
    const vector = await embedder.embedQuery(question.question);
    const found = await reader.nearest(vector, chunks.length);
    asked.push({ question, dense: new Map(found.map(({ chunk, score }) => [chunk.id, score])) });
  }
  const corpus = textsBy((language) => chunks.map((chunk) => textOf(chunk, language)));
  const words = textsBy((language) =>
    questions.flatMap((entry) => (entry.language === language ? [entry.question] : [])),
  );
  return lexicalAlternatives(corpus, words).map((analysers) => {
    const search = averageSearches(analysers.map((one) => buildLexicalSearch(one, chunks)));
    const name = analysers.map((one) => one.name).join(' + ');
    return { name, terms: search.terms, ...measureSearch(search, asked, chunks) };
  });
}

function measureSearch(
  { search }: LexicalSearch,
  asked: readonly Asked[],
  chunks: readonly StoredChunk[],
): Pick<LexicalRow, 'microseconds' | 'alone' | 'fused'> {
  const start = performance.now();
  const found = asked.map(({ question }) => search(question.question, question.language));
  const elapsed = performance.now() - start;
  const ranksBy = (scoresOf: (entry: Asked, lexical: ReadonlyMap<string, number>) => Scores) =>
    asked.map((entry, i) => ({
      question: entry.question,
      rank: rankOfGold(entry.question, scoresOf(entry, found[i] ?? new Map()), chunks),
    }));
  return {
    microseconds: (1_000 * elapsed) / Math.max(asked.length, 1),
    alone: summarise(ranksBy((_, lexical) => lexical)),
    fused: summarise(ranksBy(({ dense }, lexical) => add(dense, lexical))),
  };
}

type Scores = ReadonlyMap<string, number>;

function add(a: Scores, b: Scores): Scores {
  const sums = new Map(a);
  for (const [id, score] of b) sums.set(id, (sums.get(id) ?? 0) + score);
  return sums;
}

function rankOfGold({ slides }: EvalQuestion, scores: Scores, chunks: readonly StoredChunk[]) {
  const best = new Map<number, number>();
  for (const { id, slide } of chunks) {
    const score = scores.get(id);
    if (score !== undefined) best.set(slide, Math.max(score, best.get(slide) ?? score));
  }
  const ranked = [...best].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([slide]) => slide);
  const rank = ranked.findIndex((slide) => slides.includes(slide));
  return rank < 0 ? Number.POSITIVE_INFINITY : rank + 1;
}

function summarise(
  ranks: readonly { readonly question: EvalQuestion; readonly rank: number }[],
): LexicalFigures {
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  const hitIn = (language: Language) =>
    mean(
      ranks
        .filter(({ question }) => question.language === language)
        .map(({ rank }) => (rank === 1 ? 1 : 0)),
    );
  return {
    hitAt1: { fi: hitIn('fi'), sv: hitIn('sv'), en: hitIn('en') },
    mrr: mean(ranks.map(({ rank }) => 1 / rank)),
    first: Object.fromEntries(ranks.map(({ question, rank }) => [question.id, rank === 1])),
  };
}

function textsBy(texts: (language: Language) => readonly string[]): Texts {
  return { fi: texts('fi'), sv: texts('sv'), en: texts('en') };
}

function textOf({ texts }: StoredChunk, language: Language): string {
  return `${texts[language]?.header ?? ''}\n${texts[language]?.body ?? ''}`;
}

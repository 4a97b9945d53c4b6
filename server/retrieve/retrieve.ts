import type { Embedder } from '#ingest/embedding/embedder';
import { isUnembeddable } from '#ingest/embedding/embedder';
import { analyse, words } from '#ingest/language/analyse';
import type { ChunkMatch, ChunkReader, StoredChunk } from '#ingest/store/store';
import type { Question } from '../question/understand.js';
import { compareWith, toldLanguage } from './compared-language.js';
import { caseKey, type Evidence } from './evidence.js';
import { holdsExpected } from './expected.js';
import { isFront } from './front-matter.js';
import type { ScoredCase, ScoredChunk } from './order-chunks.js';
import { orderChunks } from './order-chunks.js';
import { fitsPlaces } from './place-fit.js';
import { sharedPhrase } from './shared-phrase.js';
import type { Stages } from './stages.js';
import { coverTerms, termSet } from './term-coverage.js';

/** Candidates asked of each retriever: more than the deck has chunks, so that nothing is cut. */
const CANDIDATES = 200;

/** Weights of the parts of a score; chosen on the development questions (`npm run evals`). */
export const WEIGHTS = {
  dense: 1.2,
  lexical: 1.2,
  phrase: 0.4,
  /** The case is the asked place's own; shared among all whose case it is. */
  ownPlace: 0.3,
  /** The header of the chunk has a name that the question gives. */
  named: 0.25,
  /** The case of the question before, by how this one leans on it. */
  context: { none: 0, weak: 0.8, topic: 1.5, place: 0 },
  /** The chunk holds a thing of the sort that is asked for: a date, a sum, a name. */
  expected: 0.15,
  /** The question is about the material itself. */
  about: 0.7,
  /** Mottos are quoted when nothing else fits. */
  quotation: -0.3,
};

/** What a search is made with. */
export type SearchTools = {
  readonly reader: ChunkReader;
  readonly embedder: Embedder;
  readonly stages: Stages;
};

/**
 * Hybrid retrieval: dense and lexical candidates, their scores added, narrowed by the places asked
 * about, grouped by case.
 */
export async function retrieve(question: Question, tools: SearchTools): Promise<Evidence> {
  const { reader, stages } = tools;
  const [dense, lexical] = await Promise.all([
    stages.dense ? searchDense(question, tools) : [],
    stages.lexical ? searchLexical(question, reader) : [],
  ]);
  const context =
    question.follows && WEIGHTS.context[question.leaning] > 0
      ? topKey(await retrieve(question.follows, tools))
      : undefined;
  const found = merge(dense, lexical);
  const places = stages.placeFilter ? placesMeant(question, reader) : [];
  const missingPlaces = places.filter(({ place }) => !reader.places.has(place.id));
  const ranked = found
    // A comparison may name one side by its place and the other by its project.
    .filter(({ chunk }) => question.kind === 'compare' || fitsPlaces(chunk, places))
    .map((candidate) => rank(candidate, question, context, tools));
  const cases = groupByCase(ranked).map((found) => orderChunks(found, question, reader));
  return { cases, missingPlaces };
}

/**
 * The places that narrow the search. A foreign one that no material names is none of them when the
 * question is of another place or gives a name: "Onko Talent Firstissä Brysselin rahaa?" is not about
 * Brussels.
 */
function placesMeant({ places, names }: Question, reader: ChunkReader): Question['places'] {
  const others = places.filter(
    ({ place }) => place.kind !== 'foreign' || reader.places.has(place.id),
  );
  return others.length + names.length > 0 ? others : places;
}

function keyOf({ materialId, caseId, slide }: StoredChunk): string {
  return caseKey(materialId, caseId ?? slide);
}

function topKey({ cases }: Evidence): string | undefined {
  return cases[0]?.key;
}

async function searchDense(
  question: Question,
  { reader, embedder }: SearchTools,
): Promise<readonly ChunkMatch[]> {
  try {
    return await reader.nearest(await embedder.embedQuery(question.searchText), CANDIDATES);
  } catch (error) {
    // No word that the model knows: the lexical search may still find a name.
    if (isUnembeddable(error)) return [];
    throw error;
  }
}

/** Searches by words in the language of the question, and what is not there in it in its own. */
async function searchLexical(
  question: Question,
  reader: ChunkReader,
): Promise<readonly ChunkMatch[]> {
  const { language, terms, readings } = question;
  const others = new Set(reader.materials.map((material) => toldLanguage(material, language)));
  others.delete(language);
  const found = await Promise.all([
    reader.matching(terms, language, CANDIDATES),
    ...[...others].map(async (other) => {
      const matches = await reader.matching(readings[other].terms, other, CANDIDATES);
      return matches.filter(({ chunk }) => chunk.terms[language] === undefined);
    }),
  ]);
  return found.flat();
}

type Candidate = Pick<ScoredChunk, 'chunk' | 'dense' | 'lexical'>;

function merge(dense: readonly ChunkMatch[], lexical: readonly ChunkMatch[]): readonly Candidate[] {
  const merged = new Map<string, Candidate>();
  for (const { chunk, score } of dense) merged.set(chunk.id, { chunk, dense: score, lexical: 0 });
  // A chunk outside the dense candidates is no nearer than the farthest of them.
  const floor = dense.at(-1)?.score ?? 0;
  for (const { chunk, score } of lexical) {
    const known = merged.get(chunk.id)?.dense ?? floor;
    // Short texts score over 1; they say no more than the whole question.
    merged.set(chunk.id, { chunk, dense: known, lexical: Math.min(score, 1) });
  }
  return [...merged.values()];
}

function rank(
  { chunk, dense, lexical }: Candidate,
  question: Question,
  context: string | undefined,
  { reader, stages }: SearchTools,
): ScoredChunk {
  const asked = compareWith(question, chunk);
  const { terms, language } = asked;
  const body = termSet([chunk.terms[language]], 'body');
  const coverage = coverTerms(terms, body, language, reader).covered;
  const phrase = stages.phrase ? measurePhrase(asked, chunk, reader) : 0;
  const hasExpected = holdsExpected(chunk, asked);
  const isOfMaterial = question.kind === 'about' && isFront(chunk, reader);
  const score =
    WEIGHTS.dense * dense +
    WEIGHTS.lexical * lexical +
    WEIGHTS.phrase * phrase +
    WEIGHTS.ownPlace * ownShare(chunk, question) +
    (hasName(chunk, asked) ? WEIGHTS.named : 0) +
    (context === keyOf(chunk) ? WEIGHTS.context[question.leaning] : 0) +
    (hasExpected ? WEIGHTS.expected : 0) +
    (isOfMaterial && !chunk.isQuotation ? WEIGHTS.about : 0) +
    (chunk.isQuotation ? WEIGHTS.quotation : 0);
  const scores = { dense, lexical, coverage, phrase, hasExpected, score };
  return { chunk, isFront: isOfMaterial, ...scores };
}

function hasName({ terms }: StoredChunk, { names, language }: Question): boolean {
  return names.some((name) => terms[language]?.header.includes(name));
}

/** How many of the places asked about are the case's own; less when the case is of many more. */
function ownShare({ places: { own } }: StoredChunk, { places }: Question): number {
  const matched = places.filter(({ place }) => own.includes(place.id)).length;
  return matched === 0 ? 0 : matched / places.length / own.length ** 0.25;
}

/** A shared run counts from two words on: one word is what BM25 is for. */
function measurePhrase(
  { text, terms, language }: Question,
  chunk: StoredChunk,
  reader: ChunkReader,
): number {
  const asked = terms.reduce((sum, term) => sum + reader.weightOf(term, language), 0);
  if (asked === 0) return 0;
  const questionWords = words(text);
  const { start, end } = sharedPhrase(questionWords, words(chunk.texts[language]?.body ?? ''));
  if (end - start < 2) return 0;
  const shared = analyse(questionWords.slice(start, end).join(' '), language);
  const weight = shared.reduce((sum, term) => sum + reader.weightOf(term, language), 0);
  return Math.min(1, weight / asked);
}

function groupByCase(ranked: readonly ScoredChunk[]): readonly ScoredCase[] {
  const groups = new Map<string, ScoredChunk[]>();
  for (const entry of [...ranked].sort(byScore)) {
    const key = keyOf(entry.chunk);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return Array.from(groups, ([key, chunks]) => ({ key, chunks, score: chunks[0]?.score ?? 0 }));
}

function byScore(a: ScoredChunk, b: ScoredChunk): number {
  return b.score - a.score || (a.chunk.id < b.chunk.id ? -1 : 1);
}

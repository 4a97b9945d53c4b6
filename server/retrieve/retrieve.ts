import type { Language } from '#corpus/material';
import type { ChunkText } from '#ingest/chunks';
import { analyse, words } from '#ingest/language/analyse';
import type { ChunkReader, StoredChunk } from '#ingest/store/store';
import type { Question } from '../question/understand.js';
import { compareWith } from './compared-language.js';
import { caseKey, type Evidence, type RankedCase } from './evidence.js';
import { holdsExpected } from './expected.js';
import { isFront } from './front-matter.js';
import type { ScoredCase, ScoredChunk } from './order-chunks.js';
import { type Asked, orderChunks } from './order-chunks.js';
import { fitsPlaces } from './place-fit.js';
import { rememberFor } from './remember-for.js';
import {
  type Candidate,
  embedQuestion,
  type QuestionVectors,
  type SearchTools,
  search,
  searchGaps,
  searchTopics,
} from './search.js';
import { positionsOf, sharedPhrase } from './shared-phrase.js';
import { bodyTerms, measureCoverage } from './term-coverage.js';
import { votesOf } from './topic-votes.js';

/** Weights of the parts of a score; chosen on the development questions (`npm run evals`). */
export const WEIGHTS = {
  dense: 0.7,
  lexical: 1.5,
  /** The chunk answers a question like it. */
  asked: 0.8,
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
  /** What tells of the material itself, when that is not asked about. */
  outside: -0.2,
  /** Mottos are quoted when one is asked for, or nothing else fits. */
  quotation: -0.3,
  quoteAsked: 0.6,
};

/**
 * Hybrid retrieval: dense and lexical candidates, their scores added, narrowed by the places asked
 * about, grouped by case.
 */
export async function retrieve(question: Question, tools: SearchTools): Promise<Evidence> {
  const { reader, stages } = tools;
  const vectors = await embedQuestion(question, tools);
  const { found, missingPlaces } = await findCases(question, vectors, tools);
  const [gaps, topics] = await Promise.all([
    searchGaps(vectors, tools),
    searchTopics(question, vectors, tools),
  ]);
  const asked = askedOf(question, reader);
  const votes = votesOf(topics, reader.materials);
  const cases = found
    .map((each) => orderChunks(each, asked, votes, reader))
    .filter((entry) => entry.isNamed || !isSetAside(entry, question));
  const materialId = cases[0]?.chunks[0]?.chunk.materialId;
  const known = gaps.filter((entry) => entry.materialId === materialId);
  const gap = known[0]?.score ?? 0;
  const slides = new Set(cases[0]?.chunks.map(({ chunk }) => chunk.slide));
  const ofCase = known.find(({ slide }) => slides.has(slide)) ?? known.at(-1);
  const gapOfCase = ofCase?.score ?? 0;
  const material = reader.materials.find(({ manifest }) => manifest.id === materialId);
  const isExpanded = stages.expansion && Object.keys(material?.expansions ?? {}).length > 0;
  const topic = topics.find((match) => match.materialId === materialId)?.score ?? 0;
  const gapOfAll = known.find(({ slide }) => slide === 0)?.score ?? 0;
  return { cases, gap, gapOfCase, gapOfAll, topic, isExpanded, missingPlaces };
}

/** Whether a case is the practice of a place that others than are asked for. */
function isSetAside({ chunks }: RankedCase, { setAside }: Question): boolean {
  const own = chunks[0]?.chunk.places.own ?? [];
  return setAside.some(({ place }) => own.includes(place.id));
}

type FoundCases = Pick<Evidence, 'missingPlaces'> & { readonly found: readonly ScoredCase[] };

/** The cases that are found, best first, their chunks in the order of their scores. */
async function findCases(
  question: Question,
  vectors: QuestionVectors,
  tools: SearchTools,
): Promise<FoundCases> {
  const { reader, stages } = tools;
  const places = stages.placeFilter ? placesMeant(question, reader) : [];
  // A comparison may name one side by its place and the other by its project.
  const isNarrowed = places.length > 0 && question.kind !== 'compare';
  const candidates = await searchPlaces(question, vectors, places, isNarrowed, tools);
  const context =
    WEIGHTS.context[question.leaning] > 0 ? await caseBefore(question, tools) : undefined;
  const missingPlaces = places.filter(({ place }) => !reader.places.has(place.id));
  const asked = askedOf(question, reader);
  const ranked = candidates
    .filter(({ chunk }) => !isNarrowed || fitsPlaces(chunk, places))
    .map((candidate) => rank(candidate, asked(candidate.chunk), context, tools));
  return { found: groupByCase(ranked), missingPlaces };
}

/** The case that the question before is of. */
async function caseBefore({ follows }: Question, tools: SearchTools): Promise<string | undefined> {
  if (!follows) return undefined;
  const { found } = await findCases(follows, await embedQuestion(follows, tools), tools);
  return found[0]?.key;
}

/** A question as it compares with a chunk, read once for each language. */
function askedOf(question: Question, reader: ChunkReader): (chunk: StoredChunk) => Asked {
  const known = new Map<Language, Asked>();
  return (chunk) => {
    const compared = compareWith(question, chunk);
    const { text, terms, language } = compared;
    const before = known.get(language);
    if (before) return before;
    const asked = {
      question: compared,
      coverage: measureCoverage(terms, language, reader),
      words: words(text),
      weight: weighTerms(terms, language, reader),
    };
    known.set(language, asked);
    return asked;
  };
}

function weighTerms(terms: readonly string[], language: Language, reader: ChunkReader): number {
  return terms.reduce((sum, term) => sum + reader.weightOf(term, language), 0);
}

/**
 * Searches the chunks of each place asked about, so that none crowds out another, and all others too unless
 * these alone are meant.
 */
async function searchPlaces(
  question: Question,
  vectors: QuestionVectors,
  places: Question['places'],
  areMeantAlone: boolean,
  tools: SearchTools,
): Promise<readonly Candidate[]> {
  const ids = [...new Set(places.map(({ place }) => place.id))];
  const searches = ids.map((id) => search(question, vectors, tools, [id]));
  if (!areMeantAlone) searches.unshift(search(question, vectors, tools));
  const found = await Promise.all(searches);
  const candidates = new Map<StoredChunk, Candidate>();
  for (const candidate of found.flat()) {
    if (!candidates.has(candidate.chunk)) candidates.set(candidate.chunk, candidate);
  }
  return [...candidates.values()];
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
  const isOfAnother = names.length > 0 || others.some(({ place }) => place.kind !== 'foreign');
  return isOfAnother ? others : places;
}

function keyOf({ materialId, caseId, slide }: StoredChunk): string {
  return caseKey(materialId, caseId ?? slide);
}

function rank(
  { chunk, dense, lexical, asked }: Candidate,
  asks: Asked,
  context: string | undefined,
  { reader, stages }: SearchTools,
): ScoredChunk {
  const { question } = asks;
  const coverage = asks.coverage(bodyTerms(chunk.terms[question.language])).covered;
  const phrase = stages.phrase ? measurePhrase(asks, chunk, reader) : 0;
  const hasExpected = holdsExpected(chunk, question);
  const isOfMaterial = isFront(chunk, reader);
  const ofMaterial = question.kind === 'about' ? WEIGHTS.about : WEIGHTS.outside;
  const score =
    WEIGHTS.dense * dense +
    WEIGHTS.lexical * lexical +
    WEIGHTS.asked * Math.max(...asked) +
    WEIGHTS.phrase * phrase +
    WEIGHTS.ownPlace * ownShare(chunk, question) +
    (hasName(chunk, question) ? WEIGHTS.named : 0) +
    (context === keyOf(chunk) ? WEIGHTS.context[question.leaning] : 0) +
    (hasExpected ? WEIGHTS.expected : 0) +
    (isOfMaterial && !chunk.isQuotation ? ofMaterial : 0) +
    (chunk.isQuotation ? (question.asksForQuote ? WEIGHTS.quoteAsked : WEIGHTS.quotation) : 0);
  const scores = { dense, lexical, asked, coverage, phrase, hasExpected, score };
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

const bodyWords = rememberFor(({ body }: ChunkText) => positionsOf(words(body)));

/** A shared run counts from two words on: one word is what BM25 is for. */
function measurePhrase(
  { question: { language }, words: asked, weight: whole }: Asked,
  { texts }: StoredChunk,
  reader: ChunkReader,
): number {
  const text = texts[language];
  if (whole === 0 || !text) return 0;
  const { start, end } = sharedPhrase(asked, bodyWords(text));
  if (end - start < 2) return 0;
  const shared = analyse(asked.slice(start, end).join(' '), language);
  return Math.min(1, weighTerms(shared, language, reader) / whole);
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

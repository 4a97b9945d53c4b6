import type { Embedder } from '#ingest/embedding/embedder';
import { isUnembeddable } from '#ingest/embedding/embedder';
import type {
  ChunkMatch,
  ChunkReader,
  GapMatch,
  QuestionMatch,
  StoredChunk,
} from '#ingest/store/store';
import type { Question } from '../question/understand.js';
import { toldLanguages } from './compared-language.js';
import type { ScoredChunk } from './order-chunks.js';
import type { Stages } from './stages.js';

/** Candidates asked of each retriever: more than the deck has chunks, so that nothing is cut. */
const CANDIDATES = 200;

/** The same of the questions that passages answer, of which a passage has several. */
const QUESTION_CANDIDATES = 300;

/** Known gaps asked of the index: the nearest is of another material when there are several. */
const GAP_CANDIDATES = 10;

/** What a search is made with. */
export type SearchTools = {
  readonly reader: ChunkReader;
  readonly embedder: Embedder;
  readonly stages: Stages;
};

/** What the searches have found, in no order; known gaps the nearest first. */
export type Found = {
  readonly candidates: readonly Candidate[];
  readonly gaps: readonly GapMatch[];
};

/**
 * Searches by meaning (texts, and the questions that passages answer or slides leave open) and by words.
 * With `places`, among the chunks of these alone: of a great index those of one municipality may all be
 * far from the nearest.
 */
export async function search(
  question: Question,
  { reader, embedder, stages }: SearchTools,
  places?: readonly string[],
): Promise<Found> {
  const { searchText, subjectText } = question;
  const [whole, subject] = await Promise.all([
    stages.dense ? embed(searchText, embedder) : undefined,
    stages.expansion ? embed(subjectText, embedder) : undefined,
  ]);
  const [dense, asked, gaps, lexical] = await Promise.all([
    whole ? reader.nearest(whole, CANDIDATES, places) : [],
    subject ? reader.nearestQuestions(subject, QUESTION_CANDIDATES, places) : [],
    subject ? reader.nearestGaps(subject, GAP_CANDIDATES) : [],
    stages.lexical ? searchWords(question, reader, places) : [],
  ]);
  return { candidates: merge(dense, lexical, asked), gaps };
}

/** Searches by words in the language of the question, and what is not there in it in its own. */
async function searchWords(
  { language, terms, readings }: Question,
  reader: ChunkReader,
  places: readonly string[] | undefined,
): Promise<readonly ChunkMatch[]> {
  const others = new Set(reader.materials.flatMap((material) => toldLanguages(material, language)));
  others.delete(language);
  const found = await Promise.all([
    reader.matching(terms, language, CANDIDATES, places),
    ...[...others].map(async (other) => {
      const matches = await reader.matching(readings[other].terms, other, CANDIDATES, places);
      return matches.filter(({ chunk }) => chunk.terms[language] === undefined);
    }),
  ]);
  return found.flat();
}

/** The vector of a text; none when it holds no word that the model knows: a name may still be found. */
async function embed(text: string, embedder: Embedder): Promise<readonly number[] | undefined> {
  try {
    return await embedder.embedQuery(text);
  } catch (error) {
    if (isUnembeddable(error)) return undefined;
    throw error;
  }
}

/** A chunk that some search has given, and how well. */
export type Candidate = Pick<ScoredChunk, 'chunk' | 'dense' | 'lexical' | 'asked'>;

function merge(
  dense: readonly ChunkMatch[],
  lexical: readonly ChunkMatch[],
  asked: readonly QuestionMatch[],
): readonly Candidate[] {
  const merged = new Map<string, Candidate>();
  // What is outside the candidates is no nearer than the farthest of them.
  const farthest = { dense: dense.at(-1)?.score ?? 0, asked: asked.at(-1)?.score ?? 0 };
  const add = (chunk: StoredChunk, found: Partial<Candidate>) => {
    merged.set(chunk.id, { ...(merged.get(chunk.id) ?? unfound(chunk, farthest)), ...found });
  };
  for (const { chunk, score } of dense)
    add(chunk, { dense: score, asked: askedBefore(chunk, score, farthest.asked) });
  // Short texts score over 1; they say no more than the whole question.
  for (const { chunk, score } of lexical) add(chunk, { lexical: Math.min(score, 1) });
  for (const { chunk, passage, score } of asked) {
    const known = merged.get(chunk.id) ?? unfound(chunk, farthest);
    merged.set(chunk.id, { ...known, asked: known.asked.with(passage, score) });
  }
  return [...merged.values()];
}

/** A chunk that no search has given yet. */
function unfound(
  chunk: StoredChunk,
  farthest: { readonly dense: number; readonly asked: number },
): Candidate {
  return {
    chunk,
    dense: farthest.dense,
    lexical: 0,
    asked: askedBefore(chunk, farthest.dense, farthest.asked),
  };
}

/** A passage that nobody has written questions for is asked for by its text. */
function askedBefore(
  { passages, questions }: StoredChunk,
  dense: number,
  farthest: number,
): readonly number[] {
  const known = new Set(questions.map(({ passage }) => passage));
  return passages.map((_, position) => (known.has(position) ? farthest : dense));
}

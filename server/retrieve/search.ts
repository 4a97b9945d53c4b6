import type { Embedder } from '#ingest/embedding/embedder';
import { isUnembeddable } from '#ingest/embedding/embedder';
import type { Vector } from '#ingest/embedding/unit-vector';
import type {
  ChunkMatch,
  ChunkReader,
  GapMatch,
  QuestionMatch,
  StoredChunk,
  TopicMatch,
} from '#ingest/store/store';
import type { Question } from '../question/understand.js';
import { toldLanguages } from './compared-language.js';
import type { ScoredChunk } from './order-chunks.js';
import { rememberFor } from './remember-for.js';
import type { Stages } from './stages.js';

/** Candidates asked of each retriever: more than the deck has chunks, so that nothing is cut. */
const CANDIDATES = 200;

/** The same of passages, by the questions that they answer. */
const QUESTION_CANDIDATES = 300;

/** Slides asked of the index for their known gaps: the nearest is of another material when there are several. */
const GAP_CANDIDATES = 40;

/** Topics that tell which cases belong in a list. */
const TOPIC_CANDIDATES = 5;

/**
 * How much nearer a question is to a question like it than to a text about the same. The nearest passages that do
 * not answer it, by their texts: 0.58 to 0.59 by their questions, 0.30 to 0.32 by the texts (`dev`, each language).
 */
const ASKED_BY_TEXT = 1.9;

/** What a search is made with. */
export type SearchTools = {
  readonly reader: ChunkReader;
  readonly embedder: Embedder;
  readonly stages: Stages;
};

/** The vectors of a question; none of what is not searched, or when its text holds no word that the model knows. */
export type QuestionVectors = {
  /** By which texts are found. */
  readonly whole: Vector | undefined;
  /** By which questions like it are found. */
  readonly asksOf: Vector | undefined;
};

/** Embeds a question, once for all its searches. */
export async function embedQuestion(
  { searchText, subjectText, facets }: Question,
  { embedder, stages }: Pick<SearchTools, 'embedder' | 'stages'>,
): Promise<QuestionVectors> {
  const [whole, subject] = await Promise.all([
    stages.dense ? orNone(() => embedder.embedQuery(searchText)) : undefined,
    stages.expansion
      ? orNone(async () => (await embedder.embedSubjects([subjectText]))[0])
      : undefined,
  ]);
  return { whole, asksOf: subject && embedder.metric.join(subject, facets) };
}

/**
 * Searches by meaning (texts, and the questions that passages answer) and by words; gives what was found in no
 * order. With `places`, among the chunks of these alone: of a great index those of one municipality may all be
 * far from the nearest.
 */
export async function search(
  question: Question,
  { whole, asksOf }: QuestionVectors,
  { reader, stages }: SearchTools,
  places?: readonly string[],
): Promise<readonly Candidate[]> {
  const [dense, asked, lexical] = await Promise.all([
    whole ? reader.nearest(whole, CANDIDATES, places) : [],
    asksOf ? reader.nearestQuestions(asksOf, QUESTION_CANDIDATES, places) : [],
    stages.lexical ? searchWords(question, reader, places) : [],
  ]);
  return merge(dense, lexical, asked);
}

/** The known gaps nearest to a question, one of each slide, the nearest first. */
export async function searchGaps(
  { asksOf }: QuestionVectors,
  { reader }: SearchTools,
): Promise<readonly GapMatch[]> {
  return asksOf ? reader.nearestGaps(asksOf, GAP_CANDIDATES) : [];
}

/** The topics nearest to a question that may be for several cases, the nearest first. */
export async function searchTopics(
  { kind, places }: Question,
  { asksOf }: QuestionVectors,
  { reader }: SearchTools,
): Promise<readonly TopicMatch[]> {
  const mayBeOfSeveral = kind === 'cases' || (kind === 'single' && places.length === 0);
  return asksOf && mayBeOfSeveral ? reader.nearestTopics(asksOf, TOPIC_CANDIDATES) : [];
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

/** A vector, if the model knows any word of the text: else a name may still be found. */
async function orNone(
  embed: () => Promise<readonly number[] | undefined>,
): Promise<readonly number[] | undefined> {
  try {
    return await embed();
  } catch (error) {
    if (isUnembeddable(error)) return undefined;
    throw error;
  }
}

/** A chunk that some search has given, and how well. */
export type Candidate = Pick<ScoredChunk, 'chunk' | 'dense' | 'lexical' | 'asked'>;

/** A candidate while it is being put together. */
type Open = { chunk: StoredChunk; dense: number; lexical: number; asked: number[] };

function merge(
  dense: readonly ChunkMatch[],
  lexical: readonly ChunkMatch[],
  asked: readonly QuestionMatch[],
): readonly Candidate[] {
  const merged = new Map<string, Open>();
  // What is outside the candidates is no nearer than the farthest of them.
  const farthest = { dense: dense.at(-1)?.score ?? 0, asked: asked.at(-1)?.score ?? 0 };
  const open = (chunk: StoredChunk, score = farthest.dense): Open => {
    const known = merged.get(chunk.id);
    if (known) return known;
    const asked = askedBefore(chunk, score, farthest.asked);
    const opened = { chunk, dense: score, lexical: 0, asked };
    merged.set(chunk.id, opened);
    return opened;
  };
  for (const { chunk, score } of dense) open(chunk, score);
  // Short texts score over 1; they say no more than the whole question.
  for (const { chunk, score } of lexical) open(chunk).lexical = Math.min(score, 1);
  for (const { chunk, passage, score } of asked) open(chunk).asked[passage] = score;
  return [...merged.values()];
}

const askedPassages = rememberFor(
  ({ questions }: StoredChunk): ReadonlySet<number> =>
    new Set(questions.map(({ passage }) => passage)),
);

/** A passage that nobody has written questions for is asked for by its text, as near as those would be. */
function askedBefore(chunk: StoredChunk, dense: number, farthest: number): number[] {
  const known = askedPassages(chunk);
  const byText = Math.min(1, ASKED_BY_TEXT * dense);
  return chunk.passages.map((_, position) => (known.has(position) ? farthest : byText));
}

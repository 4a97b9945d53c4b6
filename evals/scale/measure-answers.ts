import type { IngestConfig } from '#ingest/config';
import { currentGeneration } from '#ingest/store/atomic-folder';
import { assembleAnswer } from '#server/answer/assemble-answer';
import type { AnswerTrace } from '#server/answer-trace';
import { type Assistant, assemble } from '#server/assemble';
import { serverConfigSchema } from '#server/config';
import { caseKey } from '#server/retrieve/evidence';
import { findPassages } from '#server/retrieve/find-passages';
import { createExactSearch, readEmbeddedChunks } from './exact-search.js';
import { type Latency, latencyOf, type Taken, timed } from './latency.js';
import type { ScaleQuestion } from './make-materials.js';

/** Neighbours of which recall is told. */
const K = 10;
/** Questions asked before the clock counts. */
const WARM_UP = 40;

/** What it takes to serve an index, and how right it is found in. */
export type AnswerFigures = {
  /** Until the assistant can be asked: corpus read, every file hashed, index opened. */
  readonly secondsToOpen: number;
  /** Resident memory when it has answered, MiB. */
  readonly memory: number;
  /** Retrieval alone, the question's vector at hand; and the whole answer. */
  readonly search: Latency;
  readonly answer: Latency;
  /** Share of the true 10 nearest chunks that are among the 10 that the store finds, by the questions' vectors. */
  readonly recall: number;
  /** Share of questions whose slide is found first: of those that name a place, and those that do not. */
  readonly foundAtPlace: number;
  readonly foundByName: number;
};

/** Opens the index of a corpus as the server does, asks every question, and tells what it took. */
export async function measureAnswers(
  config: IngestConfig,
  questions: readonly ScaleQuestion[],
): Promise<AnswerFigures> {
  const begun = performance.now();
  const assistant = await assemble({ ...serverConfigSchema.parse({}), ...config });
  const secondsToOpen = (performance.now() - begun) / 1_000;
  for (const { text } of questions.slice(0, WARM_UP)) await answerOf(assistant, text);

  const search: Taken[] = [];
  const answer: Taken[] = [];
  const found = { place: 0, name: 0 };
  for (const question of questions) {
    const trace = await timed(answer, () => answerOf(assistant, question.text));
    // Among places that were looked up for the answer, and with the vector of the question at hand.
    const query = { q: question.text, k: K, lang: 'fi' as const };
    await timed(search, () => findPassages(query, assistant.tools));
    const first = trace.evidence?.cases[0]?.key;
    if (first !== caseKey(question.materialId, `tapaus-${question.slide}`)) continue;
    found[question.namesPlace ? 'place' : 'name']++;
  }
  const memory = process.memoryUsage.rss() / 2 ** 20;
  const atPlace = questions.filter(({ namesPlace }) => namesPlace).length;
  return {
    secondsToOpen,
    memory,
    search: latencyOf(search),
    answer: latencyOf(answer),
    recall: await measureRecall(assistant, config, questions),
    foundAtPlace: found.place / Math.max(atPlace, 1),
    foundByName: found.name / Math.max(questions.length - atPlace, 1),
  };
}

async function answerOf(assistant: Assistant, content: string): Promise<AnswerTrace> {
  const trace: AnswerTrace = {};
  const request = { messages: [{ role: 'user' as const, content }], language: 'fi' as const };
  await assembleAnswer(assistant.answer(request, undefined, trace));
  return trace;
}

async function measureRecall(
  { tools: { reader, embedder } }: Assistant,
  { INDEX_FOLDER: indexFolder }: IngestConfig,
  questions: readonly ScaleQuestion[],
): Promise<number> {
  const generation = (await currentGeneration(indexFolder)) ?? '';
  const { model, counts } = reader.manifest;
  const exact = createExactSearch(await readEmbeddedChunks({ indexFolder, generation }, model));
  let found = 0;
  for (const { text } of questions) {
    const vector = await embedder.embedQuery(text);
    const matches = await reader.nearest(vector, K);
    const ids = matches.map(({ chunk }) => chunk.id);
    found += exact.countNearest(vector, K, ids);
  }
  return found / (questions.length * Math.min(K, counts.chunks));
}

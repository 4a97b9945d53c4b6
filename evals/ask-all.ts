import { mendLines } from '#ingest/passages';
import type { IndexedMaterial } from '#ingest/store/store';
import { assembleAnswer } from '#server/answer/assemble-answer';
import type { AnswerTools } from '#server/answer-question';
import { answerQuestion } from '#server/answer-question';
import type { AnswerTrace } from '#server/answer-trace';
import type { ChatAnswer, Citation, Message } from '#server/contract';
import { makeReceipt, type Receipt } from '#server/observe/receipt';
import type { Evidence } from '#server/retrieve/evidence';
import type { EvalQuestion } from './question-set.js';

/** A question, what was answered, and what was found on the way. Plain JSON: the contract with metrics and reports. */
export type Run = {
  readonly question: EvalQuestion;
  readonly answer: ChatAnswer;
  /** Slides by rank, each once, as retrieval ordered them. */
  readonly rankedSlides: readonly number[];
  /** The same for the question asked in full, where a follow-up has been written out. */
  readonly rankedSlidesInFull: readonly number[] | null;
  /** Ids of the cases on the gold slides, and of those that were cited. */
  readonly goldCases: readonly string[];
  readonly citedCases: readonly string[];
  /** Quotes that the source says at the place they name. */
  readonly exactQuotes: number;
  readonly receipt: Receipt;
  /** Milliseconds from question to last event, in process. */
  readonly milliseconds: number;
};

/** Asks every question in turn through the answer's own steps, as production does. */
export async function askAll(
  questions: readonly EvalQuestion[],
  tools: AnswerTools,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<readonly Run[]> {
  const { materials } = tools.reader;
  const runs: Run[] = [];
  onProgress(0, questions.length);
  for (const question of questions) {
    const asked = await ask([...question.history, question.question], tools);
    const inFull = question.inFull === undefined ? null : await ask([question.inFull], tools);
    const { answer, trace } = asked;
    runs.push({
      question,
      answer,
      rankedSlides: rankSlides(trace.evidence, answer),
      rankedSlidesInFull: inFull ? rankSlides(inFull.trace.evidence, inFull.answer) : null,
      goldCases: casesOf(question.slides, materials),
      citedCases: casesOf(
        answer.citations.map(({ slide }) => slide),
        materials,
      ),
      exactQuotes: answer.citations.filter((citation) => isExact(citation, materials)).length,
      receipt: makeReceipt(tools, trace, answer),
      milliseconds: asked.milliseconds,
    });
    onProgress(runs.length, questions.length);
  }
  return runs;
}

/** Asks one conversation, its last turn the question. */
export async function ask(
  turns: readonly string[],
  tools: AnswerTools,
): Promise<{
  readonly answer: ChatAnswer;
  readonly trace: AnswerTrace;
  readonly milliseconds: number;
}> {
  const messages: Message[] = turns.map((content) => ({ role: 'user', content }));
  const trace: AnswerTrace = {};
  const start = performance.now();
  const events = answerQuestion({ messages }, tools, new AbortController().signal, trace);
  const answer = await assembleAnswer(events);
  return { answer, trace, milliseconds: performance.now() - start };
}

/** Slides as they were found; as they are cited, where nothing was to be searched for. */
function rankSlides(evidence: Evidence | undefined, { citations }: ChatAnswer): readonly number[] {
  if (!evidence) return [...new Set(citations.map(({ slide }) => slide))];
  const ranked = evidence.cases.flatMap(({ chunks }) => chunks);
  const bySlide = ranked.sort((a, b) => b.score - a.score).map(({ chunk }) => chunk.slide);
  return [...new Set(bySlide)];
}

function casesOf(
  slides: readonly number[],
  materials: readonly IndexedMaterial[],
): readonly string[] {
  const cases = materials.flatMap((material) => material.cases);
  return cases.flatMap((entry) => (entry.slides.some((n) => slides.includes(n)) ? entry.id : []));
}

function isExact(
  { material, quote, span }: Citation,
  materials: readonly IndexedMaterial[],
): boolean {
  const source = materials.find(({ manifest }) => manifest.id === material)?.source ?? '';
  return mendLines(source.slice(span.start, span.end)) === quote;
}

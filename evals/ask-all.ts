import { assembleAnswer } from '#server/answer/assemble-answer';
import type { AnswerTrace } from '#server/answer-question';
import type { Assistant } from '#server/assemble';
import type { ChatAnswer, Message } from '#server/contract';
import type { Question } from '#server/question/understand';
import type { EvidenceFeatures } from '#server/retrieve/enough-evidence';
import type { EvalQuestion } from './question-set.js';

/** A question, what was answered, and what was found on the way. Plain JSON: the contract with metrics and reports. */
export type Run = {
  readonly question: EvalQuestion;
  readonly answer: ChatAnswer;
  /** Slides by rank, each once, as retrieval ordered them. */
  readonly rankedSlides: readonly number[];
  /** Calibrated probability that the material answers; `null` when nothing was searched. */
  readonly confidence: number | null;
  /** Features behind the confidence; see `server/retrieve/enough-evidence.ts`. */
  readonly features: EvidenceFeatures | null;
  /** Milliseconds from question to last event, in process. */
  readonly milliseconds: number;
};

/**
 * Asks every question in turn through the assistant, as production does. Gives the runs, and how each
 * question was understood.
 */
export async function askAll(
  questions: readonly EvalQuestion[],
  assistant: Assistant,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<{ readonly runs: readonly Run[]; readonly understood: ReadonlyMap<string, Question> }> {
  const runs: Run[] = [];
  const understood = new Map<string, Question>();
  onProgress(0, questions.length);
  for (const question of questions) {
    const messages: Message[] = [...question.history, question.question].map((content) => ({
      role: 'user',
      content,
    }));
    const trace: AnswerTrace = {};
    const start = performance.now();
    const answer = await assembleAnswer(assistant.answer({ messages }, undefined, trace));
    const milliseconds = performance.now() - start;
    if (trace.question) understood.set(question.id, trace.question);
    const ranked = trace.evidence?.cases.flatMap(({ chunks }) => chunks) ?? [];
    const bySlide = ranked.sort((a, b) => b.score - a.score).map(({ chunk }) => chunk.slide);
    runs.push({
      question,
      answer,
      rankedSlides: [...new Set(bySlide)],
      confidence: trace.verdict?.confidence ?? null,
      features: trace.verdict?.features ?? null,
      milliseconds,
    });
    onProgress(runs.length, questions.length);
  }
  return { runs, understood };
}

import { isDeepStrictEqual } from 'node:util';
import type { AnswerTools } from '#server/answer-question';
import type { AnswerTrace } from '#server/answer-trace';
import type { ChatAnswer } from '#server/contract';
import type { RankedChunk } from '#server/retrieve/evidence';
import { ask } from '../ask-all.js';
import type { EvalQuestion } from '../question-set.js';

/** How one question came out on two stores. */
export type StoreComparison = {
  readonly question: EvalQuestion;
  /** Parts of the answer that differ, by their names in the contract; none when it is the same. */
  readonly differing: readonly string[];
  /** Whether the cases and chunks that were found stand in the same order. */
  readonly isOrderSame: boolean;
  /** The greatest differences between scores of chunks that both have found; 0 when none was searched. */
  readonly differences: ScoreDifferences;
  /** Milliseconds to the last event, on each. */
  readonly milliseconds: readonly [number, number];
};

/** By the way of searching: vectors of texts, terms, vectors of questions; and of all together. */
export type ScoreDifferences = Readonly<Record<(typeof SCORES)[number], number>>;

const SCORES = ['dense', 'lexical', 'asked', 'score'] as const;

/** Parts of an answer that are another each time. */
const OF_EACH_ANSWER: ReadonlySet<string> = new Set(['id', 'feedbackToken']);

/** Asks every question of both stores, one after the other, and compares. */
export async function compareStores(
  questions: readonly EvalQuestion[],
  one: AnswerTools,
  other: AnswerTools,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<readonly StoreComparison[]> {
  const compared: StoreComparison[] = [];
  onProgress(0, questions.length);
  for (const question of questions) {
    const turns = [...question.history, question.question];
    const [first, second] = [await ask(turns, one), await ask(turns, other)];
    const [found, foundThere] = [chunksOf(first.trace), chunksOf(second.trace)];
    compared.push({
      question,
      differing: differingParts(first.answer, second.answer),
      isOrderSame: isDeepStrictEqual([...found.keys()], [...foundThere.keys()]),
      differences: greatestDifferences(found, foundThere),
      milliseconds: [first.milliseconds, second.milliseconds],
    });
    onProgress(compared.length, questions.length);
  }
  return compared;
}

/** Names of the parts in which two answers differ. */
export function differingParts(one: ChatAnswer, other: ChatAnswer): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)] as (keyof ChatAnswer)[]);
  return [...names].filter(
    (name) => !OF_EACH_ANSWER.has(name) && !isDeepStrictEqual(one[name], other[name]),
  );
}

/** The chunks that were found, best first. */
function chunksOf({ evidence }: AnswerTrace): ReadonlyMap<string, RankedChunk> {
  const ranked = evidence?.cases.flatMap(({ chunks }) => chunks) ?? [];
  return new Map(ranked.map((entry) => [entry.chunk.id, entry]));
}

function greatestDifferences(
  one: ReadonlyMap<string, RankedChunk>,
  other: ReadonlyMap<string, RankedChunk>,
): ScoreDifferences {
  const greatest = { dense: 0, lexical: 0, asked: 0, score: 0 };
  for (const [id, chunk] of one) {
    const there = other.get(id);
    if (!there) continue;
    for (const name of SCORES) {
      const [values, valuesThere] = [[chunk[name]].flat(), [there[name]].flat()];
      for (const [i, value] of values.entries()) {
        greatest[name] = Math.max(greatest[name], Math.abs(value - (valuesThere[i] ?? 0)));
      }
    }
  }
  return greatest;
}

/** A table by split, and of the development questions those that differ. */
export function storesText(compared: readonly StoreComparison[]): string {
  const splits = [...new Set(compared.map(({ question }) => question.split))];
  const rows = splits.map((split) => {
    const members = compared.filter(({ question }) => question.split === split);
    const count = (isSo: (entry: StoreComparison) => boolean) => members.filter(isSo).length;
    const greatest = SCORES.map((name) => {
      const values = members.map(({ differences }) => differences[name]);
      return `${name} ${Math.max(0, ...values).toExponential(1)}`;
    });
    const [fast, slow] = [0, 1].map((at) =>
      median(members.map((entry) => entry.milliseconds[at] ?? 0)),
    );
    return [
      `${split}: ${members.length} questions`,
      `answers that differ: ${count(({ differing }) => differing.length > 0)}`,
      `orders of what was found that differ: ${count(({ isOrderSame }) => !isOrderSame)}`,
      `greatest differences of scores: ${greatest.join(', ')}`,
      `median time: ${fast?.toFixed(1)} ms by hnsw, ${slow?.toFixed(1)} ms by postgres`,
    ].join('\n  ');
  });
  const shown = compared.flatMap(({ question, differing }) =>
    question.split === 'dev' && differing.length > 0
      ? [`${question.id}: ${differing.join(', ')}: ${question.question}`]
      : [],
  );
  return [...rows, ...shown].join('\n');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

import type { AnswerTools } from '#server/answer-question';
import {
  bestSize,
  type Candidate,
  compareCases,
  MEMBERSHIP_FEATURES,
} from '#server/retrieve/list-membership';
import { type Coefficients, probabilityOf } from '#server/retrieve/logistic';
import { ask } from './ask-all.js';
import { type Example, fitLogistic } from './logistic-regression.js';
import type { EvalQuestion } from './question-set.js';
import { alignColumns } from './report/table.js';

type Name = (typeof MEMBERSHIP_FEATURES)[number];

/** A question for cases: what was found, each with whether it belongs in the list. */
export type FoundList = {
  /** Questions with the same slides ask for the same, in other words or languages. */
  readonly group: string;
  readonly candidates: readonly (Candidate & { readonly belongs: boolean })[];
};

/** Pull of the coefficients of standardised features to zero (ridge): the set is small. */
const RIDGE = 0.005;

/** Asks the questions of a set that ask for cases, and labels what is found. */
export async function collectLists(
  questions: readonly EvalQuestion[],
  tools: AnswerTools,
): Promise<readonly FoundList[]> {
  const lists: FoundList[] = [];
  for (const { type, expect, slides, history, question } of questions) {
    if (type !== 'cases' || expect !== 'answered') continue;
    const { trace } = await ask([...history, question], tools);
    const found = trace.evidence?.cases.filter(({ chunks }) => !chunks[0]?.isFront) ?? [];
    const candidates = compareCases(found).map((candidate) => ({
      ...candidate,
      belongs: candidate.entry.chunks.some(({ chunk }) => slides.includes(chunk.slide)),
    }));
    lists.push({ group: slides.join(' '), candidates });
  }
  return lists;
}

/** Fits whether a case belongs in a list; each list counts the same, however many cases were found. */
export function fitMembership(lists: readonly FoundList[]): Coefficients<Name> {
  const examples = lists.flatMap(({ candidates }) =>
    candidates.map(
      ({ features, belongs }): Example<Name> => ({
        features,
        isSo: belongs,
        weight: 1 / candidates.length,
      }),
    ),
  );
  return fitLogistic(MEMBERSHIP_FEATURES, examples, RIDGE);
}

/** Mean F1 of the lists, those of each group by coefficients that were fitted on the other groups alone. */
export function crossValidate(lists: readonly FoundList[]): number {
  const groups = [...new Set(lists.map(({ group }) => group))];
  const scores = groups.flatMap((group) => {
    const fitted = fitMembership(lists.filter((list) => list.group !== group));
    return lists.filter((list) => list.group === group).map((list) => scoreList(list, fitted));
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function scoreList({ candidates }: FoundList, fitted: Coefficients<Name>): number {
  const ordered = candidates
    .map(({ features, belongs }) => ({
      probability: probabilityOf(MEMBERSHIP_FEATURES, fitted, features),
      belongs,
    }))
    .sort((a, b) => b.probability - a.probability);
  const size = bestSize(ordered.map(({ probability }) => probability));
  const right = ordered.slice(0, size).filter(({ belongs }) => belongs).length;
  return (2 * right) / (size + ordered.filter(({ belongs }) => belongs).length);
}

/** Coefficients, and what they are worth on lists that they were not fitted on, as text. */
export function membershipText(lists: readonly FoundList[]): string {
  const sorts = { withTopics: lists, byText: lists.map(withoutTopics) };
  return [
    `\nCoefficients of ${lists.length} lists of cases, fitted on the dev split (server/retrieve/list-membership.ts):`,
    ...Object.entries(sorts).flatMap(([sort, of]) => [
      `\n${sort}`,
      alignColumns(
        Object.entries(fitMembership(of)).map(([name, value]) => [name, value.toFixed(2)]),
      ),
      `F1 of lists of other cases than those fitted on: ${crossValidate(of).toFixed(3)}`,
    ]),
  ].join('\n');
}

/** What was found, as it would be in a material without topics. */
function withoutTopics({ group, candidates }: FoundList): FoundList {
  return {
    group,
    candidates: candidates.map((candidate) => ({
      ...candidate,
      features: { ...candidate.features, topic: 0 },
    })),
  };
}

import { words } from '#ingest/language/analyse';
import type { Question } from '../question/understand.js';
import type { RankedCase, RankedChunk } from './evidence.js';
import { type Coefficients, probabilityOf } from './logistic.js';

/**
 * How well a case answers beside the others that were found: 1 as well as the best of them, 0 as one that
 * has nothing to do with the question. Scores alone do not tell: what any case scores depends on how
 * common the words of the question are.
 */
export type MembershipFeatures = {
  /** By its best chunk: words, meaning, runs of words, questions that it answers. */
  readonly chunk: number;
  /** The same by its best passage. */
  readonly passage: number;
  /** By BM25 alone. */
  readonly lexical: number;
  /** Share of the topics nearest to the question under which the case is told of; 0 without topics. */
  readonly topic: number;
};

/** The features, in the order in which a fit has them. */
export const MEMBERSHIP_FEATURES = [
  'chunk',
  'passage',
  'lexical',
  'topic',
] as const satisfies readonly (keyof MembershipFeatures)[];

/** A case, and how it compares. */
export type Candidate = { readonly entry: RankedCase; readonly features: MembershipFeatures };

/**
 * Logistic regression of whether a case belongs in a list, fitted on the development questions that ask for
 * cases: for a material with topics, and for one that is known by its text alone (`npm run evals -- --calibrate`
 * fits both, and tells how good the lists are that it has not seen; evals/README.md has the figures).
 */
export const MEMBERSHIP: Readonly<
  Record<'withTopics' | 'byText', Coefficients<keyof MembershipFeatures>>
> = {
  withTopics: { bias: -5.86, chunk: 3.17, passage: 2.33, lexical: 1.59, topic: 4.56 },
  byText: { bias: -5.32, chunk: 4.28, passage: 3.15, lexical: 1.69, topic: 0 },
};

/** How much the parts of a score count when cases of a list are compared. */
export const STRENGTH = { coverage: 1, dense: 0.5, phrase: 0.5, asked: 1 };

/** This share of the found cases, from below, has nothing to do with a question. */
const UNRELATED = 0.25;
/** Of fewer cases none is known to have nothing to do with it. */
const MIN_CASES = 4;

/**
 * A name of several words: a run of words with capitals, small words between them ("Work in Finland"). One of a
 * single word is a term like others.
 */
const LONG_NAME =
  /\p{Lu}[\p{L}\p{N}]*(?: (?:(?:in|of|for|the|and|i|för|och|ja) )?\p{Lu}[\p{L}\p{N}]*)+/gu;
/** From so many letters on, one word may be a bent form of another that it begins with: "Finlandin". */
const MIN_STEM = 4;

/** Which of the found cases belong in a list, the surest first; one at least, when one was found. */
export function chooseListed(
  question: Question,
  found: readonly RankedCase[],
): readonly RankedCase[] {
  const members = rankMembers(found);
  const surest = members.map(({ entry }) => entry);
  const named = sayingNames(question.text, surest);
  return named ?? surest.slice(0, bestSize(members.map(({ probability }) => probability)));
}

/** The found cases with the probability that they belong in a list, the surest first. */
export function rankMembers(
  found: readonly RankedCase[],
): readonly { readonly entry: RankedCase; readonly probability: number }[] {
  const candidates = compareCases(found.filter(({ chunks }) => !chunks[0]?.isFront));
  const hasTopics = candidates.some(({ features }) => features.topic > 0);
  const fitted = MEMBERSHIP[hasTopics ? 'withTopics' : 'byText'];
  return candidates
    .map(({ entry, features }) => ({
      entry,
      probability: probabilityOf(MEMBERSHIP_FEATURES, fitted, features),
    }))
    .sort((a, b) => b.probability - a.probability);
}

/**
 * How many of the surest to list, so that the F1 to be expected is greatest: a list of doubtful cases is the
 * better for some more of them, one of sure cases is not. With the probabilities p of all, in descending
 * order, the F1 of the first k is about 2 (p1 + … + pk) / (k + sum of all p): what is listed and right,
 * beside what is listed and what is right. (Maximising expected F: Ye, Chai, Lee & Chieu, ICML 2012.)
 */
export function bestSize(probabilities: readonly number[]): number {
  const expected = probabilities.reduce((sum, probability) => sum + probability, 0);
  let right = 0;
  let best = { size: 0, f1: 0 };
  probabilities.forEach((probability, i) => {
    right += probability;
    const f1 = (2 * right) / (i + 1 + expected);
    if (f1 > best.f1) best = { size: i + 1, f1 };
  });
  return best.size;
}

/** The cases, and how each compares with all of them. */
export function compareCases(cases: readonly RankedCase[]): readonly Candidate[] {
  const chunk = relative(cases.map((entry) => bestOf(entry, strengthOfChunk)));
  const passage = relative(cases.map((entry) => bestOf(entry, strengthOfPassages)));
  const lexical = relative(cases.map((entry) => bestOf(entry, (ranked) => ranked.lexical)));
  return cases.map((entry, i) => ({
    entry,
    features: {
      chunk: chunk[i] ?? 0,
      passage: passage[i] ?? 0,
      lexical: lexical[i] ?? 0,
      topic: topicShare(entry),
    },
  }));
}

/** Scores between that of an unrelated case (0) and the best (1). */
function relative(scores: readonly number[]): readonly number[] {
  const ordered = scores.toSorted((a, b) => a - b);
  const best = ordered.at(-1) ?? 0;
  const unrelated =
    scores.length < MIN_CASES ? 0 : (ordered[Math.floor(scores.length * UNRELATED)] ?? 0);
  return scores.map((score) => (best > unrelated ? (score - unrelated) / (best - unrelated) : 1));
}

function bestOf({ chunks }: RankedCase, scoreOf: (chunk: RankedChunk) => number): number {
  return Math.max(0, ...chunks.map(scoreOf));
}

function topicShare({ chunks }: RankedCase): number {
  const shares = chunks.flatMap(({ parts }) => parts.map(({ topic }) => topic));
  return shares.reduce((sum, share) => sum + share, 0);
}

function strengthOfChunk({ coverage, asked, ...chunk }: RankedChunk): number {
  return STRENGTH.coverage * coverage + STRENGTH.asked * Math.max(...asked) + ofWhole(chunk);
}

function strengthOfPassages({ parts, asked, ...chunk }: RankedChunk): number {
  const best = Math.max(
    ...parts.map(
      ({ covered }, i) => STRENGTH.coverage * covered + STRENGTH.asked * (asked[i] ?? 0),
    ),
  );
  return best + ofWhole(chunk);
}

function ofWhole({ dense, phrase }: Pick<RankedChunk, 'dense' | 'phrase'>): number {
  return STRENGTH.dense * dense + STRENGTH.phrase * phrase;
}

/**
 * Those that say every long name of the question; `undefined` when it gives none, or nobody says it. The
 * capital at the start of a sentence may belong to no name.
 */
function sayingNames(
  text: string,
  cases: readonly RankedCase[],
): readonly RankedCase[] | undefined {
  const sayingOf = (name: readonly string[]) =>
    name.length > 1 ? cases.filter((entry) => saysName(entry, name)) : [];
  const sayingEach = (text.match(LONG_NAME) ?? [])
    .map((match) => {
      const name = words(match);
      const whole = sayingOf(name);
      return whole.length > 0 ? whole : sayingOf(name.slice(1));
    })
    .filter((saying) => saying.length > 0);
  const [first, ...others] = sayingEach;
  const all = first?.filter((entry) => others.every((saying) => saying.includes(entry)));
  return all && all.length > 0 ? all : undefined;
}

function saysName({ chunks }: RankedCase, name: readonly string[]): boolean {
  return chunks.some(({ chunk }) =>
    Object.values(chunk.texts).some(({ header, body }) => {
      const text = words(`${header}\n${body}`);
      return text.some((_, i) => name.every((word, j) => isForm(word, text[i + j] ?? '')));
    }),
  );
}

function isForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length >= MIN_STEM && long.startsWith(short));
}

import type { Thesaurus } from './synonyms.js';

/** An index term that stands for a term of the question, and how surely (0 … 1]. */
export type TermMatch = { readonly term: string; readonly weight: number };

/** Finds the index terms that a term of a question means. */
export type TermMatcher = (term: string) => readonly TermMatch[];

/** Shortest term that may be a part of a compound: shorter ones ("työ", "kv") stand in too many. */
const MIN_PART = 4;
/** Shortest beginning by which two compounds are related. */
const MIN_SHARED_PART = 6;
/** Shortest term whose spelling is mended, and shortest for which two slips are. */
const MIN_TYPO = 5;
const MIN_TWO_TYPOS = 9;
/** Matches kept for a term, the surest first. */
const MAX_MATCHES = 12;

/** Terms whose matches are kept: an answer asks for each of its terms many times. */
const MAX_REMEMBERED = 2_000;

/** How surely a term means another, by the way they are alike; 0 switches a way off. */
export type MatchWeights = Readonly<Record<keyof typeof MATCH_WEIGHTS, number>>;

/** Weights chosen on the development questions (`npm run evals`). */
export const MATCH_WEIGHTS = {
  compoundHead: 0.7,
  compoundModifier: 0.6,
  /** The text has only a part of the compound that is asked for: a seteli, but no rekrytointiseteli. */
  headAlone: 0.5,
  modifierAlone: 0.35,
  inflection: 0.8,
  typo: 0.6,
  folded: 0.9,
  synonym: 0.3,
  sharedPart: 0.35,
};

/**
 * Matches the terms of a question to the vocabulary of an index. Stemming leaves apart what Finnish
 * builds and bends; here one mechanism brings it together, from the side of the vocabulary, which
 * knows which words there are at all:
 *
 * ```
 * setel            → kansainvälistymissetel    head of a compound
 * maahanmuutto     → maahanmuuttopalvelu       modifier of a compound
 * rekrytointituk   → rekrytointitue            stem that gradation has split: long common start
 * rekryteringssedel → rekryteringsstöd         compounds with a part in common
 * neuvottelukuta   → neuvottelukuna            a slip of the finger
 * maara            → määrä                     typed without its dots
 * firma            → yrity                     an everyday word for it (`synonyms.ts`)
 * ```
 */
export function createTermMatcher(
  vocabulary: Iterable<string>,
  thesaurus: Thesaurus = () => [],
  weights: MatchWeights = MATCH_WEIGHTS,
): TermMatcher {
  const terms = [...new Set(vocabulary)].sort().map((term) => ({ term, plain: fold(term) }));
  const folded = groupBy(terms, ({ plain }) => plain);
  // Whatever is alike has its first or its last letters in common; only that much is compared.
  const byStart = groupBy(terms, ({ plain }) => plain.slice(0, MIN_PART));
  const byEnd = groupBy(terms, ({ plain }) => plain.slice(-MIN_PART));

  const remembered = new Map<string, readonly TermMatch[]>();
  return function matchTerm(term) {
    const before = remembered.get(term);
    if (before) return before;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const found = search(term);
    remembered.set(term, found);
    return found;
  };

  function search(term: string): readonly TermMatch[] {
    const matches = new Map<string, number>();
    const add = (found: string, weight: number) => {
      if (weight > (matches.get(found) ?? 0)) matches.set(found, weight);
    };
    for (const { term: found, weight } of related(term)) add(found, weight);
    for (const synonym of thesaurus(term)) {
      for (const { term: found, weight } of related(synonym)) add(found, weights.synonym * weight);
    }
    // Spelling is mended only for what is no known word: "malli" is not a slip for "halli".
    if (matches.size === 0 && !/\d/u.test(term)) {
      const plain = fold(term);
      for (const candidate of terms) {
        if (isTypoOf(plain, candidate.plain)) add(candidate.term, weights.typo);
      }
    }
    return Array.from(matches, ([found, weight]) => ({ term: found, weight }))
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
      .slice(0, MAX_MATCHES);
  }

  /** The term itself, with or without its dots, inflected, or as a part of a compound. */
  function related(term: string): readonly TermMatch[] {
    const plain = fold(term);
    const twins = (folded.get(plain) ?? []).map(({ term: twin }) => ({
      term: twin,
      weight: twin === term ? 1 : weights.folded,
    }));
    if (/\d/u.test(term)) return twins;
    const near = [
      ...(byStart.get(plain.slice(0, MIN_PART)) ?? []),
      ...(byEnd.get(plain.slice(-MIN_PART)) ?? []),
    ];
    const alike = near.map((candidate) => ({
      term: candidate.term,
      weight: likeness(plain, candidate.plain, weights),
    }));
    return [...twins, ...alike.filter(({ weight }) => weight > 0)];
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Letters without their dots and rings, as people type them on a foreign keyboard. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function likeness(asked: string, candidate: string, weights: MatchWeights): number {
  const [short, long] = asked.length < candidate.length ? [asked, candidate] : [candidate, asked];
  if (short.length < MIN_PART || short === long) return 0;
  const common = commonPrefix(short, long);
  // One word in two inflections: all but the last letters agree, and both end soon after.
  if (common >= MIN_PART && short.length - common <= 2 && long.length - common <= 3) {
    return weights.inflection * (common / long.length);
  }
  if (long.length - short.length >= 3) {
    const isNarrower = asked.length > candidate.length;
    if (long.endsWith(short)) return isNarrower ? weights.headAlone : weights.compoundHead;
    // The last letter of a stem may have been bent before the next part: kunta → kuntien, kunna-.
    if (common >= Math.max(MIN_PART, short.length - 1)) {
      return isNarrower ? weights.modifierAlone : weights.compoundModifier;
    }
  }
  // Two compounds with one part in common: rekryteringssedel, rekryteringsstöd.
  return common >= MIN_SHARED_PART ? weights.sharedPart : 0;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function isTypoOf(asked: string, candidate: string): boolean {
  if (asked.length < MIN_TYPO) return false;
  const allowed = asked.length >= MIN_TWO_TYPOS ? 2 : 1;
  return editDistance(asked, candidate, allowed) <= allowed;
}

/**
 * Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; anything over `limit`
 * is reported as `limit + 1`. Optimal string alignment: Damerau 1964, CACM 7(3).
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, previous] = [previous, row];
  }
  return Math.min(previous[b.length] ?? limit, limit + 1);
}

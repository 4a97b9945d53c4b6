import { type ForeignTerm, readForeignTerm } from './foreign-terms.js';
import type { Thesaurus } from './synonyms.js';
import type { Translator } from './translations/translate.js';
import {
  commonPrefix,
  indexVocabulary,
  MAX_BENT,
  MIN_PART,
  MIN_REST,
  MIN_SHARED_PART,
} from './vocabulary-index.js';

/** An index term that stands for a term of the question, and how surely (0 … 1]. */
export type TermMatch = { readonly term: string; readonly weight: number };

/** Finds the index terms that a term of a question means. */
export type TermMatcher = (term: string) => readonly TermMatch[];

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
  /** What a term of another language is called in that of the texts, and the same word there. */
  translation: 1.0,
  unchanged: 0.8,
};

/** A word of another language is taken for the same word only where it is as like: no loose part of a compound. */
const MIN_UNCHANGED = 0.5;

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
 * en:river         → joki                      asked in another language (`translations/`)
 * ```
 */
export function createTermMatcher(
  vocabulary: Iterable<string>,
  thesaurus: Thesaurus = () => [],
  weights: MatchWeights = MATCH_WEIGHTS,
  translate: Translator = () => [],
): TermMatcher {
  // Terms in order, and by what they are without their dots: most of those stand for one term alone.
  const terms = [...new Set(vocabulary)].sort();
  const folded = new Map<string, number[]>();
  terms.forEach((term, position) => {
    const plain = fold(term);
    const twins = folded.get(plain);
    if (twins) twins.push(position);
    else folded.set(plain, [position]);
  });
  const plains = [...folded.keys()].sort();
  const index = indexVocabulary(plains);

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
    const foreign = readForeignTerm(term);
    if (foreign) return searchForeign(foreign);
    const matches = collectMatches();
    addRelated(term, matches.add);
    const synonyms = thesaurus(term);
    for (const synonym of synonyms) {
      addRelated(synonym, (found, weight) => matches.add(found, weights.synonym * weight));
    }
    // Spelling is mended only for what is no known word: "malli" is not a slip for "halli". One that has
    // no more than a part in common with a known one may be: "itekart" ends on "kart", and is "tiekart".
    const isKnown = synonyms.length > 0 || matches.isSure(weights.typo);
    if (!isKnown && !/\d/u.test(term)) addMistyped(term, weights.typo, matches.add);
    return matches.surest();
  }

  /** By what it is called in the language of the texts, and as it is: names are much the same in all. */
  function searchForeign(foreign: ForeignTerm): readonly TermMatch[] {
    const matches = collectMatches();
    for (const { stem, weight } of translate(foreign)) {
      addRelated(stem, (found, likeness) => {
        matches.add(found, weights.translation * weight * likeness);
      });
    }
    addRelated(foreign.stem, (found, likeness) => {
      if (likeness >= MIN_UNCHANGED) matches.add(found, weights.unchanged * likeness);
    });
    if (matches.isEmpty()) addMistyped(foreign.stem, weights.unchanged, matches.add);
    return matches.surest();
  }

  /** Matches while they are found: of each index term its greatest weight. */
  function collectMatches() {
    /** Position of a term to its weight. */
    const matches = new Map<number, number>();
    return {
      add: (found: number, weight: number) => {
        if (weight > (matches.get(found) ?? 0)) matches.set(found, weight);
      },
      isEmpty: () => matches.size === 0,
      isSure: (least: number) => [...matches.values()].some((weight) => weight >= least),
      surest: (): readonly TermMatch[] =>
        Array.from(matches)
          .sort(([a, weightOfA], [b, weightOfB]) => weightOfB - weightOfA || a - b)
          .slice(0, MAX_MATCHES)
          .map(([found, weight]) => ({ term: terms[found] ?? '', weight })),
    };
  }

  function addMistyped(
    term: string,
    weight: number,
    add: (found: number, weight: number) => void,
  ): void {
    const plain = fold(term);
    for (const i of index.within(plain, mistakesAllowed(plain))) addTwins(i, weight, add);
  }

  /** The term itself, with or without its dots, inflected, or as a part of a compound. */
  function addRelated(term: string, add: (found: number, weight: number) => void): void {
    const plain = fold(term);
    for (const twin of folded.get(plain) ?? []) {
      add(twin, terms[twin] === term ? 1 : weights.folded);
    }
    if (/\d/u.test(term)) return;
    for (const i of index.related(plain)) {
      const weight = likeness(plain, plains[i] ?? '', weights);
      if (weight > 0) addTwins(i, weight, add);
    }
  }

  function addTwins(
    plain: number,
    weight: number,
    add: (found: number, weight: number) => void,
  ): void {
    for (const twin of folded.get(plains[plain] ?? '') ?? []) add(twin, weight);
  }
}

const ASCII = /^\p{ASCII}*$/u;

/** Letters without their dots and rings, as people type them on a foreign keyboard. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text;
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function likeness(asked: string, candidate: string, weights: MatchWeights): number {
  const [short, long] = asked.length < candidate.length ? [asked, candidate] : [candidate, asked];
  if (short.length < MIN_PART || short === long) return 0;
  const common = commonPrefix(short, long);
  // One word in two inflections: all but the last letters agree, and both end soon after.
  if (
    common >= MIN_PART &&
    short.length - common <= MAX_BENT.shorter &&
    long.length - common <= MAX_BENT.longer
  ) {
    return weights.inflection * (common / long.length);
  }
  if (long.length - short.length >= MIN_REST) {
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

/** Typing mistakes that a word may have; a short one has too many neighbours. */
export function mistakesAllowed({ length }: string): number {
  if (length < MIN_TYPO) return 0;
  return length >= MIN_TWO_TYPOS ? 2 : 1;
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

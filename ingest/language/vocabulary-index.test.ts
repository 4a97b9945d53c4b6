import { describe, expect, it } from 'vitest';
import {
  createTermMatcher,
  editDistance,
  fold,
  MATCH_WEIGHTS,
  type MatchWeights,
  type TermMatch,
} from './match-terms.js';
import type { Thesaurus } from './synonyms.js';
import { indexVocabulary } from './vocabulary-index.js';

/** Numbers in [0, 1) that are the same in every run: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PARTS =
  'kunta maahan muutto palvelu rekrytointi setel työ kansainväli neuvo kotou öljy äly tie ma 25'.split(
    ' ',
  );
const LETTERS = 'aäoöikntlsu';

/** Words as compounds and inflections make them, so that many are alike. */
function makeWord(random: () => number): string {
  const pick = <T>(from: ArrayLike<T>) => from[Math.floor(random() * from.length)] as T;
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(PARTS));
  let word = parts.join('').slice(0, 3 + Math.floor(random() * 24));
  for (let edits = Math.floor(random() * 4); edits > 0; edits--) {
    const at = Math.floor(random() * word.length);
    const kind = random();
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (kind < 0.25) word = head + pick(LETTERS) + tail;
    else if (kind < 0.5) word = head + tail.slice(1);
    else if (kind < 0.75) word = head + pick(LETTERS) + tail.slice(1);
    else word = head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2);
  }
  return random() < 0.1 ? fold(word) : word;
}

/** What `match-terms.ts` promises, by looking at every word: what the index must not differ from. */
function scan(
  vocabulary: readonly string[],
  thesaurus: Thesaurus,
  weights: MatchWeights,
  term: string,
): readonly TermMatch[] {
  const matches = new Map<string, number>();
  const compare = (asked: string, factor: number) => {
    for (const candidate of vocabulary) {
      const weight = factor * likeness(asked, candidate, weights);
      if (weight > (matches.get(candidate) ?? 0)) matches.set(candidate, weight);
    }
  };
  compare(term, 1);
  for (const synonym of thesaurus(term)) compare(synonym, weights.synonym);
  const isKnown =
    thesaurus(term).length > 0 || [...matches.values()].some((weight) => weight >= weights.typo);
  if (!isKnown && !/\d/u.test(term) && fold(term).length >= 5) {
    const limit = fold(term).length >= 9 ? 2 : 1;
    for (const candidate of vocabulary) {
      const isNear = editDistance(fold(term), fold(candidate), limit) <= limit;
      if (isNear) matches.set(candidate, weights.typo);
    }
  }
  return Array.from(matches, ([found, weight]) => ({ term: found, weight }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, 12);
}

function likeness(term: string, other: string, weights: MatchWeights): number {
  const [asked, candidate] = [fold(term), fold(other)];
  if (asked === candidate) return term === other ? 1 : weights.folded;
  if (/\d/u.test(term)) return 0;
  const [short, long] = asked.length < candidate.length ? [asked, candidate] : [candidate, asked];
  if (short.length < 4) return 0;
  const found = [...short].findIndex((letter, i) => letter !== long[i]);
  const common = found === -1 ? short.length : found;
  if (common >= 4 && short.length - common <= 2 && long.length - common <= 3) {
    return weights.inflection * (common / long.length);
  }
  if (long.length - short.length >= 3) {
    const isNarrower = asked.length > candidate.length;
    if (long.endsWith(short)) return isNarrower ? weights.headAlone : weights.compoundHead;
    if (common >= Math.max(4, short.length - 1)) {
      return isNarrower ? weights.modifierAlone : weights.compoundModifier;
    }
  }
  return common >= 6 ? weights.sharedPart : 0;
}

describe('the index of a vocabulary', () => {
  it.each([
    ['as they are', MATCH_WEIGHTS],
    ['without inflection', { ...MATCH_WEIGHTS, inflection: 0 }],
    ['without folding', { ...MATCH_WEIGHTS, folded: 0 }],
    ['without parts', { ...MATCH_WEIGHTS, sharedPart: 0, compoundHead: 0, modifierAlone: 0 }],
  ])('gives what a scan of all words gives, weights %s', (_what, weights) => {
    let matched = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const random = seeded(seed);
      const words = (count: number) => Array.from({ length: count }, () => makeWord(random));
      const vocabulary = [...new Set(words(10 + seed * 40))];
      const synonyms = new Map(words(8).map((word) => [word, words(2)]));
      const thesaurus: Thesaurus = (term) => synonyms.get(term) ?? [];
      const match = createTermMatcher(vocabulary, thesaurus, weights);
      for (const term of [...words(60), ...synonyms.keys(), ...vocabulary.slice(0, 20), '', 'a']) {
        const expected = scan(vocabulary, thesaurus, weights, term);
        expect(match(term), term).toEqual(expected);
        matched += expected.length;
      }
    }
    expect(matched).toBeGreaterThan(1_000);
  });

  it.each([1, 2])('finds every word within %i mistakes, and no other', (limit) => {
    let found = 0;
    for (let seed = 20; seed < 30; seed++) {
      const random = seeded(seed);
      const sorted = [...new Set(Array.from({ length: 300 }, () => makeWord(random)))].sort();
      const index = indexVocabulary(sorted);
      for (let asked = 0; asked < 60; asked++) {
        const word = makeWord(random);
        const near = sorted.filter((other) => editDistance(word, other, limit) <= limit);
        expect(
          index.within(word, limit).map((i) => sorted[i]),
          word,
        ).toEqual(near);
        found += near.length;
      }
    }
    expect(found).toBeGreaterThan(100);
  });

  it('knows words longer than a byte can count', () => {
    const long = 'a'.repeat(300);
    const sorted = [long, `${long}b`, `${long}c`];
    expect(indexVocabulary(sorted).within(`${long}d`, 1)).toEqual([0, 1, 2]);
  });
});

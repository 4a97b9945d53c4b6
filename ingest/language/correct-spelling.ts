import type { Language } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import type { Lexicon, WordCount } from '../lexicon.js';
import { detectLanguage } from './detect-language.js';
import { createLetterModel } from './letter-model.js';
import { editDistance, fold, mistakesAllowed } from './match-terms.js';
import { writtenForms } from './spoken-finnish.js';
import { stem } from './stem.js';
import { commonPrefix, indexMistakes, MAX_BENT } from './vocabulary-index.js';

/** Mends the spelling of a question. */
export type SpellingCorrector = {
  /**
   * The text (NFC) with misspelt words as they were meant. `isLeft` tells of a word that would be mended, by
   * its span, whether it stays as it is.
   */
  correct(text: string, isLeft?: (start: number, end: number) => boolean): string;
};

/**
 * What speaks against a reading, in natural logarithms of chances, so that costs add. Chosen on the development
 * questions: by every word of theirs that is mended, and by `npm run evals`.
 */
export const SPELLING = {
  /** A letter within the word doubled or halved, letters swapped. */
  slip: 4,
  /** Written as it is spoken in Finnish. */
  spoken: 2,
  /** Any other letter missing, added, or in another's place. */
  mistake: 8,
  /** Added where the words differ in their last letters alone: it may be another case of the same word. */
  ending: 3,
  /** Dots left out, in a text that has none at all, and in one that has some. */
  dotless: 1,
  dotlessAmongDots: 5,
  /** Dots where there are none, or others. */
  dotsAdded: 8,
  /** The other way round: a word that the lexicon lacks is likelier than its letters tell. */
  unknown: 2,
};

/** Shortest word that gets its dots back. */
const MIN_DOTLESS = 3;

/** Shortest beginning that two cases of one word have in common. */
const MIN_STEM = 5;

/** Unknown words of a text that are looked up: one that has more is in none of the languages. */
const MAX_LOOKED_UP = 20;

/** A name is mended to what is written as a name: at least this share of the time. */
const NAME_SHARE = 0.2;

/** A word, but no part of an address, an abbreviation or a number. */
const WORD = /(?<![\p{L}\p{N}@._/:'’])\p{L}+(?![\p{L}\p{N}@_/:]|\.\p{L})/gu;

/** What stands before a capital that begins no sentence. */
const WITHIN_SENTENCE = /[\p{L}\p{N},] $/u;

/** "iPhone": written as nothing but a name is. */
const CAPITAL_WITHIN = /\p{Ll}\p{Lu}/u;

const DOUBLE_LETTER = /(.)\1+/gu;

type Entry = { readonly word: string; readonly counts: Readonly<WordCount> };

/** A word as it was typed, and what round it tells of it. */
type Typed = {
  readonly word: string;
  readonly plain: string;
  readonly language: Language | undefined;
  /** Some word of the text has dots, so that they are on the keyboard. */
  readonly hasDots: boolean;
  readonly isName: boolean;
};

/**
 * Prepares the corrector for the words that materials and questions are known to have. It is a noisy channel
 * (Kernighan, Church & Gale 1990, COLING): what a word may have been meant to be is weighed against its
 * being a word that is not known:
 *
 * ```
 * kotoutumisesa   how common is "kotoutumisessa"? how likely is a letter halved?
 *                 how likely do letters in this order make a word?                → kotoutumisessa
 * tiekartoista    "tiekartoissa" is known, but this is a likely word by itself    → as it is
 * ```
 *
 * A known word stays, unless one that is the same but for its dots is far more common ("mita").
 */
export function createSpellingCorrector(lexicon: Lexicon): SpellingCorrector {
  const byPlain = new Map<string, Entry[]>();
  const totals = { fi: 1, sv: 1, en: 1 };
  for (const [word, counts] of lexicon) {
    const plain = fold(word);
    const twins = byPlain.get(plain);
    if (twins) twins.push({ word, counts });
    else byPlain.set(plain, [{ word, counts }]);
    for (const language of languageSchema.options) totals[language] += counts[language];
  }
  const plains = [...byPlain.keys()].sort();
  const mistakes = indexMistakes(plains);
  const letters = createLetterModel(plains);

  return {
    correct(text, isLeft = () => false) {
      const language = detectLanguage(text);
      const hasDots = fold(text) !== text;
      let lookedUp = 0;
      return text.replace(WORD, (given, start: number) => {
        const word = given.toLowerCase();
        const isName = given[0] !== word[0] && WITHIN_SENTENCE.test(text.slice(0, start));
        if (CAPITAL_WITHIN.test(given)) return given;
        if (!lexicon.has(word) && ++lookedUp > MAX_LOOKED_UP) return given;
        const meant = findMeant({ word, plain: fold(word), language, hasDots, isName });
        if (meant === undefined || isLeft(start, start + given.length)) return given;
        return writtenLike(given, meant);
      });
    },
  };

  function findMeant(typed: Typed): string | undefined {
    const { word, plain, language } = typed;
    if (word.length < MIN_DOTLESS) return undefined;
    const known = lexicon.get(word);
    let best: { readonly word: string; readonly score: number } | undefined;
    for (const { word: meant, counts, cost } of candidates(typed, known !== undefined)) {
      if (language && counts[language] === 0) continue;
      if (typed.isName && counts.capital < NAME_SHARE * (counts.fi + counts.sv + counts.en))
        continue;
      const score = chanceOf(counts, language) - cost;
      if (best === undefined || score > best.score) best = { word: meant, score };
    }
    if (best === undefined) return undefined;
    // No word is known to be written so, and one is but for its dots.
    if (!known && word === plain && fold(best.word) === plain) return best.word;
    const asItIs = known ? chanceOf(known, language) : letters.score(plain) + SPELLING.unknown;
    return best.score > asItIs ? best.word : undefined;
  }

  function* candidates(
    typed: Typed,
    isKnown: boolean,
  ): Generator<Entry & { readonly cost: number }> {
    const { word, plain, language } = typed;
    for (const entry of byPlain.get(plain) ?? []) {
      if (entry.word !== word) yield { ...entry, cost: costOf(typed, entry.word) };
    }
    const limit = mistakesAllowed(word);
    if (isKnown || limit === 0) return;
    for (const written of language === 'fi' || !language ? writtenForms(word) : []) {
      const counts = lexicon.get(written);
      if (counts) yield { word: written, counts, cost: SPELLING.spoken };
    }
    // Few slips are in the first letter, and most words begin with another; but the first two may be swapped.
    for (const first of new Set(plain.slice(0, 2))) {
      for (const i of mistakes.within(plain, limit, first)) {
        const near = plains[i] ?? '';
        if (near === plain) continue;
        const isSlight = isSlip(plain, near) || !isBentAlike(plain, near);
        for (const entry of byPlain.get(near) ?? []) {
          // Of the same word in another case nothing would be gained.
          if (!isSlight && haveOneStem(word, entry.word, language)) continue;
          yield { ...entry, cost: costOf(typed, entry.word) };
        }
      }
    }
  }

  function chanceOf(counts: Readonly<WordCount>, language: Language | undefined): number {
    const chances = (language ? [language] : languageSchema.options).map(
      (each) => counts[each] / totals[each],
    );
    // A word of another language is still a word.
    return Math.log(Math.max(...chances, 0.01 / totals.fi));
  }
}

function costOf({ word, plain, hasDots }: Typed, meant: string): number {
  return costOfMistakes(plain, fold(meant)) + costOfDots(word, meant, hasDots);
}

function costOfMistakes(typed: string, meant: string): number {
  if (typed === meant) return 0;
  const count = editDistance(typed, meant, 2);
  if (isSlip(typed, meant)) return SPELLING.slip * count;
  if (!isBentAlike(typed, meant)) return SPELLING.mistake * count;
  // Two letters of the ending make another case, and nothing would be gained by it.
  return count > 1 ? Number.POSITIVE_INFINITY : SPELLING.mistake + SPELLING.ending;
}

function costOfDots(typed: string, meant: string, hasDots: boolean): number {
  const missing = dotsOf(meant) - dotsOf(typed);
  if (missing > 0) return hasDots ? SPELLING.dotlessAmongDots : SPELLING.dotless;
  const areElsewhere = typed !== meant && fold(typed) === fold(meant);
  return missing < 0 || areElsewhere ? SPELLING.dotsAdded : 0;
}

function dotsOf(word: string): number {
  return word.match(/[åäö]/gu)?.length ?? 0;
}

/** Letters are doubled, halved or swapped; not at the very end, where a doubled vowel makes another case. */
function isSlip(typed: string, meant: string): boolean {
  if (typed.length === meant.length) return sortLetters(typed) === sortLetters(meant);
  if (typed.startsWith(meant) || meant.startsWith(typed)) return false;
  return typed.replace(DOUBLE_LETTER, '$1') === meant.replace(DOUBLE_LETTER, '$1');
}

function haveOneStem(a: string, b: string, language: Language | undefined): boolean {
  const languages = language ? [language] : languageSchema.options;
  return languages.some((each) => stem(a, each) === stem(b, each));
}

/** Both begin alike, and differ in their last letters alone. */
function isBentAlike(a: string, b: string): boolean {
  const start = commonPrefix(a, b);
  const [shorter, longer] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  return (
    start >= MIN_STEM && shorter - start <= MAX_BENT.shorter && longer - start <= MAX_BENT.longer
  );
}

function sortLetters(word: string): string {
  return [...word].sort().join('');
}

/** With capitals where they were given. */
function writtenLike(given: string, meant: string): string {
  if (given === given.toUpperCase()) return meant.toUpperCase();
  const isCapital = given[0] !== given[0]?.toLowerCase();
  return isCapital ? meant.slice(0, 1).toUpperCase() + meant.slice(1) : meant;
}

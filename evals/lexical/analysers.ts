import type { Language } from '#corpus/material';
import { analyse, words } from '#ingest/language/analyse';
import { createTermMatcher, MATCH_WEIGHTS, type TermMatcher } from '#ingest/language/match-terms';
import { STOP_WORDS } from '#ingest/language/stop-words';
import { createThesaurus } from '#ingest/language/synonyms';
import { learnCompoundSplitter } from './compound-splitter.js';
import { askVoikko, type WordForms } from './voikko.js';

/** A way to make search terms of text, and to relate the terms of a question to those of the index. */
export type Analyser = {
  readonly name: string;
  /** The terms of a text. */
  analyse(text: string, language: Language): readonly string[];
  /** The terms of a question: each asks for one thing, however many index terms may stand for it. */
  analyseQuestion(text: string, language: Language): readonly string[];
  makeMatcher(vocabulary: Iterable<string>, language: Language): TermMatcher;
};

/** Texts from which an analyser may learn, by language. */
export type Texts = Readonly<Record<Language, readonly string[]>>;

/** What the product uses: stems, matched from the side of the vocabulary, and a thesaurus. */
const PRODUCT: Analyser = {
  name: 'product',
  analyse,
  analyseQuestion: analyse,
  makeMatcher: (vocabulary, language) => createTermMatcher(vocabulary, createThesaurus(language)),
};

/** An analyser whose terms match as they are, and nothing else. */
const exact = (name: string, analyseText: Analyser['analyse']): Analyser => ({
  name,
  analyse: analyseText,
  analyseQuestion: analyseText,
  makeMatcher(vocabulary) {
    const known = new Set(vocabulary);
    return (term) => (known.has(term) ? [{ term, weight: 1 }] : []);
  },
});

/**
 * An analyser that takes words apart: a text has the forms of its words and their parts, and a word of a
 * question finds what shares a form with it (wholly) or a part (as surely as the product's compounds).
 */
const partitive = (
  name: string,
  wordsOf: Analyser['analyse'],
  apart: (word: string, language: Language) => WordForms,
): Analyser => ({
  name,
  analyse: (text, language) =>
    wordsOf(text, language).flatMap((word) => {
      const { forms, parts } = apart(word, language);
      return [...new Set([...forms, ...parts])];
    }),
  analyseQuestion: wordsOf,
  makeMatcher(vocabulary, language) {
    const known = new Set(vocabulary);
    return (word) => {
      const { forms, parts } = apart(word, language);
      return [
        ...forms.map((term) => ({ term, weight: 1 })),
        ...parts.map((term) => ({ term, weight: MATCH_WEIGHTS.compoundHead })),
      ].filter(({ term }) => known.has(term));
    };
  },
});

/** Runs of letters, whatever the language. */
const GRAMS = exact('character 3–5-grams', (text, language) =>
  contentWords(text, language).flatMap(characterGrams),
);

/**
 * The alternatives, each one analyser or several whose scores are averaged: what the product uses, and
 * the bare means that it is made of or could be. `corpus` is learned from; a lexicon is asked of all
 * words at once, those of the questions too.
 */
export function lexicalAlternatives(
  corpus: Texts,
  questions: Texts,
): readonly (readonly Analyser[])[] {
  const learn = (language: Language) =>
    learnCompoundSplitter(corpus[language].flatMap((text) => analyse(text, language)));
  const splitters = { fi: learn('fi'), sv: learn('sv'), en: learn('en') };
  const split = partitive('stems and parts of compounds', analyse, (term, language) => {
    const parts = splitters[language](term);
    return { forms: [term], parts: parts.length > 1 ? parts : [] };
  });
  const lexicon = askVoikko(
    [...corpus.fi, ...questions.fi].flatMap((text) => contentWords(text, 'fi')),
  );
  const voikko = partitive('Voikko base forms (fi)', contentWords, (word, language) => {
    const stems = { forms: analyse(word, language), parts: [] };
    return language === 'fi' ? (lexicon?.get(word) ?? stems) : stems;
  });
  return [
    [exact('words', contentWords)],
    [exact('Snowball stems', analyse)],
    [split],
    [GRAMS],
    ...(lexicon ? [[voikko]] : []),
    [PRODUCT],
    [PRODUCT, GRAMS],
    ...(lexicon ? [[PRODUCT, voikko]] : []),
  ];
}

/** Runs of 3 to 5 letters of a word, its edges marked. */
export function characterGrams(word: string): readonly string[] {
  const marked = `_${word}_`;
  return [3, 4, 5].flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, i) =>
      marked.slice(i, i + length),
    ),
  );
}

function contentWords(text: string, language: Language): readonly string[] {
  return words(text).filter((word) => !STOP_WORDS[language].has(word));
}

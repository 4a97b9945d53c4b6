import type { Language } from '#corpus/material';
import { createTermMatcher, type MatchWeights, type TermMatcher } from './match-terms.js';
import { createThesaurus } from './synonyms.js';
import { createTranslator } from './translations/translate.js';

/** Matches terms to the vocabulary of a language as every store does: with its everyday words and translations into it. */
export function createLanguageMatcher(
  vocabulary: Iterable<string>,
  language: Language,
  weights?: MatchWeights,
): TermMatcher {
  const translate = createTranslator(language);
  return createTermMatcher(vocabulary, createThesaurus(language), weights, translate);
}

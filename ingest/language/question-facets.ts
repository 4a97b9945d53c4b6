import type { Language } from '#corpus/material';
import { QUESTION_PATTERNS } from './answer-type-patterns.js';
import { FACET_PATTERNS } from './facet-patterns.js';
import { plainText } from './folded-regexp.js';

/** Names of all facets, in the order of their numbers. */
export const FACETS: readonly string[] = [
  ...new Set([
    ...QUESTION_PATTERNS.fi.map(([type]) => type),
    ...Object.keys(FACET_PATTERNS.fi),
    // What asks for nothing in particular is alike in that.
    'plain',
  ]),
];

/**
 * What a question asks of its subject, told by the words that ask: a date, a price, an opinion, how to
 * apply. Any number of them, each once, by its number in {@link FACETS}. Questions of one subject are near each other by
 * meaning, whether a date is asked or a sum; which of the two a passage answers, the question word tells (question
 * classification: Li & Roth 2002, COLING).
 */
export function readFacets(text: string, language: Language): readonly number[] {
  const plain = plainText(text);
  const patterns = [...QUESTION_PATTERNS[language], ...Object.entries(FACET_PATTERNS[language])];
  const found = new Set(patterns.flatMap(([name, way]) => (way.test(plain) ? [name] : [])));
  if (found.size === 0) found.add('plain');
  return FACETS.flatMap((name, number) => (found.has(name) ? [number] : []));
}

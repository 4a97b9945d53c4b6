import type { Language } from '#corpus/material';
import type { Vector } from '../embedding/unit-vector.js';
import { QUESTION_PATTERNS } from './answer-type-patterns.js';
import { FACET_PATTERNS } from './facet-patterns.js';
import { plainText } from './folded-regexp.js';

/** Names of all facets, in the order of their dimensions. */
const NAMES: readonly string[] = [
  ...new Set([
    ...QUESTION_PATTERNS.fi.map(([type]) => type),
    ...Object.keys(FACET_PATTERNS.fi),
    // What asks for nothing in particular is alike in that.
    'plain',
  ]),
];

/** Dimensions that {@link joinFacets} adds to a vector. */
export const FACET_DIMENSIONS = NAMES.length;

/** What the facets count for beside the subject; chosen on held-out questions beside the text. */
const FACET_SHARE = 0.2;

/**
 * What a question asks of its subject, told by the words that ask: a date, a price, an opinion, how to
 * apply. Any number of them; each once, as its dimension.
 */
export function readFacets(text: string, language: Language): readonly number[] {
  const plain = plainText(text);
  const patterns = [...QUESTION_PATTERNS[language], ...Object.entries(FACET_PATTERNS[language])];
  const found = new Set(patterns.flatMap(([name, way]) => (way.test(plain) ? [name] : [])));
  if (found.size === 0) found.add('plain');
  return NAMES.flatMap((name, dimension) => (found.has(name) ? [dimension] : []));
}

/**
 * Joins what is asked to what it is asked of: unit vectors whose cosine is that of the subjects and that
 * of the facets, weighted. Questions of one subject are near each other by meaning, whether a date is
 * asked or a sum; which of the two a passage answers, the question word tells (question
 * classification: Li & Roth 2002, COLING).
 */
export function joinFacets(subject: Vector, facets: readonly number[]): readonly number[] {
  const asked = new Array<number>(FACET_DIMENSIONS).fill(0);
  for (const dimension of facets) asked[dimension] = Math.sqrt(FACET_SHARE / facets.length);
  const scale = Math.sqrt(1 - FACET_SHARE);
  return [...Array.from(subject, (value) => value * scale), ...asked];
}

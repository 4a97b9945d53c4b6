import { fold } from './match-terms.js';
import { wordRegExp } from './word-regexp.js';

/**
 * Patterns as one, for text that is {@link fold}ed and in lower case: many type without dots and rings.
 * Its `\b` knows letters, as that of `wordRegExp` does.
 */
export function foldedRegExp(...patterns: readonly RegExp[]): RegExp {
  return wordRegExp(new RegExp(patterns.map(({ source }) => fold(source)).join('|'), 'u'));
}

import type { Language } from '#corpus/material';
import { stem } from './stem.js';
import { STOP_WORDS } from './stop-words.js';

/** Raised with every change of what this or `readFacets` gives: an index of another version is stale. */
export const ANALYSER_VERSION = 4;

/**
 * The search terms of a text: the ONE analysis, the same for chunks and questions.
 *
 * ```
 * "1 500 euron kv-rekrytointituki" → 1500 · euro · kv · rekrytointituk
 * ```
 *
 * Lower case, thousands joined, hyphenated words taken apart, stop words dropped, stems taken.
 */
export function analyse(text: string, language: Language): readonly string[] {
  return words(text)
    .filter((word) => !STOP_WORDS[language].has(word))
    .map((word) => stem(word, language));
}

/** The words of a text in lower case; "1 500" and "1,500" are the one word "1500". */
export function words(text: string): readonly string[] {
  const joined = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\b\d{1,3})[ ,](?=\d{3}\b)/gu, '')
    // The case ending of an abbreviation is no word: "IHH:sta", "EU:n".
    .replace(/(?<=[\p{L}\p{N}]):\p{L}{1,5}(?!\p{L})/gu, '');
  return joined.match(/[\p{L}\p{N}]+/gu) ?? [];
}

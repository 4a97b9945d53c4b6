import type { Language } from '#corpus/material';
import { stem } from './stem.js';
import { EN_SYNONYMS } from './synonyms/en.js';
import { FI_SYNONYMS } from './synonyms/fi.js';
import { SV_SYNONYMS } from './synonyms/sv.js';

const GROUPS: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  fi: FI_SYNONYMS,
  sv: SV_SYNONYMS,
  en: EN_SYNONYMS,
};

/** Gives the stems that stand for a stem in a question, without the stem itself. */
export type Thesaurus = (term: string) => readonly string[];

/**
 * The thesaurus of a language, over stems as `analyse` gives them; none for a word in no group. A word
 * in two groups has both; groups are not chained any further.
 *
 * ```
 * duun → työ · työpaik · työtehtäv …
 * ```
 */
export function createThesaurus(language: Language): Thesaurus {
  const together = new Map<string, Set<string>>();
  for (const group of GROUPS[language]) {
    const stems = new Set(group.map((word) => stem(word, language)));
    for (const one of stems) {
      const others = together.get(one) ?? new Set();
      for (const other of stems) if (other !== one) others.add(other);
      together.set(one, others);
    }
  }
  const synonyms = new Map(Array.from(together, ([term, others]) => [term, [...others]]));
  return (term) => synonyms.get(term) ?? [];
}

/** All words of the thesaurus of a language, as they are written. */
export function synonymsOf(language: Language): readonly string[] {
  return [...new Set(GROUPS[language].flat())];
}

import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import type { Language } from '#corpus/material';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = {
  fi: finnish,
  sv: swedish,
  en: english,
};

/**
 * The Snowball stem of a lower-case word (M. F. Porter, snowballstem.org). Numbers and short words
 * are left as they are.
 */
export function stem(word: string, language: Language): string {
  return word.length < 4 || /\d/u.test(word) ? word : STEMMERS[language](word);
}

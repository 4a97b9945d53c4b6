import type { Language } from '#corpus/material';
import { en } from './en.js';
import { fi } from './fi.js';
import { sv } from './sv.js';
import type { Wording } from './wording.js';

const WORDINGS: Readonly<Record<Language, Wording>> = { fi, sv, en };

/** The catalogue of a language. */
export function wordingOf(language: Language): Wording {
  return WORDINGS[language];
}

import type { Language } from '#corpus/material';
import { en } from './en.js';
import { fi } from './fi.js';
import type { PageWording } from './page-wording.js';
import { sv } from './sv.js';

const WORDINGS: Readonly<Record<Language, PageWording>> = { fi, sv, en };

/** What the pages say of their own, in a language. */
export function pageWordingOf(language: Language): PageWording {
  return WORDINGS[language];
}

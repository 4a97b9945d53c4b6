import { en } from './en.js';
import { fi } from './fi.js';
import type { Language, Strings } from './strings.js';
import { sv } from './sv.js';

const STRINGS: Readonly<Record<Language, Strings>> = { fi, sv, en };

/** The catalogue of a language. */
export function stringsOf(language: Language): Strings {
  return STRINGS[language];
}

/** The language of a tag such as `sv-FI`, when it is one of ours. */
export function languageOfTag(tag: string | null | undefined): Language | undefined {
  const language = tag?.trim().toLowerCase().split('-')[0];
  return language !== undefined && Object.hasOwn(STRINGS, language)
    ? (language as Language)
    : undefined;
}

/** The language of an element: its own, else that of the page around it, else Finnish. */
export function languageOf(element: Element): Language {
  const around = element.parentElement?.closest('[lang]')?.getAttribute('lang');
  return languageOfTag(element.getAttribute('lang')) ?? languageOfTag(around) ?? 'fi';
}

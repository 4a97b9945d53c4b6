import type { Language } from '#corpus/material';

/** A term of a question as texts in another language are searched for it. */
export type ForeignTerm = { readonly language: Language; readonly stem: string };

const FOREIGN = /^(fi|sv|en):(.+)$/u;

/**
 * Marks a term as being of another language than the text that it is compared with: "en:population" is
 * matched by its translations, where Finnish texts are searched for "population". A number is the same in
 * all. No term that `analyse` gives holds a colon.
 */
export function foreignTerm(stem: string, language: Language): string {
  return /\d/u.test(stem) ? stem : `${language}:${stem}`;
}

/** The term that was marked; `undefined` for one of the text's own language. */
export function readForeignTerm(term: string): ForeignTerm | undefined {
  const [, language, stem] = FOREIGN.exec(term) ?? [];
  return language && stem ? { language: language as Language, stem } : undefined;
}

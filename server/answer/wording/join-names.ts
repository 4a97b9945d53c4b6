import type { Language } from '#corpus/material';

/** "Espoo, Turku ja Oulu": a list as the language writes it. */
export function joinNames(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

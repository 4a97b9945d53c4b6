import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { wordingOf } from './wording/wording-of.js';

/**
 * What is to be said before the first question: that a machine answers, from what and of which date
 * (EU AI Act, article 50), and that a language model reads the question where one does.
 */
export function disclose(
  materials: readonly IndexedMaterial[],
  language: Language,
  hasModel: boolean,
): string {
  const { page, withModel, month } = wordingOf(language);
  const { disclosure } = hasModel ? withModel : page;
  const [first] = materials;
  return first ? disclosure(first.manifest.publisher, month(first.manifest.published)) : '';
}

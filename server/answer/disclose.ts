import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { wordingOf } from './wording/wording-of.js';

/**
 * What is to be said before the first question: that a machine answers, from what and of which date
 * (EU AI Act, article 50).
 */
export function disclose(materials: readonly IndexedMaterial[], language: Language): string {
  const { page, month } = wordingOf(language);
  const [first] = materials;
  return first ? page.disclosure(first.manifest.publisher, month(first.manifest.published)) : '';
}

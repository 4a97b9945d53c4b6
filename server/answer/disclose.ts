import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { isOneOfCases } from '../question/is-one-of-cases.js';
import { listMaterials } from './name-materials.js';
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
  const { page, withModel, general, month } = wordingOf(language);
  const [first] = materials;
  if (!first) return '';
  if (isOneOfCases(materials)) {
    const { disclosure } = hasModel ? withModel : page;
    return disclosure(first.manifest.publisher, month(first.manifest.published));
  }
  const { disclosure } = hasModel ? general.withModel : general;
  return disclosure(listMaterials(materials, language));
}

import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { joinNames } from './wording/join-names.js';
import { wordingOf } from './wording/wording-of.js';

/** Materials that are named one by one; of more, only how many there are. */
const MAX_NAMED = 3;

/** The title of a material in a language: translated where it is, else its own. */
export function titleOf(
  { manifest, translations }: Pick<IndexedMaterial, 'manifest' | 'translations'>,
  language: Language,
): string {
  return translations[language]?.title ?? manifest.title;
}

/** Quotation marks around a title. */
const MARKS: Readonly<Record<Language, string>> = { fi: '””', sv: '””', en: '“”' };

/** A material by its title and publisher: ”Kotoutumisen opas” (Espoon kaupunki). */
export function nameMaterial(material: IndexedMaterial, language: Language): string {
  const [open, close] = MARKS[language];
  return `${open}${titleOf(material, language)}${close} (${material.manifest.publisher})`;
}

/** Lists materials by name, not more than a sentence holds. */
export function listMaterials(materials: readonly IndexedMaterial[], language: Language): string {
  const isMany = materials.length > MAX_NAMED + 1;
  const shown = isMany ? materials.slice(0, MAX_NAMED) : materials;
  const names = shown.map((material) => nameMaterial(material, language));
  const others = isMany ? [wordingOf(language).others(materials.length - MAX_NAMED)] : [];
  return joinNames([...names, ...others], language);
}

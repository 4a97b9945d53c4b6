import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import type { Outcome } from '../contract.js';
import { toldLanguage } from '../retrieve/compared-language.js';
import type { Evidence } from '../retrieve/evidence.js';
import { placeNames } from './abstain.js';
import type { Remark } from './answerer.js';
import { nameMaterial } from './name-materials.js';
import { wordingOf } from './wording/wording-of.js';

/** What a notice is made from. */
export type NoticeParts = {
  /** All that could have been answered from. */
  readonly materials: readonly IndexedMaterial[];
  /** Ids of those that the answer cites. */
  readonly cited: ReadonlySet<string>;
  readonly language: Language;
  readonly outcome: Outcome;
  readonly remarks: readonly Remark[];
  readonly evidence: Evidence | undefined;
};

/**
 * What goes with every answer: places that it could not tell of, who worded it, of what date and, where
 * there are several materials, from which it is, and in what language they are.
 */
export function noticeOf(parts: NoticeParts): string {
  const { materials, language, outcome, remarks, evidence } = parts;
  const wording = wordingOf(language);
  const isPartly = outcome === 'answered_partly';
  const missing = isPartly ? placeNames(evidence?.missingPlaces ?? [], language) : [];
  const cited = materials.filter(({ manifest }) => parts.cited.has(manifest.id));
  const sentences = [
    missing.length > 0 ? wording.placesNotInMaterial(missing) : '',
    ...remarks.map((remark) => wording.remark[remark]),
    tellDate(materials, cited, language),
    ...(outcome.startsWith('answered') ? tellLanguages(cited, language, remarks) : []),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function tellDate(
  materials: readonly IndexedMaterial[],
  cited: readonly IndexedMaterial[],
  language: Language,
): string {
  const wording = wordingOf(language);
  if (materials.length > 1 && cited.length > 0) {
    return wording.citedFrom(
      cited.map((material) => ({
        named: nameMaterial(material, language),
        month: wording.month(material.manifest.published),
      })),
    );
  }
  const latest = materials
    .map(({ manifest }) => manifest.published)
    .sort()
    .at(-1);
  return latest ? wording.asOf(wording.month(latest)) : '';
}

/** From which languages the answer is translated, and in which it quotes what nobody has translated. */
function tellLanguages(
  cited: readonly IndexedMaterial[],
  language: Language,
  remarks: readonly Remark[],
): readonly string[] {
  // A model words its answer in the language of the question, whatever it reads.
  if (remarks.includes('generated')) return [];
  const { translated, untranslated } = wordingOf(language);
  const sentences = cited
    .filter(({ manifest }) => manifest.language !== language)
    .map((material) => {
      const isTold = toldLanguage(material, language) === language;
      return (isTold ? translated : untranslated)(material.manifest.language);
    });
  return [...new Set(sentences)];
}

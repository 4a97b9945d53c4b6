import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import type { Refusal } from '../question/guard.js';
import type { SmallTalk } from '../question/intent/intents.js';
import { isOneOfCases } from '../question/is-one-of-cases.js';
import { listMaterials, titleOf } from './name-materials.js';
import { wordingOf } from './wording/wording-of.js';

/** The short, friendly, true reply to what is no question about the material. */
export function replyToSmallTalk(
  kind: SmallTalk,
  language: Language,
  materials: readonly IndexedMaterial[],
  hasModel: boolean,
): string {
  const catalogue = wordingOf(language);
  const wording = hasModel ? { ...catalogue, ...catalogue.withModel } : catalogue;
  const [first] = materials;
  if (!first || !isOneOfCases(materials))
    return replyInGeneral(kind, language, materials, hasModel);
  const title = titleOf(first, language);
  const { publisher, published } = first.manifest;
  switch (kind) {
    case 'sources':
      return wording.sources(title, publisher, wording.month(published));
    case 'identity':
      return wording.identity(title, publisher);
    case 'capabilities':
      return wording.capabilities(title, first.cases.length);
    default:
      return wording[kind];
  }
}

/** Turns away what is no question, and says what could be asked. */
export function refuse(
  refusal: Refusal,
  language: Language,
  materials: readonly IndexedMaterial[],
): string {
  const { refusal: sentences, general } = wordingOf(language);
  const isGeneral = refusal === 'refused_off_topic' && !isOneOfCases(materials);
  return isGeneral ? general.refused_off_topic : sentences[refusal];
}

/** The same of several materials, or of one that is not of cases. */
function replyInGeneral(
  kind: SmallTalk,
  language: Language,
  materials: readonly IndexedMaterial[],
  hasModel: boolean,
): string {
  const catalogue = wordingOf(language);
  const { general } = catalogue;
  const wording = hasModel
    ? { ...catalogue, ...catalogue.withModel, ...general, ...general.withModel }
    : { ...catalogue, ...general };
  switch (kind) {
    case 'sources':
    case 'identity':
    case 'capabilities':
      return wording[kind](listMaterials(materials, language));
    default:
      return wording[kind];
  }
}

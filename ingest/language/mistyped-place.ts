import { createFormIndex, editDistance } from './nearest-form.js';
import { ORDINARY_BEGINNINGS, ORDINARY_WORDS } from './ordinary-words.js';
import type { PlaceForm, PlaceForms } from './place-forms.js';

/** Finds the place form that a word with a typing mistake stands for. */
export type MistypedPlaces = {
  /** `lower` is the word in lower case, `key` the same without diacritics. */
  find(lower: string, key: string): PlaceForm | undefined;
};

/** Names shorter than this have a word one letter away at every turn (Pori: porin, parin). */
const SHORTEST_NAME = 6;
/** Names from this length bear two mistakes, and a mistake in their first letter. */
const LONG_NAME = 9;
/** Countries are seldom asked about, and their adjectives (German, Estonian) are one letter away. */
const SHORTEST_FOREIGN_NAME = 8;
const BEGINNING_LENGTHS = [4, 5, 6, 7];
/** Words whose form is known: a text has most of its words many times. */
const REMEMBERED = 16_384;

/** Prepares the look-up; ambiguous forms are never forgiven a mistake. */
export function createMistypedPlaces(forms: PlaceForms): MistypedPlaces {
  const words = new Set(ORDINARY_WORDS.split(/\s+/u));
  const beginnings = new Set(ORDINARY_BEGINNINGS.split(/\s+/u));
  const byKey = new Map<string, PlaceForm>();
  for (const [key, entries] of forms) {
    const entry = entries.find(isForgiven);
    if (entry) byKey.set(key, entry);
  }
  const index = createFormIndex(byKey.keys());
  const isOrdinary = (key: string) =>
    words.has(key) || BEGINNING_LENGTHS.some((length) => beginnings.has(key.slice(0, length)));
  const find = (lower: string, key: string) => {
    if (isOrdinary(key)) return undefined;
    const likely = index.nearest(key).find(({ form, distance }) => {
      const entry = byKey.get(form);
      return entry && isLikely(lower, key, entry, form, distance);
    });
    return likely && byKey.get(likely.form);
  };
  const found = new Map<string, PlaceForm | undefined>();
  return {
    find(lower, key) {
      if (found.has(lower)) return found.get(lower);
      const form = find(lower, key);
      if (found.size === REMEMBERED) found.clear();
      found.set(lower, form);
      return form;
    },
  };
}

function isForgiven({ ambiguity, place, name, kind }: PlaceForm): boolean {
  if (ambiguity !== undefined) return false;
  if (kind === 'inhabitant') return place.kind === 'municipality';
  return place.kind !== 'foreign' || name.length >= SHORTEST_FOREIGN_NAME;
}

function isLikely(
  lower: string,
  key: string,
  entry: PlaceForm,
  formKey: string,
  foundDistance: number,
): boolean {
  // "Vända" is no Vanda: dots are forgotten, not added.
  if (key === formKey) return false;
  const { length } = entry.name;
  const sameStart = key[0] === formKey[0];
  const mayHaveTwo = length >= LONG_NAME && sameStart && entry.kind === 'case';
  const limit = mayHaveTwo && !entry.form.includes('-') ? 2 : 1;
  // So a word that has them is compared with the form as it is written.
  const distance = lower === key ? foundDistance : editDistance(lower, entry.form, 2);
  if (distance > limit) return false;
  if (!sameStart && length < LONG_NAME && key[1] !== formKey[0]) return false;
  return length >= SHORTEST_NAME || isSlip(key, formKey);
}

/** A letter doubled or halved (turusa), or two neighbours swapped (trukuun). */
function isSlip(key: string, formKey: string): boolean {
  if (squeeze(key) === squeeze(formKey)) return true;
  return key.length === formKey.length && sortLetters(key) === sortLetters(formKey);
}

function squeeze(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

function sortLetters(word: string): string {
  return [...word].sort().join('');
}

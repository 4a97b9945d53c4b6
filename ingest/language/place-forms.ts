import type { Place } from '#corpus/places';
import { AMBIGUOUS_FORMS, AMBIGUOUS_PLACES, type Ambiguity } from './ambiguous-places.js';
import { inflectPlaceName, inhabitantForms } from './inflect-place.js';

/** One word form (or several words joined by "-") that names a place. */
export type PlaceForm = {
  /** Lower case, with its diacritics. */
  readonly form: string;
  /** Its look-up key, see {@link formKey}. */
  readonly key: string;
  readonly place: Place;
  readonly language: 'fi' | 'sv' | 'en';
  readonly kind: 'case' | 'inhabitant';
  /** The uninflected name that the form belongs to; its length bounds the mistakes forgiven. */
  readonly name: string;
  /** What else the form can be in running text. */
  readonly ambiguity: Ambiguity | undefined;
};

/** Forms by their key, see {@link formKey}. */
export type PlaceForms = ReadonlyMap<string, readonly PlaceForm[]>;

/**
 * The look-up key of a word or name: lower case, without diacritics, words joined by "-".
 *
 *   "Pohjois-Savossa", "pohjois savossa" → "pohjois-savossa" · "S:t Michel" → "s-t-michel"
 */
export function formKey(words: string): string {
  const folded = foldLetters(words.toLowerCase());
  return /^[a-z]*$/u.test(folded) ? folded : folded.replace(/[^\p{L}]+/gu, '-');
}

/** å, ä → a and ö → o: what hurried people type. Lower-case text in, lower-case text out. */
export function foldLetters(lower: string): string {
  const folded = lower.replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('å', 'a');
  return /^[a-z-]*$/u.test(folded) ? folded : folded.normalize('NFD').replace(/\p{M}/gu, '');
}

/** The inhabitant forms that are kept; the other 21 are told by their beginning in "-lais". */
const INHABITANT_ENDINGS = ['lainen', 'laisen', 'laiset', 'laisten', 'laisia'];

/** Every form of every place in three languages, by key. */
export function collectPlaceForms(places: readonly Place[]): PlaceForms {
  const forms = new Map<string, PlaceForm[]>();
  for (const place of places) {
    for (const entry of formsOf(place)) {
      const known = forms.get(entry.key);
      if (!known) forms.set(entry.key, [entry]);
      else if (!known.some((other) => other.form === entry.form)) known.push(entry);
    }
  }
  return forms;
}

function* formsOf(place: Place): Generator<PlaceForm> {
  for (const form of inflectPlaceName(place.fi)) {
    yield placeForm(place, form, 'fi', 'case', place.fi);
    // Pohjois-Savo is also typed as one word.
    if (form.includes('-')) yield placeForm(place, form.replace('-', ''), 'fi', 'case', place.fi);
  }
  // "Ruotsalainen" and "ukrainalainen" are people and languages; the question is not about a place.
  if (place.kind !== 'foreign') {
    for (const form of inhabitantForms(place.fi, INHABITANT_ENDINGS)) {
      yield placeForm(place, form, 'fi', 'inhabitant', place.fi);
    }
  }
  // Lahtis is the Swedish name, and no bay.
  const genitive = `${place.fi}s`;
  if (!/s$/u.test(place.fi) && genitive !== place.sv) {
    yield placeForm(place, genitive, 'sv', 'case', place.fi);
  }
  for (const language of ['sv', 'en'] as const) {
    const name = place[language];
    if (name === undefined) continue;
    for (const spelling of spellings(name)) {
      yield placeForm(place, spelling, language, 'case', name);
      if (!/[sxz]$/u.test(spelling)) yield placeForm(place, `${spelling}s`, language, 'case', name);
    }
  }
}

/** "South Häme" is also written "Southern Häme"; "S:t Michel" is also written "St Michel" and "Sankt Michel". */
function spellings(name: string): readonly string[] {
  const compass = /^(North|South|East|West)(?= )/u;
  if (compass.test(name)) return [name, name.replace(compass, '$1ern')];
  if (!name.startsWith('S:t ')) return [name];
  return [name, name.replace('S:t', 'St'), name.replace('S:t', 'Sankt')];
}

function placeForm(
  place: Place,
  spelling: string,
  language: PlaceForm['language'],
  kind: PlaceForm['kind'],
  name: string,
): PlaceForm {
  const form = spelling.toLowerCase();
  const key = formKey(form);
  const ofForm = AMBIGUOUS_FORMS[form];
  // The Swedish genitive of a Finnish name (Salos) is as ambiguous as the name.
  const isFinnish = kind === 'case' && name === place.fi;
  const ofPlace = isFinnish ? AMBIGUOUS_PLACES[place.id]?.ambiguity : undefined;
  return { form, key, place, language, kind, name, ambiguity: ofForm?.ambiguity ?? ofPlace };
}

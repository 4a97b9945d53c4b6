import type { Place } from '#corpus/places';
import { AMBIGUOUS_WITHOUT_DOTS } from './ambiguous-places.js';
import { createMistypedPlaces, type MistypedPlaces } from './mistyped-place.js';
import {
  isListedWith,
  isMeantAsPlace,
  type PlacedText,
  type PlacedWord,
  type Reading,
  readWords,
} from './place-context.js';
import { collectPlaceForms, formKey, type PlaceForm, type PlaceForms } from './place-forms.js';

/** A place that a text names. */
export type PlaceMention = {
  readonly place: Place;
  /** Offsets in UTF-16 code units: `text.slice(start, end) === surface`. */
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** `fuzzy` when a typing mistake was forgiven; forgotten dots (Riihimaki) are no mistake. */
  readonly match: 'exact' | 'fuzzy';
};

/** Finds the places of the gazetteer in running text. */
export type PlaceRecogniser = {
  recognise(text: string): readonly PlaceMention[];
  /** Whether a word is a name of a place in some form, whatever else it may be. */
  isName(word: string): boolean;
  /** The place of an id of the gazetteer. */
  placeOf(id: string): Place | undefined;
};

type Match = Reading & { readonly match: PlaceMention['match'] };
type Gazetteer = {
  readonly forms: PlaceForms;
  readonly mistyped: MistypedPlaces;
  /** Beginnings of the names that have several words, so that most words skip the search for them. */
  readonly heads: ReadonlySet<string>;
};

const CLITICS = ['kohan', 'kaan', 'kos', 'kin', 'han', 'pas', 'ko', 'pa'] as const;
const MOST_WORDS = 4;
const HEAD_LETTERS = 3;
/** Shortest name that is believed when typed in two words (Uusi Kaupunki). */
const SHORTEST_SPLIT_NAME = 8;
/** Satakuntaliitto, Turunseutu. */
const FINNISH_COMPOUND = /^([a-z]{4,}?)(?:liit(?:to|on|ol|os|oo)|seu[td]u)\p{L}*$/u;
/** Åboregionen, Esboborna, Borgåstrategin. */
const SWEDISH_COMPOUND =
  /^([a-z]{3,}?)(?:region|nejd|trakt|omrad|borna|strategi|program|modell|projekt|kampanj)\p{L}*$/u;
/** Espoolaisille, espoolaisuus, riihimäkeläisyritykset: looked up as espoolaisen, riihimäkeläisen. */
const INHABITANT = /^(.+lais)\p{L}+$/u;

/**
 * Prepares the recogniser for a gazetteer.
 *
 *   "Miten Lapeenrannassakin ja pohjois savossa?"
 *   words ─ longest first: "pohjois-savossa" is a form of Pohjois-Savo         → exact
 *         ─ else the word, without -kin, is a form ("lappeenrannassa")         → exact
 *         ─ else it is one mistake away from a form                            → fuzzy
 *   forms that are ordinary words too (lahden, salon) are judged by capitals and context
 */
export function createPlaceRecogniser(places: readonly Place[]): PlaceRecogniser {
  const forms = collectPlaceForms(places);
  const several = [...forms.keys()].filter((key) => key.includes('-'));
  const heads = new Set(several.map((key) => headOf(key.slice(0, key.indexOf('-')))));
  const gazetteer = { forms, mistyped: createMistypedPlaces(forms), heads };
  const byId = new Map(places.map((place) => [place.id, place]));
  return {
    placeOf: (id) => byId.get(id),
    recognise(text) {
      const placed = readWords(text);
      const matches = findMatches(placed, gazetteer);
      return keepMeant(matches, placed).map(({ form, from, to, match }) => {
        const start = (placed.words[from] as PlacedWord).start;
        const end = (placed.words[to] as PlacedWord).end;
        return { place: form.place, start, end, surface: text.slice(start, end), match };
      });
    },
    isName: (word) => exactForm(word.toLowerCase(), formKey(word), forms) !== undefined,
  };
}

function headOf(key: string): string {
  return key.slice(0, HEAD_LETTERS);
}

function findMatches(text: PlacedText, gazetteer: Gazetteer): readonly Match[] {
  const matches: Match[] = [];
  for (let from = 0; from < text.words.length; from += 1) {
    const match = matchAt(text.words, from, gazetteer);
    if (!match) continue;
    matches.push(match);
    from = match.to;
  }
  return matches;
}

function matchAt(
  words: readonly PlacedWord[],
  from: number,
  gazetteer: Gazetteer,
): Match | undefined {
  const word = words[from] as PlacedWord;
  // A hyphen shows that a name has several words, even with a slip in the first ("Phjois-Savo").
  const mayBeSeveral = gazetteer.heads.has(headOf(word.key)) || words[from + 1]?.gap === '-';
  const several = mayBeSeveral ? matchSeveral(words, from, gazetteer) : undefined;
  if (several) return several;
  const broken = matchBroken(words, from, gazetteer);
  if (broken) return broken;
  const exact = exactForm(word.lower, word.key, gazetteer.forms);
  if (exact) return { form: exact, from, to: from, match: 'exact' };
  const fuzzy = mistypedForm(word.lower, word.key, gazetteer.mistyped);
  return fuzzy && { form: fuzzy, from, to: from, match: 'fuzzy' };
}

/** "Pohjois-Savo", "pohjois savo", "Keski-⏎Suomen", "S:t Michel"; the longest name first. */
function matchSeveral(
  words: readonly PlacedWord[],
  from: number,
  gazetteer: Gazetteer,
): Match | undefined {
  for (let count = MOST_WORDS; count > 1; count -= 1) {
    const taken = words.slice(from, from + count);
    if (taken.length < count || !taken.slice(1).every(({ gap }) => /^[\s:.‐–-]+$/u.test(gap))) {
      continue;
    }
    const lower = taken.map((word) => word.lower).join('-');
    const key = taken.map((word) => word.key).join('-');
    const to = from + count - 1;
    const exact = exactForm(lower, key, gazetteer.forms);
    if (exact) return { form: exact, from, to, match: 'exact' };
    const fuzzy = count === 2 ? mistypedForm(lower, key, gazetteer.mistyped) : undefined;
    if (fuzzy?.form.includes('-')) return { form: fuzzy, from, to, match: 'fuzzy' };
  }
  return undefined;
}

/** "Lappeen-⏎rannassa" broken at the end of a line, "Uusi Kaupunki" typed in two words. */
function matchBroken(
  words: readonly PlacedWord[],
  from: number,
  { forms }: Gazetteer,
): Match | undefined {
  const [head, tail] = [words[from], words[from + 1]];
  if (!head || !tail) return undefined;
  const isBroken = /^-\s*\n\s*$/u.test(tail.gap);
  const isSplit = tail.gap === ' ' && head.isCapital && tail.isCapital;
  if (!isBroken && !isSplit) return undefined;
  const form = exactForm(head.lower + tail.lower, head.key + tail.key, forms);
  if (!form || (isSplit && form.name.length < SHORTEST_SPLIT_NAME)) return undefined;
  return { form, from, to: from + 1, match: 'exact' };
}

function exactForm(lower: string, key: string, forms: PlaceForms): PlaceForm | undefined {
  const whole = formWritten(lower, key, forms);
  if (whole) return whole;
  return formCompounded(key, forms) ?? formWithClitic(lower, key, forms);
}

function formWithClitic(lower: string, key: string, forms: PlaceForms): PlaceForm | undefined {
  return withoutClitic(lower, key, (base, baseKey) => {
    const form = formWritten(base, baseKey, forms);
    return form?.language === 'fi' ? form : undefined;
  });
}

/** The place whose name a word begins with: "Turunseutu", "tamperelaisille", "Vasaregionen". */
function formCompounded(key: string, forms: PlaceForms): PlaceForm | undefined {
  const finnish = FINNISH_COMPOUND.exec(key)?.[1] ?? INHABITANT.exec(key)?.[1]?.concat('en');
  const form = forms.get(finnish ?? '')?.find(({ language }) => language === 'fi');
  if (form && !form.ambiguity) return form;
  const swedish = SWEDISH_COMPOUND.exec(key)?.[1];
  // Satakunta is called so in both. A calf (vasa) has no region.
  return forms.get(swedish ?? '')?.find(({ place, name }) => [place.sv, place.fi].includes(name));
}

function mistypedForm(lower: string, key: string, mistyped: MistypedPlaces): PlaceForm | undefined {
  const whole = mistyped.find(lower, key);
  if (whole) return whole;
  return withoutClitic(lower, key, (base, baseKey) => mistyped.find(base, baseKey));
}

/** The form as it is written, or with its dots left out; never with dots that it lacks. */
function formWritten(lower: string, key: string, forms: PlaceForms): PlaceForm | undefined {
  const entries = forms.get(key);
  if (!entries) return undefined;
  const written = entries.find(({ form }) => form.replace(/[^\p{L}]+/gu, '-') === lower);
  if (written) return written;
  const undotted = entries.find(({ form }) => leavesOutDots(lower, key, form));
  const doubt = AMBIGUOUS_WITHOUT_DOTS[key];
  return undotted && doubt ? { ...undotted, ambiguity: doubt.ambiguity } : undotted;
}

function leavesOutDots(lower: string, key: string, form: string): boolean {
  if (lower === key) return true;
  const written = form.replace(/[^\p{L}]+/gu, '-');
  return [...lower].every((letter, index) => letter === written[index] || letter === key[index]);
}

function withoutClitic(
  lower: string,
  key: string,
  find: (lower: string, key: string) => PlaceForm | undefined,
): PlaceForm | undefined {
  for (const clitic of CLITICS) {
    if (!key.endsWith(clitic) || key.length < clitic.length + 2) continue;
    const form = find(lower.slice(0, -clitic.length), key.slice(0, -clitic.length));
    if (form) return form;
  }
  return undefined;
}

/** Drops what is not meant as a place; a list lends its certainty to the doubtful beside it. */
function keepMeant(matches: readonly Match[], text: PlacedText): readonly Match[] {
  const kept = new Set(matches.filter((match) => isMeant(match, text)));
  for (const order of [matches, matches.toReversed()]) {
    order.forEach((match, index) => {
      const before = order[index - 1];
      if (!before || !kept.has(before) || kept.has(match) || !mayBeListed(match, text)) return;
      const [left, right] = before.from < match.from ? [before, match] : [match, before];
      if (isListedWith(left, right, text)) kept.add(match);
    });
  }
  return matches.filter((match) => kept.has(match));
}

function isMeant(match: Match, text: PlacedText): boolean {
  const word = text.words[match.from] as PlacedWord;
  const { kind, place, ambiguity } = match.form;
  // "Savolainen" with a capital inside the sentence is a surname; people of a region are not.
  const isSurname = kind === 'inhabitant' && place.kind !== 'municipality' && word.isCapital;
  if (isSurname && !word.isSentenceStart) return false;
  return ambiguity === undefined || isMeantAsPlace(match, text);
}

function mayBeListed({ form, from }: Match, { words }: PlacedText): boolean {
  if (form.ambiguity === 'word' || form.ambiguity === 'name') return true;
  return form.ambiguity === 'common-word' && (words[from] as PlacedWord).isCapital;
}

/**
 * Inflects Finnish place names without a dictionary.
 *
 *   Riihimäki ─ last component "mäki" known to place-stems.ts: strong mäke-, weak mäe-
 *             ─ strong + front vowels: riihimäkeä, riihimäkeen, riihimäkenä
 *             ─ weak   + front vowels: riihimäen, riihimäessä … riihimäelle
 *             ─ strong + "läinen":     riihimäkeläinen, riihimäkeläisiä …
 *   Names outside the table take a rule by their ending (Turku: rk → r, Varkaus: s → t/d).
 *
 * Impossible forms are made on purpose (both "kannuksen" and "kannuden"): they cost a few bytes,
 * and they meet no word of running text. A form that does meet one is listed in
 * `ambiguous-places.ts`, not suppressed here.
 */
import { frontVowels, PAIR_AT_END, type Stems, stemsOf, stemsOfName } from './place-stems.js';

/** First components that are inflected together with the last one (uudessakaupungissa). */
const FIRST_COMPONENTS: Readonly<Record<string, readonly [string, string, string]>> = {
  uusi: ['uute', 'uude', 'uutta'],
  iso: ['iso', 'iso', 'isoa'],
};

/** Names whose inhabitants are not called by the plain stem (Häme → hämäläinen). */
const INHABITANT_STEMS: Readonly<Record<string, readonly string[]>> = {
  häme: ['hämä'],
  karjala: ['karja'],
  pohjanmaa: ['pohja', 'pohjanmaa'],
  uusimaa: ['uusmaa', 'uusimaa'],
};

/** What -ssa, -lla and the like attach to, by case, so that two components can agree in case. */
type CaseForms = ReadonlyMap<string, readonly string[]>;

/** All lower-cased inflected forms of a Finnish place name, its -lainen derivations included. */
export function inflectPlace(name: string): ReadonlySet<string> {
  return new Set([...inflectPlaceName(name), ...inhabitantForms(name)]);
}

/** The case forms alone: lappeenranta, lappeenrannan, lappeenrantaan … */
export function inflectPlaceName(name: string): ReadonlySet<string> {
  return new Set([...caseForms(name.toLowerCase()).values()].flat());
}

/** The -lainen forms alone: lappeenrantalainen, espoolaisten, joensuulaisia. */
export function inhabitantForms(
  name: string,
  endings: readonly string[] = INHABITANT_ENDINGS,
): ReadonlySet<string> {
  const lower = name.toLowerCase();
  const hyphen = lower.lastIndexOf('-');
  const last = lower.slice(hyphen + 1);
  const stems = stemsOfName(last);
  const forms = new Set<string>();
  for (const stem of INHABITANT_STEMS[last] ?? stems.inhabitant) {
    for (const ending of endings) {
      const word = stem + (stems.front ? frontVowels(ending) : ending);
      forms.add(lower.slice(0, hyphen + 1) + word);
      if (hyphen > 0) forms.add(lower.slice(0, hyphen) + word);
    }
  }
  return forms;
}

const INHABITANT_ENDINGS = [
  ...['lainen', 'laisen', 'laista', 'laisena', 'laiseksi', 'laisessa', 'laisesta', 'laiseen'],
  ...['laisella', 'laiselta', 'laiselle', 'laiset', 'laisten', 'laisia', 'laisina', 'laisiksi'],
  ...['laisissa', 'laisista', 'laisiin', 'laisilla', 'laisilta', 'laisille'],
  ...['laisuus', 'laisuuden', 'laisuutta', 'laisuudessa', 'laisuuteen'],
];

function caseForms(name: string): CaseForms {
  const [, first, joint, rest] = /^(uusi|iso)(-?)(.{3,})$/u.exec(name) ?? [];
  const firstStems = first === undefined ? undefined : FIRST_COMPONENTS[first];
  if (first !== undefined && rest !== undefined && firstStems) {
    // Isojoki is said both "Isojoen" and "Isonjoen": the rigid reading is kept beside the agreeing.
    const [strong, weak, partitive] = firstStems;
    const stems = stemsOf(first, [strong], [weak], [partitive], false);
    const agreeing = agree(stems, joint ?? '', caseForms(rest));
    const rigid = affixed(first + (joint ?? ''), caseFormsOf(stemsOfName(rest)), '');
    return new Map([...agreeing, ['rigid', [...rigid.values()].flat()]]);
  }
  const cut = Math.max(name.lastIndexOf('-'), name.lastIndexOf(' ')) + 1;
  const head = name.slice(0, cut);
  const last = name.slice(cut);
  // "Koski Tl": the letters tell which Koski is meant, and the name before them is inflected.
  if (cut > 0 && last.length <= 2)
    return affixed('', caseForms(name.slice(0, cut - 1)), ` ${last}`);
  return affixed(head, caseFormsOf(stemsOfName(last)), '');
}

function affixed(before: string, forms: CaseForms, after: string): CaseForms {
  const pairs = [...forms].map(
    ([key, words]) => [key, words.map((word) => before + word + after)] as const,
  );
  return new Map(pairs);
}

function agree(first: Stems, joint: string, rest: CaseForms): CaseForms {
  const firstForms = caseFormsOf(first);
  const pairs = [...rest].map(([key, words]) => {
    const heads = firstForms.get(key) ?? [];
    return [key, heads.flatMap((head) => words.map((word) => head + joint + word))] as const;
  });
  return new Map(pairs);
}

function caseFormsOf(stems: Stems): CaseForms {
  const harmonise = stems.front ? frontVowels : (ending: string) => ending;
  const on = (bases: readonly string[], ending: string) =>
    bases.map((base) => base + harmonise(ending));
  // Learners of Finnish leave gradation out: "Turkussa", "Helsinkissä".
  const internal = [...stems.weak, ...stems.strong, ...stems.plural];
  return new Map([
    ['nominative', [stems.nominative]],
    ['genitive', [...on(stems.weak, 'n'), ...stems.extra]],
    ['partitive', stems.partitive],
    ['essive', on(stems.strong, 'na')],
    ['translative', on(internal, 'ksi')],
    ['inessive', on(internal, 'ssa')],
    ['elative', on(internal, 'sta')],
    ['illative', stems.strong.flatMap(illatives)],
    ['adessive', on(internal, 'lla')],
    ['ablative', on(internal, 'lta')],
    ['allative', on(internal, 'lle')],
  ]);
}

function illatives(stem: string): readonly string[] {
  const vowel = stem.slice(-1);
  if (!PAIR_AT_END.test(stem)) return [`${stem}${vowel}n`];
  const isLong = stem.at(-2) === vowel;
  return [`${stem}h${vowel}n`, isLong ? `${stem}seen` : `${stem}${vowel}n`];
}

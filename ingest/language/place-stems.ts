/**
 * Stems of Finnish place names: by the last component where a table knows it, else by the ending.
 *
 *   Ruovesi ─ "vesi" in COMPONENTS ─ strong ruovete-, weak ruovede-, partitive ruovettä
 *   Turku   ─ ends in one vowel     ─ strong turku-,   weak turu- (rk → r), partitive turkua
 */

/** The stems of one name; every case form is one of them and an ending. */
export type Stems = {
  readonly nominative: string;
  /** Before -na, the illative and -lainen. */
  readonly strong: readonly string[];
  /** Before -n, -ssa, -lla, -ksi: the strong stem with its consonants weakened. */
  readonly weak: readonly string[];
  readonly partitive: readonly string[];
  /** Plural stems (`virro`, `kauniaisi`), and ready genitives and illatives of the plural. */
  readonly plural: readonly string[];
  readonly extra: readonly string[];
  /** Stems before -lainen. */
  readonly inhabitant: readonly string[];
  readonly front: boolean;
};

/** Components whose stem cannot be told from their ending: strong, weak, partitive, -lainen stem. */
const COMPONENTS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  joki: ['joke', 'joe', 'jokea', 'joke'],
  järvi: ['järve', 'järve', 'järveä', 'järve'],
  kivi: ['kive', 'kive', 'kiveä', 'kive'],
  koski: ['koske', 'koske', 'koskea', 'koske'],
  lahti: ['lahte', 'lahde', 'lahtea', 'lahte'],
  laidun: ['laitume', 'laitume', 'laidunta', 'laitume'],
  // Rautalammin, Toholammilla: an old i-stem beside the e-stem of the lake word.
  lampi: ['lampe|lampi', 'lamme|lammi', 'lampea|lampia', 'lampe|lampi'],
  loppi: ['loppe', 'lope', 'loppea', 'loppi'],
  mäki: ['mäke', 'mäe', 'mäkeä', 'mäke'],
  niemi: ['nieme', 'nieme', 'niemeä', 'nieme'],
  nummi: ['numme', 'numme', 'nummea', 'numme'],
  pudas: ['putaa', 'putaa', 'pudasta', 'putaa'],
  saari: ['saare', 'saare', 'saarta', 'saare'],
  salmi: ['salme', 'salme', 'salmea', 'salme'],
  suomi: ['suome', 'suome', 'suomea', 'suoma'],
  vesi: ['vete', 'vede', 'vettä', 'vete'],
};

/** Names that are plural words: plural stem, other forms, -lainen stem. */
const PLURALS: Readonly<Record<string, readonly [string, readonly string[], string]>> = {
  virrat: ['virroi', ['virtain', 'virtojen', 'virtoja', 'virtoihin', 'virtoina'], 'virto'],
  yhdysvallat: [
    'yhdysvalloi',
    ['yhdysvaltain', 'yhdysvaltojen', 'yhdysvaltoja', 'yhdysvaltoihin', 'yhdysvaltoina'],
    'yhdysvalta',
  ],
  alankomaat: [
    'alankomai',
    ['alankomaiden', 'alankomaitten', 'alankomaita', 'alankomaihin', 'alankomaina'],
    'alankomaa',
  ],
  filippiinit: [
    'filippiinei',
    ['filippiinien', 'filippiinejä', 'filippiineihin', 'filippiineinä'],
    'filippiini',
  ],
};

const VOWEL = /[aeiouyäöå]/u;
/** Ends in two vowels: Espoo, Petroskoi. */
export const PAIR_AT_END = /[aeiouyäöå]{2}$/u;

/** The stems of a name that is one word; several words are taken apart by the caller. */
export function stemsOfName(name: string): Stems {
  const plural = PLURALS[name];
  if (plural) {
    const [stem, extra, inhabitant] = plural;
    const stems = stemsOf(name, [], [], [], isFront(name));
    return { ...stems, plural: [stem], extra, inhabitant: [inhabitant] };
  }
  const component = Object.keys(COMPONENTS).find((key) => name.endsWith(key));
  if (component !== undefined) {
    const head = name.slice(0, -component.length);
    const [strong, weak, partitive, people] = (COMPONENTS[component] ?? []).map((stems) =>
      stems.split('|').map((stem) => head + stem),
    );
    const stems = stemsOf(name, strong ?? [], weak ?? [], partitive ?? [], isFront(component));
    return { ...stems, inhabitant: people ?? [] };
  }
  return stemsByEnding(name);
}

function stemsByEnding(name: string): Stems {
  const front = isFront(name);
  const a = front ? 'ä' : 'a';
  if (name.endsWith('nen')) {
    const s = `${name.slice(0, -3)}s`;
    const stems = stemsOf(name, [`${s}e`], [`${s}e`], [`${s}t${a}`, `${s}i${a}`], front);
    const extra = [`${s}ten`, `${s}ien`, `${s}iin`, `${s}in${a}`];
    return { ...stems, plural: [`${s}i`], extra, inhabitant: [s] };
  }
  if (/[uo]s$|es$/u.test(name)) {
    const cut = name.slice(0, -1);
    const hasT = name.endsWith('us');
    const strong = [`${cut}kse`, ...(hasT ? [`${cut}te`] : [])];
    const weak = [`${cut}kse`, ...(hasT ? [`${cut}de`] : [])];
    const stems = stemsOf(name, strong, weak, [`${name}t${a}`, `${cut}tt${a}`], front);
    return { ...stems, inhabitant: [name, ...(hasT ? [`${cut}te`] : [])] };
  }
  if (!VOWEL.test(name.slice(-1))) {
    return stemsOf(name, [`${name}i`], [`${name}i`], [`${name}i${a}`], front);
  }
  if (PAIR_AT_END.test(name)) {
    const partitive = [`${name}t${a}`, ...(name.at(-2) === name.at(-1) ? [] : [`${name}${a}`])];
    return stemsOf(name, [name], [name], partitive, front);
  }
  if (name.endsWith('e')) {
    const stems = stemsOf(name, [`${name}e`, name], [`${name}e`, name], [`${name}tt${a}`], front);
    return { ...stems, partitive: [`${name}tt${a}`, `${name}${a}`], inhabitant: [name] };
  }
  const weak = weaken(name);
  return stemsOf(name, [name], weak === name ? [name] : [weak], [`${name}${a}`], front);
}

/** Stems of a word that has no plural forms. */
export function stemsOf(
  nominative: string,
  strong: readonly string[],
  weak: readonly string[],
  partitive: readonly string[],
  front: boolean,
): Stems {
  const rest = { plural: [], extra: [], inhabitant: strong };
  return { nominative, strong, weak, partitive, front, ...rest };
}

/** Vowel harmony is set by the last vowel that takes sides; e and i alone count as front. */
function isFront(word: string): boolean {
  const sided = [...word].reverse().find((letter) => /[aouåäöy]/u.test(letter));
  return sided === undefined || /[äöy]/u.test(sided);
}

/** The ending as it follows a stem with front vowels: -ssa → -ssä. */
export function frontVowels(ending: string): string {
  return ending.replaceAll('a', 'ä').replaceAll('o', 'ö').replaceAll('u', 'y');
}

/** Consonant gradation before the last vowel, longest cluster first. */
const GRADATION: readonly (readonly [RegExp, string])[] = [
  [/kk(.)$/u, 'k$1'],
  [/pp(.)$/u, 'p$1'],
  [/tt(.)$/u, 't$1'],
  [/nk(.)$/u, 'ng$1'],
  [/nt(.)$/u, 'nn$1'],
  [/mp(.)$/u, 'mm$1'],
  [/lt(.)$/u, 'll$1'],
  [/rt(.)$/u, 'rr$1'],
  [/rk(.)$/u, 'r$1'],
  [/ht(.)$/u, 'hd$1'],
  [/([aeiouyäö])t(.)$/u, '$1d$2'],
  [/([aeiouyäö])k(.)$/u, '$1$2'],
];

function weaken(stem: string): string {
  const rule = GRADATION.find(([pattern]) => pattern.test(stem));
  return rule ? stem.replace(rule[0], rule[1]) : stem;
}

type Rule = readonly [spoken: RegExp, written: readonly string[]];

/**
 * What spoken Finnish leaves out or draws together, and what may have been meant in writing. Vowels are of
 * either harmony: what comes out is a guess, to be looked up.
 */
const RULES: readonly Rule[] = [
  // Last vowel of a case: kunnis, hankkeest, kenel, ulkomailt, taloks.
  [/(?<=[aeiouyäö])s$/u, ['ssa', 'ssä']],
  [/st$/u, ['sta', 'stä']],
  [/(?<=[aeiouyäö])l$/u, ['lla', 'llä', 'lle']],
  [/lt$/u, ['lta', 'ltä']],
  [/(?<=[aeiouyäö])ks$/u, ['ksi', 'ko', 'kö']],
  // Vowels drawn together: jatkoo, nopee, harrastuksii.
  [/oo$/u, ['oa', 'aa']],
  [/öö$/u, ['öä', 'ää']],
  [/ee$/u, ['ea', 'eä']],
  [/ii$/u, ['ia', 'iä']],
  [/ee(?=st|mp)/u, ['ea', 'eä']],
  // A diphthong of a later syllable without its i: tarkotettu, harjottelija, tavote.
  [/(?<=[^aeiouyäö]o)(?=tt?[aeiouyäö])/u, ['i']],
  // Participles and moods: saanu, tehny, olis.
  [/(?<=n)u$/u, ['ut']],
  [/(?<=n)y$/u, ['yt']],
  [/(?<=is)$/u, ['i']],
  // Clitics that only soften: mitenkäs, kukas, mitäs.
  [/k[aä]s$/u, ['', 'ka', 'kä']],
  [/(?<=[aeiouyäö])s$/u, ['']],
];

/**
 * Forms of written Finnish that a word of spoken Finnish may stand for, likely or not: those that are words are
 * meant.
 *
 * ```
 * kenel → kenella, kenellä, kenelle      harjottelija → harjoittelija      jatkoo → jatkoa, jatkaa
 * ```
 */
export function writtenForms(word: string): readonly string[] {
  return RULES.flatMap(([spoken, written]) =>
    spoken.test(word) ? written.map((letters) => word.replace(spoken, letters)) : [],
  );
}

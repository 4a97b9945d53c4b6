import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';

/** Words for numbers in all their inflections. "One" is left out: it is an article and a pronoun too. */
const NUMBER_WORDS: Readonly<Record<Language, readonly (readonly [number, RegExp])[]>> = {
  fi: [
    [1.5, /^puolitois(?:ta|tasata)$|^puolentoista$/u],
    [2, /^(?:kaksi|kahden|kahta|kahde(?:ss|st|ll|lt)a|kahdelle|kahdeksi|kahteen|kahtena)$/u],
    [3, /^kolme(?:n|a|ss[aä]|sta|lla|lta|lle|ksi|en|na)?$/u],
    [4, /^neljä(?:n|ä|ssä|stä|llä|ltä|lle|ksi|än|nä)?$/u],
    [5, /^(?:viisi|viiden|viittä|viide(?:ss|st|ll|lt)ä|viidelle|viideksi|viiteen)$/u],
    [6, /^(?:kuusi|kuuden|kuutta|kuude(?:ss|st|ll|lt)a|kuudelle|kuudeksi|kuuteen)$/u],
    [7, /^seitsemä(?:n|ä|ssä|stä|llä|ltä|lle|ksi|än)$/u],
    [8, /^kahdeksa(?:n|a|ssa|sta|lla|lta|lle|ksi|an)$/u],
    [9, /^yhdeksä(?:n|ä|ssä|stä|llä|ltä|lle|ksi|än)$/u],
    [10, /^kymmene(?:n|ssä|stä|llä|ltä|lle|ksi|en)$|^kymmentä$/u],
    [11, /^(?:yksi|yhden)toista$/u],
    [12, /^(?:kaksi|kahden|kahta)toista$/u],
    [13, /^kolme(?:n|a)?toista$/u],
    [14, /^neljä(?:n|ä)?toista$/u],
    [15, /^(?:viisi|viiden|viittä)toista$/u],
    [16, /^(?:kuusi|kuuden|kuutta)toista$/u],
    [17, /^seitsemä(?:n|ä)toista$/u],
    [18, /^kahdeksa(?:n|a)toista$/u],
    [19, /^yhdeksä(?:n|ä)toista$/u],
    [20, /^kaksikymmentä$|^kahdenkymmenen$/u],
    [30, /^kolmekymmentä$|^kolmenkymmenen$/u],
    [40, /^neljäkymmentä$|^neljänkymmenen$/u],
    [50, /^viisikymmentä$|^viidenkymmenen$/u],
    [100, /^sa(?:ta|taa|dan|dasta|dalle)$/u],
    [1e3, /^tuha(?:t|tta|nnen|nteen|nnesta)$/u],
    [1e6, /^miljoona(?:n|a|sta|an)?$/u],
  ],
  sv: [
    ...words(2, 'två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton'),
    ...words(17, 'sjutton arton nitton tjugo'),
    [30, /^trettio$/u],
    [40, /^fyrtio$/u],
    [50, /^femtio$/u],
    [100, /^hundra$/u],
    [1e3, /^tusen$/u],
    [1e6, /^miljon(?:er)?$/u],
  ],
  en: [
    ...words(2, 'two three four five six seven eight nine ten eleven twelve thirteen fourteen'),
    ...words(15, 'fifteen sixteen seventeen eighteen nineteen twenty'),
    [30, /^thirty$/u],
    [40, /^forty$/u],
    [50, /^fifty$/u],
    [100, /^hundred$/u],
    [1e3, /^thousands?$/u],
    [1e6, /^millions?$/u],
  ],
};

/** Words that hold a number: times, halves, and the months and seasons of dates. */
const NUMBER_STEMS: readonly (readonly [string, RegExp])[] = [
  ['×2', /^(?:kaksinkert|fördubbl|dubbl|doubl|twofold|twice)/u],
  ['×3', /^(?:kolminkert|tredubbl|tripl|threefold|treble)/u],
  ['×4', /^(?:nelinkert|fyrdubbl|quadrupl|fourfold)/u],
  [
    '½',
    /^(?:puolet|puolta|puoleen|puolittaa|puolittu|hälften|halver|halv[at]?$|half$|halv(?:e|ing))/u,
  ],
  ['m1', /^(?:tammikuu|januari$|january$)/u],
  ['m2', /^(?:helmikuu|februari$|february$)/u],
  ['m3', /^(?:maaliskuu|mars$|march$)/u],
  ['m4', /^(?:huhtikuu|april$)/u],
  ['m5', /^(?:toukokuu|maj$)/u],
  ['m6', /^(?:kesäkuu|juni$|june$)/u],
  ['m7', /^(?:heinäkuu|juli$|july$)/u],
  ['m8', /^(?:elokuu|augusti$|august$)/u],
  ['m9', /^(?:syyskuu|september$)/u],
  ['m10', /^(?:lokakuu|oktober$|october$)/u],
  ['m11', /^(?:marraskuu|november$)/u],
  ['m12', /^(?:joulukuu|december$)/u],
  ['spring', /^(?:kevä|vår(?:en)?$|spring$)/u],
  ['summer', /^(?:kesä(?:llä|n|stä|ksi|än|ään)?$|sommar|summer$)/u],
  ['autumn', /^(?:syksy|höst(?:en)?$|autumn$|fall$)/u],
  ['winter', /^(?:talvi|talve|vinter|winter$)/u],
];

/** What is counted, where a wrong unit would be a wrong fact. */
const UNITS: readonly (readonly [string, RegExp])[] = [
  ['%', /^(?:%|prosent|procent|per ?cent|percent)/u],
  ['€', /^(?:€|euro|eur$)/u],
  ['year', /^(?:vuotta|vuoden$|vuodeksi|vuotinen|vuotis|år$|years?$)/u],
  ['month', /^(?:kuukau|kk$|månad|months?$)/u],
  ['week', /^(?:viikko|viikon|viikoksi|veck|weeks?$)/u],
  ['day', /^(?:päivä|vrk$|dag(?:ar|ars)?$|days?$)/u],
  ['hour', /^(?:tunti|tuntia|tunnin|timm|hours?$)/u],
];

const DATE = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(?:[-–]?\s?((?:19|20)\d{2}))?(?!\d)/gu;
/** Digits, thousands set apart or not, with decimals; not those of a name (C6). */
const DIGITS = /\d{1,3}(?:[ .,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?/u;
const TOKEN = new RegExp(`(?<![\\p{L}\\d])(?:${DIGITS.source})|[%€]|\\p{L}+`, 'gu');
const ONE_AND_HALF = wordRegExp(/\b(?:ett? och ett? halvt?|(?:one|a year) and a half)\b/giu);

/**
 * The numbers, sums, dates and spans that a text tells, in a form that no language, inflection or way
 * of writing changes; "what may not be made up".
 *
 * ```
 * "Kuuden kuukauden tuki on 1 500 euroa"  →  6 · 6 month · 1500 · 1500 €
 * "godkändes 20.10.2025"                  →  20 · m10 · 2025 · m10 2025
 * ```
 */
export function readNumbers(text: string, language: Language): ReadonlySet<string> {
  const facts = new Set<string>();
  const plain = text
    .normalize('NFKC')
    .replace(DATE, (_date, day, month, year = '') => {
      const name = `m${Number(month)}`;
      facts.add(name);
      if (year) facts.add(`${name} ${year}`);
      return ` ${Number(day)} ${year} `;
    })
    // The verb is no month: "May" is one beside a number alone.
    .replace(/\bMay(?= \d)|(?<=\d )May\b/gu, 'maj')
    .replace(ONE_AND_HALF, language === 'en' ? ' 1.5 year ' : ' 1,5 ')
    .toLowerCase();
  const tokens = plain.match(TOKEN) ?? [];
  let before: number | undefined;
  tokens.forEach((token, i) => {
    const value = readNumber(token, language);
    const stem = NUMBER_STEMS.find(([, pattern]) => pattern.test(token))?.[0];
    if (stem) {
      facts.add(stem);
      // "October 2025", "20 oktober 2025", "October 20, 2025"
      const year = tokens.slice(i + 1, i + 3).find((next) => /^(?:19|20)\d{2}$/u.test(next));
      if (year && !stem.startsWith('×')) facts.add(`${stem} ${year}`);
    }
    if (value === undefined) {
      before = undefined;
      return;
    }
    // "2 miljoonaa": one number in two words.
    const isScale = before !== undefined && value >= 1e3 && !/\d/u.test(token);
    if (isScale) facts.delete(String(before));
    before = isScale ? (before ?? 1) * value : value;
    facts.add(String(before));
    const unit = unitOf(tokens[i + 1]) ?? (tokens[i - 1] === '€' ? '€' : undefined);
    if (unit) facts.add(`${before} ${unit}`);
  });
  return facts;
}

function readNumber(token: string, language: Language): number | undefined {
  if (!/\d/u.test(token)) {
    return NUMBER_WORDS[language].find(([, pattern]) => pattern.test(token))?.[0];
  }
  const isGrouped = /^\d{1,3}(?:[ .,]\d{3})+$/u.test(token);
  return Number(isGrouped ? token.replace(/\D/gu, '') : token.replace(',', '.'));
}

function unitOf(token: string | undefined): string | undefined {
  return token === undefined ? undefined : UNITS.find(([, pattern]) => pattern.test(token))?.[0];
}

/** Number words that are never bent, counted up from `first`. */
function words(first: number, list: string): readonly (readonly [number, RegExp])[] {
  return list.split(' ').map((word, i) => [first + i, new RegExp(`^${word}$`, 'u')] as const);
}

import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';

/**
 * What kind of thing a question asks for, where the words it is asked with tell. Expected answer
 * types are the classic means of factoid question answering (Li & Roth 2002, COLING): a passage
 * without a date does not answer "when".
 */
export type AnswerType =
  | 'date'
  | 'money'
  | 'count'
  | 'amount'
  | 'share'
  | 'contact'
  | 'hours'
  | 'person'
  | 'who'
  | 'why'
  | 'places'
  | 'country'
  | 'language'
  | 'procedure';

/** A question's type, and for counts the word for what is counted. */
export type ExpectedAnswer = { readonly type: AnswerType; readonly counted?: string };

type Patterns = readonly (readonly [AnswerType, RegExp])[];

/** Compiles the patterns of a language. */
function compile(patterns: Patterns): Patterns {
  return patterns.map(([type, pattern]) => [type, wordRegExp(pattern)]);
}

/**
 * The first of the {@link NARROW} types that matches decides, else the one whose words stand first:
 * "vem betalar, när …" asks who.
 */
const QUESTIONS: Readonly<Record<Language, Patterns>> = {
  fi: compile([
    [
      'country',
      /mist[äa] mai(?:sta|den)|mitkä maat|minkä maa(?:laisia|n kansalaisia)|mist[äa] päin maailmaa|kohdemaat\b/u,
    ],
    ['language', /mitä kieliä|millä kielillä|mitkä kielet|minkä kielisiä/u],
    [
      'procedure',
      /\b(?:haen|hakisin|ilmoittaudun|anon)\b|\b(?:pitää|voi|voin|voiko|kuuluu|tulee|saa)\b.*\b(?:hakea|hakee|ilmoittautua|anoa)\b|hakuohje|hakemuslomake|hakuaika/u,
    ],
    [
      'contact',
      /puhelin|puhnumero|sähköposti|\bemail|yhteystie|\bosoite|\bosoitte|yhteyshenkilö|kenelle (?:voi |voin )?soit/u,
    ],
    [
      'hours',
      /aukiolo|mihin aikaan|moneltako|\bmonelta\b|kellonaik|onko .* auki\b|menee .* kiinni/u,
    ],
    [
      'share',
      /prosent|(?:kuinka|miten) suuri osuus|mikä on .*\bosuus\b|\p{L}{4,}osuus\b|kuinka suuri osa|miten suuri osa/u,
    ],
    [
      'person',
      /nimeltään|\bkenet\b|kuka on .*(?:johtaja|päällikkö|pormestari|koordinaattori|vastaava|puheenjohtaja|edustaja)|(?:johtajan|päällikön|koordinaattorin) nimi/u,
    ],
    [
      'count',
      /\b(?:montako|montaks|montko|kuinka mon\p{L}+|miten mon\p{L}+|moniko|monelleko|monessako|lukumäärä)/u,
    ],
    [
      'money',
      /\b(?:hinta|hinnan|hintaa|liikevaihto|liikevaihtoa|suuruus|suuruinen|budjet\p{L}+|kustannukset|kustannusarvio|maksu\b|maksun)|(?:paljonko|paljonks|paljon)\b.{0,60}\b(?:maksaa|maksa|kustan\p{L}+|rahaa|euroa|tukea|kulut)|\bmitä\b.{0,60}\b(?:maksaa|maksoi|kustantaa)/u,
    ],
    [
      'amount',
      /\b(?:paljonko|paljonks|kuinka paljon|kui paljon|miten paljon|minkä verran|kuinka suur\p{L}+|minkä kokoi\p{L}+|kuinka iso\p{L}*|minkä suurui\p{L}+|mikä summa|monikertai\p{L}+|kuinka pitkä\p{L}*|kuinka kauan|kauanko|miten kauan|kauanks)/u,
    ],
    [
      'date',
      /\b(?:milloin|millon|koska|minä vuonna|mikä vuosi|minä päivänä|mistä vuodesta|mihin (?:asti|saakka|vuoteen)|mistä (?:asti|lähtien|alkaen)|mihin mennessä|aikajänne|aikataulu|ajankohta|kesto|mones(?:sa|ko) kuu|päivämäärä|kum\p{L}+ .*(?:ensin|aiemmin|aikaisemmin|myöhemmin))/u,
    ],
    [
      'who',
      /\b(?:kuka|kenen|kenet|ketkä|ketä|keitä|keiden|keille|kelle|kenelle|keneltä|kenellä|keillä|mikä (?:taho|organisaatio|yritys|virasto|ministeriö)|mitkä tahot)\b/u,
    ],
    ['why', /\b(?:miksi|miks|minkä takia|minkä vuoksi|mistä syystä|mistä johtuu)\b/u],
  ]),
  sv: compile([
    ['country', /(?:från |i )?vilka länder|varifrån i världen/u],
    ['language', /vilka språk/u],
    [
      'procedure',
      /\b(?:hur|var|när) (?:kan |ska |måste |bör )?(?:jag |man |vi )?(?:söker|söka|ansöker|ansöka|anmäler|anmäla)\b|ansökningstid|ansökningsblankett/u,
    ],
    ['contact', /telefon|e-post|mejl|\badress|kontaktuppgift|kontaktperson|ringa/u],
    ['hours', /öppettid|öppet\b|hur dags|vilken tid (?:öppnar|stänger)|stänger/u],
    ['share', /procent|\barbetslöshet\p{L}*|\b\p{L}+sgrad(?:en)?\b|\bandel|hur stor del/u],
    [
      'person',
      /vad heter .*(?:chef|direktör|ledare|samordnare|koordinator|borgmästar)|vem är .*(?:chef|direktör|borgmästar|koordinator|ordförande)|namnet på .*(?:chef|direktör|koordinator)/u,
    ],
    ['count', /\b(?:hur många|antalet|vilket antal)/u],
    [
      'money',
      /\b(?:pris|priset|omsättning\p{L}*|lön|lönen|budget\p{L}*|kostnad\p{L}*|kostar|avgift\p{L}*)|hur (?:mycket|stort|stor)\b.{0,40}\b(?:pengar|euro|bidrag\p{L}*|stöd\p{L}*|summa\p{L}*|betala\p{L}*)|vilken summa/u,
    ],
    ['amount', /\b(?:hur mycket|hur stor\p{L}*|hur lång\p{L}*|hur länge)/u],
    [
      'date',
      /\b(?:när|vilket år|vilket datum|vilken dag|vilken tid(?:speriod)?|hur länge|till vilket år|vilken period|tidsperiod|tidplan|vilken?dera .*(?:först|tidigare|senare))/u,
    ],
    [
      'who',
      /\b(?:vem|vems|vilka (?:aktörer|partner|parter)|vilken (?:organisation|myndighet|aktör|minister\p{L}+|konsult|firma))\b/u,
    ],
    ['why', /\b(?:varför|av vilken orsak|vad beror)\b/u],
  ]),
  en: compile([
    ['country', /(?:which|what) countries|what nationalit|where in the world/u],
    ['language', /(?:which|what) lang\p{L}+/u],
    [
      'procedure',
      /\b(?:how|where|when) (?:do |can |should |must )?(?:i |we |you |one |employers |students )?(?:to )?(?:apply|sign up|register|enrol)\b|application (?:form|period|deadline)/u,
    ],
    [
      'contact',
      /phone|telephone|e-?mail|\baddress\b|contact (?:details|info\p{L}*|person)|whom (?:can|do|should) i (?:call|contact)/u,
    ],
    ['hours', /opening hours|open (?:on|at|until)|what time (?:does|do)|closing time/u],
    [
      'share',
      /percent|\b(?:employment|unemployment) rate\b|percentage|\bshare of|proportion|what part of/u,
    ],
    [
      'person',
      /who is the .*(?:head|director|manager|mayor|coordinator|chair\p{L}*|representative)|(?:coordinator|director|manager|head)\b.*\bcalled\b|name of the .*(?:head|director|manager|mayor|coordinator|person)/u,
    ],
    ['count', /\b(?:how many|number of|headcount)/u],
    [
      'money',
      /\b(?:turnover|revenue|price|budg?j?et|costs?|fee|salary)\b|how (?:much|big|large)\b.{0,40}\b(?:money|euros?|subsid\p{L}+|grant|support|voucher|pay)|what (?:sum|amount)/u,
    ],
    ['amount', /\b(?:how much|how big|how large|how long|what size|by how)/u],
    [
      'date',
      /\b(?:when|what year|which year|what day|which day|what date|until what|since what|what period|timeline|time span|how long|which .*(?:first|earlier|later|sooner))\b/u,
    ],
    [
      'who',
      /\b(?:who|whom|whose|which (?:organi[sz]ation|authority|ministry|company|agency|consult\p{L}+))\b/u,
    ],
    ['why', /\b(?:why|for what reason|how come|reason for)\b/u],
  ]),
};

/**
 * Types that a question asks for wherever in it their words stand, and whose evidence is so plain that
 * without it there is no answer.
 */
const NARROW: ReadonlySet<AnswerType> = new Set([
  'contact',
  'hours',
  'share',
  'money',
  'person',
  'country',
  'language',
  'procedure',
]);

/** Written numbers of the three languages, by their beginnings; Finnish ones are inflected. */
const NUMBER_WORD =
  /^(?:yhde|kah[dt]e|kaksi|kolm|nelj|viide|viite|viisi|kuude|kuute|kuusi|seitsem|kahdeksa|yhdeksä|kymmen|puolito|puole|två|tre$|fyra|fem$|sex$|sju$|åtta|nio$|tio$|halvt|two|three|four|five|six|seven|eight|nine|ten$|one$|half|\d)/u;

const MULTIPLE =
  /kaksinkert|kolminkert|nelinkert|monikert|fördubbl|dubbl|tredubbl|doubl|tripl|twice|threefold/iu;

const EVIDENCE: Readonly<Record<Exclude<AnswerType, 'count' | 'amount' | 'places'>, RegExp>> = {
  date: wordRegExp(
    /\b(?:19|20)\d{2}\b|2000-luvu|\d{1,2}\.\d{1,2}\.|(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu|\b(?:kevä|kesä[lnän]|syksy|talve)|\b(?:våren|sommaren|hösten|vintern|spring|summer|autumn|winter)\b|hallituskau|regeringsperiod|government term/iu,
  ),
  money: wordRegExp(/\d[\d ,.]*\s*(?:euro|€|milj|mn)|(?:euro|EUR)s?\b/iu),
  share: wordRegExp(/\d\s*(?:%|prosent|procent|per ?cent)|puolet|hälften|half of/iu),
  contact: wordRegExp(
    /@|\bpuh\b|\btel\b|(?<!\d)(?:\+\d{3}|0\d{1,2})[ -]?\d{3,}|katu \d|gatan \d/iu,
  ),
  hours: wordRegExp(/\bklo\b|\bkl\.|\d{1,2}[.:]\d{2}\s?[-–]|aukiolo|öppettid|opening hours/iu),
  country: wordRegExp(
    /\b(?:ukrain|vietnam|viro|venäj|inti(?:a|as)|filippiin|syyri|irak|iran|thaima|kiina|somali|afganist|turk(?:in|k)|brasili|puola|romani|nepal|nigeri|pakistan|ruotsi|saksa|ryss|estland|indi|kina|sverige|tyskland|polen|russia|estonia|china|philippin|syria|sweden|germany|poland|brazil)\p{L}*/iu,
  ),
  language: wordRegExp(
    /\b(?:suom(?:en|ea|eksi)|ruotsi|ruotsin|ruotsia|englan|venäjä|arabia|viro[an]|saksa|finska|svenska|engelsk|ryska|arabiska|finnish|swedish|english|russian|arabic)\p{L}*/iu,
  ),
  procedure: wordRegExp(
    /hakemu|lomake|hake(?:a|minen|mus)|ansök|blankett|formulär|\bappl(?:y|ication)|\bform\b/iu,
  ),
  // A first name and a surname of a Finnish or Nordic shape: company names seldom end so.
  person: wordRegExp(
    /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:nen|maa|mäki|niemi|l[aä]|berg|ström|sson|lund|qvist)\b/u,
  ),
  who: wordRegExp(
    /\p{Ll}[,)]? (?:\p{Lu}\p{L}+|\p{Lu}{2,})|kaupun|kunta|kunnan|maakuntali|ministeri|virasto|keskus|hallitus|yritys|\bstad\b|kommun|\bcity\b|council|ministry|agency/u,
  ),
  why: wordRegExp(
    /\b(?:sillä|koska|vuoksi|takia|taustalla|tarve|tarpe|jotta|johtu|myötä|perust|seurau|följd|tack vare|as a result|owing|eftersom|därför|bakgrund|behov|för att|because|due to|since|in order|need|reason|so that|background)|miseksi\b|seksi\b/iu,
  ),
};

/** Reads what a question asks for; `undefined` when its words leave that open. */
export function readExpectedAnswer(text: string, language: Language): ExpectedAnswer | undefined {
  const plain = text.toLowerCase();
  const found = QUESTIONS[language]
    .map(([type, pattern]) => ({ type, at: plain.search(pattern) }))
    .filter(({ at }) => at >= 0);
  const [leftmost] = found.toSorted((a, b) => a.at - b.at);
  const type = (found.find((entry) => NARROW.has(entry.type)) ?? leftmost)?.type;
  if (type === undefined) return undefined;
  if (type !== 'count') return { type };
  const counted = countedNoun(plain, language);
  return counted === undefined ? { type } : { type, counted };
}

/** Whether a text (in the language of the question) holds something of the kind that is asked for. */
export function holdsAnswer(text: string, { type, counted }: ExpectedAnswer): boolean {
  if (type === 'amount') return /\d/u.test(text) || MULTIPLE.test(text) || hasNumberWord(text);
  if (type === 'count') return holdsCount(text, counted);
  // Places stand in the index, not in the text: see `retrieve/expected.ts`.
  return type !== 'places' && EVIDENCE[type].test(text);
}

const COUNT_WORD: Readonly<Record<Language, RegExp>> = {
  fi: /(?:montako|montaks|montko|(?:kuinka|miten) mon\p{L}+|moniko)\s+(\p{L}[\p{L}-]+)/u,
  sv: /hur många\s+(?:olika |andra )?(\p{L}[\p{L}-]+)/u,
  en: /(?:how many|number of)\s+(?:different |other )?(\p{L}[\p{L}-]+)/u,
};

function countedNoun(plain: string, language: Language): string | undefined {
  return COUNT_WORD[language].exec(plain)?.[1];
}

/** Words for people: who asks for the number of one asks for that of any. */
const PEOPLE = /^(?:ihmi|asuk|henkilö|henke|invånar|människ|person|people|inhabitant|resident)/u;

/** A number within three words before the thing counted: "2 kuntaa", "kuusi suurinta kaupunkia". */
function holdsCount(text: string, counted: string | undefined): boolean {
  const tokens =
    text
      .toLowerCase()
      .replace(/(?<=\d) (?=\d{3}\b)/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (counted === undefined) return tokens.some((token) => NUMBER_WORD.test(token));
  // Gradation may change a stem from its fourth letter on: kuntaa, kunnasta.
  const root = counted.slice(0, Math.max(3, counted.length - 4));
  const isCounted = (token: string) =>
    token.startsWith(root) || (PEOPLE.test(counted) && PEOPLE.test(token));
  return tokens.some(
    (token, i) =>
      isCounted(token) &&
      tokens.slice(Math.max(0, i - 3), i).some((before) => NUMBER_WORD.test(before)),
  );
}

function hasNumberWord(text: string): boolean {
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return tokens.some((token) => NUMBER_WORD.test(token));
}

/** Whether a text without a thing of this sort cannot answer: there is no sum without a number. */
export function isDecisive({ type }: ExpectedAnswer): boolean {
  return type === 'count' || NARROW.has(type);
}

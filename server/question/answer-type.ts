import type { Language } from '#corpus/material';
import { type AnswerType, QUESTION_PATTERNS } from '#ingest/language/answer-type-patterns';
import { foldedRegExp, plainText } from '#ingest/language/folded-regexp';
import { stem } from '#ingest/language/stem';
import { wordRegExp } from '#ingest/language/word-regexp';

/** A question's type; for counts how the words for what is counted begin. */
export type ExpectedAnswer = {
  readonly type: AnswerType;
  readonly counted?: readonly string[];
  /** What has been reached is asked for, which no aim tells. */
  readonly isReached?: boolean;
};

/**
 * Types that a question asks for wherever in it their words stand, and whose evidence is so plain that
 * without it there is no answer.
 */
const NARROW: ReadonlySet<AnswerType> = new Set([
  'contact',
  'end',
  'hours',
  'share',
  'money',
  'person',
  'country',
  'language',
  'procedure',
]);

/**
 * Written numbers of the three languages, by their beginnings; Finnish ones are inflected. "One" is left
 * out: "yhdessä" is together and "one" anyone.
 */
const NUMBER_WORD =
  /^(?:kah[dt]e|kaksi|kolm|nelj|viide|viite|viisi|kuude|kuute|kuusi|seitsem|kahdeksa|yhdeksä|kymmen|puolito|puole|två|tre$|fyra|fem$|sex$|sju$|åtta|nio$|tio$|halvt|two|three|four|five|six|seven|eight|nine|ten$|half|\d)/u;

const MULTIPLE =
  /kaksinkert|kolminkert|nelinkert|monikert|fördubbl|dubbl|tredubbl|doubl|tripl|twice|threefold/iu;

/** Digits that tell when, or which, and not how much: years, dates, paragraphs, "C6". */
const NO_AMOUNT = wordRegExp(
  /\b\d{1,2}\.\d{1,2}\.(?:\d{4})?|\b(?:19|20)\d{2}\b(?! ?(?:euro|€))|\d+ §|\b\p{L}+\d+\b/gu,
);

const EVIDENCE: Readonly<
  Record<Exclude<AnswerType, 'count' | 'amount' | 'duration' | 'end' | 'places' | 'names'>, RegExp>
> = {
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
    /\p{Ll}[,)]? (?:\p{Lu}\p{L}+|\p{Lu}{2,})|kaupun|kunta|kunnan|\p{L}liitto|ministeri|virasto|keskus|hallitus|yritys|\bstad\b|kommun|\bcity\b|council|ministry|agency/u,
  ),
  whom: wordRegExp(
    /kohderyhm|asiak(?:as|kaa)|opiskeli|työntekij|työnantaj|yrity(?:s|kse)|perhe|maahanmuuttaj|maahantulij|muuttav|saapuv|asuk|osaaj|puoliso|målgrupp|kund(?:er|erna)?\b|studera|arbetstagar|arbetsgivar|företag|famil|invandra|flytta|invånar|expert|mak(?:e|ar)|target group|customer|client|student|employe|compan|famil|immigra|newcomer|resident|talent|spouse|mov(?:e|ing) to/iu,
  ),
  why: wordRegExp(
    /\b(?:sillä|koska|vuoksi|takia|taustalla|tarve|tarpe|jotta|johtu|myötä|perust|seurau|följd|tack vare|as a result|owing|eftersom|därför|bakgrund|behov|för att|because|due to|since|in order|need|reason|so that|background)|miseksi\b|seksi\b/iu,
  ),
};

/** A capital within a sentence: of whatever is called by a name of its own. */
const NAME = /(?<=[\p{Ll}\p{N},:;)][ (])\p{Lu}[\p{L}\p{N}]+/u;

/** A stretch of time, or its ends. */
const TIME_UNIT =
  /^(?:vuo(?:de|si|tta|tee)|vuosi|kuukau|kk$|viik[ko]|päiv|tunti|tunnin|tuntia|år|årig|månad|veck|dag|dygn|timm|year|month|week|day|hour)/u;
const TIME_SPAN =
  /(?:19|20)\d{2} ?[-–—] ?(?:\d{1,2}\.\d{1,2}\.)?(?:19|20)?\d{2}|\d{1,2}\.\d{1,2}\.(?:\d{4})? ?[-–—]|(?:vuosina|åren|years) (?:19|20)\d{2}|puolitoista|and a half|och ett halvt|vuoden ajan|pysyv|toistaiseksi|tills vidare|permanent/iu;

/** What says until when, beside a {@link TIME_SPAN}. */
const END = wordRegExp(
  /\b(?:asti|saakka|mennessä|päätty\p{L}*|loppu(?:u|i|un|nut|puu|ppui|essa)?|vuoteen \d{4}|till och med|fram till|till (?:utgången|slutet|år|våren|sommaren|hösten|\d[\d.]*)|t\.o\.m|före (?:utgången|år|\d{4})|senast|slut(?:ar|ade|et)?|upphör\p{L}*|avslutas|avslutades|until|till|by (?:the end|\d{4}|spring|summer|autumn)|to (?:\d{1,2} )?(?:\p{Lu}\p{Ll}+ )?\d{4}|ends?|ended|ending|expire\p{L}*)\b/iu,
);

/** What says that a number is an aim. */
const AIM = wordRegExp(
  /\b(?:tavoit\p{L}*|pyrki\p{L}*|mål(?:et|en|sättning\p{L}*)?|syfte\p{L}*|aims?|aimed|goals?|targets?)\b/iu,
);
const SENTENCE_END = /(?<=[.!?]) +(?=\p{Lu})|\n/u;

/** What asks how far one has come. */
const REACHED: Readonly<Record<Language, RegExp>> = {
  fi: foldedRegExp(
    /\b(?:tähän mennessä|toistaiseksi|jo nyt|tällä hetkellä|todellisuudessa|oikeasti)\b/u,
  ),
  sv: foldedRegExp(/\b(?:hittills|hittils|redan|just nu|i verkligheten|faktiskt)\b/u),
  en: foldedRegExp(/\b(?:so far|by now|to date|already|currently|right now|actually)\b/u),
};

/** Folded it would be "vilka är", which are. */
const WHICH_YEARS = /(?<!\p{L})vilka år(?!\p{L})/iu;

/** Reads what a question asks for; `undefined` when its words leave that open. */
export function readExpectedAnswer(text: string, language: Language): ExpectedAnswer | undefined {
  const plain = text.toLowerCase();
  const folded = plainText(text.replace(WHICH_YEARS, 'vilket år'));
  const found = QUESTION_PATTERNS[language]
    .map(([type, pattern]) => ({ type, at: folded.search(pattern) }))
    .filter(({ at }) => at >= 0);
  const [leftmost] = found.toSorted((a, b) => a.at - b.at);
  const type = (found.find((entry) => NARROW.has(entry.type)) ?? leftmost)?.type;
  if (type === undefined) return undefined;
  if (type !== 'count') return { type };
  // "Montako koulua ja mitkä": who lists them has told the number.
  if (AND_WHICH.test(plain)) return { type: 'names' };
  const noun = COUNT_WORD[language].exec(plain)?.[1];
  return {
    type,
    ...(noun === undefined ? {} : { counted: namesOfCounted(noun, language) }),
    ...(REACHED[language].test(folded) ? { isReached: true } : {}),
  };
}

/** Whether a text (in the language of the question) holds something of the kind that is asked for. */
export function holdsAnswer(text: string, expected: ExpectedAnswer): boolean {
  const { isReached, ...thing } = expected;
  if (isReached) {
    const told = text.split(SENTENCE_END).filter((sentence) => !AIM.test(sentence));
    return told.some((sentence) => holdsAnswer(sentence, thing));
  }
  const { type, counted } = thing;
  if (type === 'end') return TIME_SPAN.test(text) || END.test(text);
  if (type === 'duration') return holdsDuration(text);
  if (type === 'names') return NAME.test(text);
  if (type === 'amount') {
    const rest = text.replace(NO_AMOUNT, ' ');
    return /\d/u.test(rest) || MULTIPLE.test(rest) || hasNumberWord(rest);
  }
  if (type === 'count') return holdsCount(text, counted);
  // Places stand in the index, not in the text: see `retrieve/expected.ts`.
  return type !== 'places' && EVIDENCE[type].test(text);
}

/** What may be counted under another name, by the beginnings of the words: people, firms. */
const COUNTED_ALIKE = [
  [
    'ihmi',
    'asuk',
    'henkilö',
    'henke',
    'invånar',
    'människ',
    'person',
    'people',
    'inhabitant',
    'resident',
  ],
  [
    'yrity',
    'yritt',
    'firm',
    'työnantaj',
    'företag',
    'arbetsgivar',
    'compan',
    'employer',
    'business',
  ],
] as const;

const COUNT_WORD: Readonly<Record<Language, RegExp>> = {
  fi: /(?:montako|montaks|montko|(?:kuinka|miten) mon\p{L}+|moniko)\s+(\p{L}[\p{L}-]+)/u,
  sv: /hur många\s+(?:olika |andra )?(\p{L}[\p{L}-]+)/u,
  en: /(?:how many|number of)\s+(?:different |other )?(\p{L}[\p{L}-]+)/u,
};

const AND_WHICH = wordRegExp(/\b(?:ja|och|and) (?:mitkä|ketkä|vilka|which|what)\b/u);

/** Finnish nouns by what gradation leaves of them (kuntaa, kunnasta); the others by their stem. */
function namesOfCounted(noun: string, language: Language): readonly string[] {
  const stemmed = stem(noun, language);
  const root =
    language === 'fi' ? noun.slice(0, Math.max(3, noun.length - 4)) : beginOf(noun, stemmed);
  const alike = COUNTED_ALIKE.find((names) => names.some((name) => noun.startsWith(name)));
  return [root, ...(alike ?? [])];
}

/** What a word and its stem begin with: "days" is stemmed to "dai", and texts say "day". */
function beginOf(word: string, stemmed: string): string {
  let end = 0;
  while (end < stemmed.length && stemmed[end] === word[end]) end++;
  return word.slice(0, Math.max(3, end));
}

/** A number within three words before the thing counted: "2 kuntaa", "kuusi suurinta kaupunkia". */
function holdsCount(text: string, counted: readonly string[] | undefined): boolean {
  const tokens =
    text
      .toLowerCase()
      .replace(/(?<=\d) (?=\d{3}\b)/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (counted === undefined) return tokens.some((token) => NUMBER_WORD.test(token));
  return tokens.some(
    (token, i) =>
      counted.some((name) => token.startsWith(name)) &&
      tokens.slice(Math.max(0, i - 3), i).some((before) => NUMBER_WORD.test(before)),
  );
}

function hasNumberWord(text: string): boolean {
  return tokensOf(text).some((token) => NUMBER_WORD.test(token));
}

/** "3 vuotta", "viiden päivän ohjelma": a number of units of time; or a beginning and an end. */
function holdsDuration(text: string): boolean {
  const tokens = tokensOf(text);
  const isNumber = (token: string | undefined) => token !== undefined && NUMBER_WORD.test(token);
  return (
    TIME_SPAN.test(text) ||
    tokens.some((token, i) => TIME_UNIT.test(token) && isNumber(tokens[i - 1]))
  );
}

function tokensOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a text without a thing of this sort cannot answer: there is no sum without a number. */
export function isDecisive({ type }: ExpectedAnswer): boolean {
  return type === 'count' || type === 'amount' || NARROW.has(type);
}

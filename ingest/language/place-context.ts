import type { PlaceForm } from './place-forms.js';
import { foldLetters } from './place-forms.js';
import { STOP_WORDS } from './stop-words.js';

/** A word of the text and what stands round it. */
export type PlacedWord = {
  readonly text: string;
  readonly lower: string;
  /** Lower case without diacritics. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one. */
  readonly gap: string;
  readonly isCapital: boolean;
  readonly isSentenceStart: boolean;
};

/** A text cut into words, with what its writer's habits tell about capital letters. */
export type PlacedText = {
  readonly words: readonly PlacedWord[];
  /** A question typed without one capital letter: there, a small letter says nothing. */
  readonly isLowerCaseQuestion: boolean;
  /** Words as they are typed into a search field: no sentence, and none of the words that join one. */
  readonly isKeywords: boolean;
};

/** Words `from`–`to` (inclusive) of a text, read as a form of a place. */
export type Reading = { readonly form: PlaceForm; readonly from: number; readonly to: number };

/** Keywords have no more words than this. */
const MOST_KEYWORDS = 8;
const STOP_WORD_SETS = Object.values(STOP_WORDS);

const WORD = /[\p{L}\p{M}\u00AD]+/gu;
/** A single line break is a wrapped line, not the end of a sentence; a list mark begins one. */
const SENTENCE_START = /[.!?…"”»«•●*]|\n\s*\n|\n\s*[-–o]\s/u;
const QUESTION_WORD =
  /^(mi|mik|mit|mis|mih|mil|min|ket|ken|kuk|kui|palj|mont|onk|ovatk|voik|saak|entä|vad|var|vem|hur|finns|what|where|who|how|which|is|does)/u;
const MUNICIPAL_WORD =
  /^(kaupun[kg]i|kunta$|kunna|kunti|kuntaa|stad(?!er)|kommun(?!er)|city$|town$|municipal)/u;
const MUNICIPAL_NOUN = /^(kaupunki|kunta|staden|kommunen|city|town|municipality)$/u;
const MUNICIPAL_HEAD = /^(city|town|municipality)$/u;
/** After a genitive that opens the sentence, these speak of a municipality and not of a bay. */
const TOPIC_WORD =
  /^(malli|palvelu|hanke|hankke|strategi|ohjelma|tiekart|maahanm|kotoutu|tyollis|asukka|kansainv|elinvoim|seutu|seudu|alue|yritys|rekry|yhteis)/u;
const LOCATIVE = /(ssa|sta|lla|lta|lle|seen|h([aeiouy])\2?n|([aeiouy])\3n)$/u;
const LANGUAGE_CASE = /(ksi|[aeiou]a|ia|aa|lla|lta|lle)$/u;
const AND_WORD = /^(ja|seka|tai|eli|och|samt|eller|and|or)$/u;
/** Capitalised words that stand before a place and are no given name. */
const ORGANISATION_WORD =
  /^(international|house|ih|business|visit|experience|talent|city|welcome|work|in|job|hub|new|invest|smart|kaupunki|kunta)$/u;
const GIVEN_NAMES = new Set(
  (
    'aino anna anne antti eero eeva eija elina emma erkki esa hanna heikki heli helena ilkka jaakko ' +
    'janne jari johanna jouni juha juhani jukka kaisa kalle kari katja kimmo kirsi laura lauri leena ' +
    'liisa maija mari maria marja markku marko matti mika mikko minna outi paula pekka pertti petri ' +
    'pirjo päivi ritva sami sanna sari satu seppo tapio teemu tiina timo tuomas tuula ville'
  ).split(' '),
);

/** Cuts a text into words and notes capitals, sentence starts and gaps. */
export function readWords(text: string): PlacedText {
  const words: PlacedWord[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const word = match[0].replaceAll('\u00AD', '').normalize('NFC');
    const lower = word.toLowerCase();
    const gap = text.slice(end, match.index);
    const isFirst = words.length === 0 || SENTENCE_START.test(gap);
    const isCapital = word[0] !== lower[0];
    end = match.index + match[0].length;
    const place = { start: match.index, end, gap, isCapital, isSentenceStart: isFirst };
    words.push({ text: word, lower, key: foldLetters(lower), ...place });
  }
  const isQuestion = text.includes('?') || QUESTION_WORD.test(words[0]?.lower ?? '');
  const isLowerCaseQuestion = isQuestion && text === text.toLowerCase();
  return { words, isLowerCaseQuestion, isKeywords: areKeywords(text, words) };
}

function areKeywords(text: string, words: readonly PlacedWord[]): boolean {
  if (words.length < 2 || words.length > MOST_KEYWORDS || /[.!?:;\n]/u.test(text)) return false;
  return !words.some(({ lower }) => STOP_WORD_SETS.some((stopWords) => stopWords.has(lower)));
}

/** Whether an ambiguous reading is meant as a place, judged by the words round it. */
export function isMeantAsPlace(reading: Reading, text: PlacedText): boolean {
  const { form, from, to } = reading;
  const first = text.words[from] as PlacedWord;
  if (isRomanNumeral(first)) return false;
  if (isBesideMunicipalWord(reading, text)) return true;
  switch (form.ambiguity) {
    case undefined:
      return true;
    case 'never':
      return false;
    case 'language':
      return isCountry(reading, text);
    default:
      if (!isLocative(reading, text) && isPersonName(reading, text)) return false;
  }
  if (first.isCapital) {
    if (form.ambiguity === 'name' || !first.isSentenceStart || text.words.length === 1) return true;
    if (isLocative(reading, text) || TOPIC_WORD.test(text.words[to + 1]?.key ?? '')) return true;
    return isKeyword(reading, text);
  }
  if (form.ambiguity === 'common-word') return false;
  if (!text.isLowerCaseQuestion) return isKeyword(reading, text);
  return isLocative(reading, text) || isAskedInShort(reading, text);
}

/** Whether two readings stand side by side in a list: "Espoo, Lahti ja Salo". */
export function isListedWith(left: Reading, right: Reading, text: PlacedText): boolean {
  const between = text.words.slice(left.to + 1, right.from + 1);
  if (between.length === 1) return /^\s*[,/&+–-]\s*$/u.test(between[0]?.gap ?? '');
  if (between.length !== 2 || !AND_WORD.test(between[0]?.key ?? '')) return false;
  return between.every(({ gap }) => /^,?\s+$/u.test(gap));
}

/** "II" is a number; the municipality is written "Ii". */
function isRomanNumeral(word: PlacedWord): boolean {
  return word.text === 'II';
}

function isBesideMunicipalWord({ form, from, to }: Reading, { words }: PlacedText): boolean {
  const next = words[to + 1];
  if (next && /^[\s-]+$/u.test(next.gap) && MUNICIPAL_WORD.test(next.key)) return true;
  const [head, before] = [words[from - 2], words[from - 1]];
  if (before?.key === 'of' && MUNICIPAL_HEAD.test(head?.key ?? '')) return true;
  return isNominative(form) && MUNICIPAL_NOUN.test(before?.key ?? '');
}

function isCountry(reading: Reading, text: PlacedText): boolean {
  const word = text.words[reading.from] as PlacedWord;
  const next = text.words[reading.to + 1];
  if (next && /^(kiel|sprak|language)/u.test(next.key)) return false;
  if (!word.isCapital) return isLocative(reading, text) && !word.key.endsWith('sta');
  return !word.isSentenceStart || !LANGUAGE_CASE.test(word.key);
}

/** Stands in a case of place: lahdessa, Lahteen; "Salla" only looks like one. */
function isLocative({ form, to }: Reading, { words }: PlacedText): boolean {
  return form.form !== form.name.toLowerCase() && LOCATIVE.test((words[to] as PlacedWord).key);
}

/** "Timo Soini", "Salla Virtanen": a given name before it, or a surname after it. */
function isPersonName({ form, from, to }: Reading, { words }: PlacedText): boolean {
  const word = words[from] as PlacedWord;
  const [before, next] = [words[from - 1], words[to + 1]];
  if (before && word.gap === ' ' && before.isCapital && !ORGANISATION_WORD.test(before.key)) {
    if (!before.isSentenceStart || GIVEN_NAMES.has(before.lower)) return true;
  }
  const isGivenName = form.ambiguity === 'name' && next?.gap === ' ' && next.isCapital;
  return isGivenName && !ORGANISATION_WORD.test(next.key);
}

/** "Kotka International House palvelut", "job voucher lahti": a name first or last among keywords. */
function isKeyword({ form, from, to }: Reading, { words, isKeywords }: PlacedText): boolean {
  return isKeywords && isNominative(form) && (from === 0 || to === words.length - 1);
}

/** "entä salo?" – a follow-up that has nothing but the place. */
function isAskedInShort({ form, from, to }: Reading, { words }: PlacedText): boolean {
  return isNominative(form) && to === words.length - 1 && /^enta/u.test(words[from - 1]?.key ?? '');
}

function isNominative({ form, name }: PlaceForm): boolean {
  return form === name.toLowerCase();
}

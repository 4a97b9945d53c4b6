import type { Language } from '#corpus/material';
import { analyse } from '#ingest/language/analyse';
import { blankPlaces } from '#ingest/language/blank-span';
import { detectLanguage, likeliestLanguage } from '#ingest/language/detect-language';
import { foreignTerm } from '#ingest/language/foreign-terms';
import { readFacets } from '#ingest/language/question-facets';
import type { PlaceMention, PlaceRecogniser } from '#ingest/language/recognise-places';
import type { ExpectedAnswer } from './answer-type.js';
import { readExpectedAnswer } from './answer-type.js';
import type { Listed, QuestionKind } from './kind.js';
import {
  asksForQuote,
  asksJudgement,
  blankFrame,
  isBroad,
  isOfMany,
  isYesOrNo,
  readKind,
  readListed,
} from './kind.js';
import { likeliestKind } from './likely-kind.js';
import { blankPersonalData } from './mask-personal-data.js';
import { placesSetAside } from './set-aside.js';

/** A question as the machine reads it. */
export type Question = {
  /** Cleaned, as asked. */
  readonly text: string;
  readonly language: Language;
  readonly kind: QuestionKind;
  /** Of what it wants a list: of practices, or of towns. */
  readonly listed: Listed | undefined;
  /** Asks for the whole of something: how it works, what it is about. */
  readonly isBroad: boolean;
  /** Asks for several things: a whole list answers. */
  readonly isOfMany: boolean;
  /** Asks for an opinion, advice or a ruling. */
  readonly asksJudgement: boolean;
  /** Asks for a saying, or for who said it. */
  readonly asksForQuote: boolean;
  /** Yes or no would answer. */
  readonly isYesOrNo: boolean;
  /** What sort of thing it asks for, where its words tell. */
  readonly expects: ExpectedAnswer | undefined;
  readonly places: readonly PlaceMention[];
  /** Places that it asks for others than: "Onko muita kuin Espoo?" They are none of its `places`. */
  readonly setAside: readonly PlaceMention[];
  /** What it asks about: search terms without places and question words. */
  readonly terms: readonly string[];
  /** Those of the terms that are written as names: "C6", "Talent", not at the start of a sentence. */
  readonly names: readonly string[];
  /** The same as texts of each language are searched for them: those of another one are to be translated. */
  readonly readings: Readonly<Record<Language, Reading>>;
  /** What is embedded: the text, with what a follow-up takes from the questions before. */
  readonly searchText: string;
  /** The same without places. */
  readonly subjectText: string;
  /** What it asks of its subject, as `readFacets` tells. */
  readonly facets: readonly number[];
  /** What it was understood as, for people: with the questions before, when it leans on them. */
  readonly resolved: string;
  /** How it leans on the question before. */
  readonly leaning: Leaning;
  /** The question before, when there was one. */
  readonly follows: Question | null;
};

/** The terms of a question, and its names among them. */
export type Reading = Pick<Question, 'terms' | 'names'>;

/**
 * How far a question leans on the one before: `none` stands alone or changes the subject; `weak` may
 * go on with the subject; `topic` goes on with it; `place` asks the same of another place.
 */
export type Leaning = 'none' | 'weak' | 'topic' | 'place';

/** A word with a digit, or with a capital that no sentence start explains. */
const NAMES = /(?<![\p{L}\p{N}])\p{L}*\p{N}+\p{L}*|(?<=[\p{L}\p{N},] )\p{Lu}[\p{L}\p{N}]*/gu;

/** Reads one question by itself, without what was asked before. */
export function readQuestion(
  text: string,
  language: Language,
  recogniser: PlaceRecogniser,
): Question {
  const said = blankPersonalData(text);
  const named = recogniser.recognise(said);
  const setAside = placesSetAside(said, named);
  const places = named.filter((place) => !setAside.includes(place));
  const kind = kindOf(said, named, setAside);
  const subject = blankPlaces(said, named);
  const asked = blankFrame(subject, kind);
  const names = subject.match(NAMES)?.join(' ') ?? '';
  const terms = analyse(asked, language);
  const readIn = (other: Language): Reading => ({
    terms: other === language ? terms : terms.map((term) => foreignTerm(term, language)),
    names: analyse(names, other),
  });
  const readings = { fi: readIn('fi'), sv: readIn('sv'), en: readIn('en') };
  return {
    text,
    language,
    places,
    setAside,
    kind,
    listed: readListed(text),
    isBroad: isBroad(text),
    isOfMany: isOfMany(text),
    asksJudgement: asksJudgement(text),
    asksForQuote: asksForQuote(text),
    isYesOrNo: isYesOrNo(text, language),
    expects: kind === 'cases' ? { type: 'places' } : readExpectedAnswer(text, language),
    ...readings[language],
    readings,
    searchText: said,
    subjectText: subject,
    facets: readFacets(said, language),
    resolved: text,
    leaning: 'none',
    follows: null,
  };
}

/** What a question wants: by the words for it, by the places that it sets aside, or by what it is most like. */
function kindOf(
  text: string,
  named: readonly PlaceMention[],
  setAside: readonly PlaceMention[],
): QuestionKind {
  const read = readKind(text);
  if (read !== 'single') return read;
  return setAside.length > 0 ? 'cases' : likeliestKind(text, named);
}

/** The question as it compares with a text in a language. */
export function questionIn(question: Question, language: Language): Question {
  if (language === question.language) return question;
  return { ...question, language, ...question.readings[language] };
}

/** Words that are no names: written small, and long enough to tell a language. */
const ORDINARY_WORDS = /(?<![\p{L}\p{N}])\p{Ll}{3,}/gu;

/**
 * The language to answer in: the question's, or that of the conversation, or the one that a few bare words
 * are likeliest of; Finnish at last.
 */
export function chooseLanguage(text: string, before: readonly string[]): Language {
  const own = detectLanguage(text);
  if (own) return own;
  for (const earlier of before.toReversed()) {
    const found = detectLanguage(earlier);
    if (found) return found;
  }
  const words = text.match(ORDINARY_WORDS) ?? [];
  return words.length > 0 ? likeliestLanguage(words.join(' ')) : 'fi';
}

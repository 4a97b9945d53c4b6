import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';
import { readExpectedAnswer } from './answer-type.js';
import { readKind } from './kind.js';
import type { Leaning, Question, Reading } from './understand.js';

/** Words that point back: a question with one of them lives on the question before. */
const POINTERS: Readonly<Record<Language, RegExp>> = {
  fi: /(?:^|[\s,])(?:se|sen|sitä|siitä|siihen|siinä|sillä|sille|siltä|siellä|sieltä|sinne|siel|sielt|ne|niiden|niitä|niistä|niissä|niihin|niillä|niille|he|heidän|heitä|heille|heillä|hän|hänen|tämä|tämän|tätä|tästä|tässä|tuo|tuon|sitten|silloin|samaa|sama|kyseinen|kyseisen|kyseisessä|nää|noi|ton|sit|siit|sille)(?=$|[\s,.?!])/u,
  sv: /(?:^|[\s,])(?:den|dess|där|dit|därifrån|de|dem|dom|deras|han|hon|hans|hennes|denna|detta|dessa|samma)(?=$|[\s,.?!])/u,
  en: /(?:^|[\s,])(?:it|its|it's|there|they|them|their|theirs|he|she|his|her|this|that|these|those|same|then)(?=$|[\s,.?!'’])/u,
};

/** Openings that go on from what was said: "Entä …", "And …", "Och …". */
const OPENINGS = wordRegExp(
  /^(?:entä|entäs|ent|mitäs|mites|ja|no|joo|ok|okei|mutta|vielä|lisäksi|onko(?:s)? (?:se|ne|siellä)|and|but|what about|how about|so|also|och|men|hur är det med|hur då|då)\b/u,
);

/** Says in so many words that the subject changes. */
const SWITCH =
  /(?:vaihdetaan|vaihda|toinen|uusi) (?:aihetta|aihe|asia|kysymys)|ihan muuta|annan aihe|byter? ämne|en annan sak|något helt annat|(?:change|different|another) (?:of )?(?:the )?(?:subject|topic|question)|something (?:completely |totally )?(?:else|different)/u;

/** A question with fewer content terms than this says too little to stand alone. */
const FEW_TERMS = 2;

/** Asks which municipality: whatever was spoken of before, this looks over all cases. */
const ASKS_WHERE = wordRegExp(
  /\b(?:mikä|missä|mis|minkä|millä) (?:muu |muussa )?(?:kaupunki|kaupungissa|kaupungis|kunta|kunnassa|kunnas|alue|alueella|maakunta|maakunnassa)\b|\b(?:vilken|i vilken) (?:annan )?(?:stad|kommun|region|ort)\b|\b(?:which|what) (?:other )?(?:city|town|municipality|region|place)\b/u,
);

/** Whether a question asks for the one place of which something is true. */
export function asksWhere(text: string): boolean {
  return ASKS_WHERE.test(text.toLowerCase());
}

/** Reads how a question leans on the conversation. Deterministic, so that no rewriting can leak. */
export function readLeaning(question: Question): Leaning {
  const text = question.text.toLowerCase();
  const opens = OPENINGS.test(text);
  const isShort = question.terms.length - question.names.length < FEW_TERMS;
  const looksOverAll = question.kind === 'cases' || asksWhere(text);
  if (SWITCH.test(text) || (looksOverAll && !isShort)) return 'none';
  if (question.places.length + question.names.length > 0) {
    return isShort && (opens || question.terms.length === 0) ? 'place' : 'none';
  }
  // "Missä muissa kunnissa on sellainen?" asks the same of all others.
  if (looksOverAll) return 'place';
  return isShort || pointsBack(question) ? 'topic' : 'weak';
}

/** Whether a question goes on from what was said, or has a word that points back to it. */
function pointsBack({ text, language }: Question): boolean {
  const lower = text.toLowerCase();
  return OPENINGS.test(lower) || POINTERS[language].test(lower);
}

/** Of the one thing spoken of one thing is asked, unless the words themselves ask for cases: likeness does not count. */
function asSaid(question: Question): Question {
  const { kind, setAside, text, language } = question;
  if (kind !== 'cases' || setAside.length > 0 || readKind(text) === 'cases') return question;
  return { ...question, kind: readKind(text), expects: readExpectedAnswer(text, language) };
}

/** Joins a leaning question to the one before, itself perhaps joined to one before that. */
export function resolveFollowUp(asked: Question, before: Question | null): Question {
  if (!before) return asked;
  const question = pointsBack(asked) && before.kind !== 'cases' ? asSaid(asked) : asked;
  const leaning = readLeaning(question);
  const resolved = `${before.resolved} → ${question.text}`;
  const follows = { leaning, resolved, follows: before };
  switch (leaning) {
    case 'none':
      return question;
    case 'weak':
      return { ...question, ...follows };
    case 'topic':
      return {
        ...question,
        ...follows,
        places: before.places,
        searchText: `${before.searchText} ${question.text}`,
        subjectText: question.subjectText,
      };
    case 'place':
      return {
        ...question,
        ...follows,
        kind: before.kind,
        expects: before.expects,
        facets: before.facets,
        terms: [...before.terms, ...question.terms],
        readings: {
          fi: addTerms(before, question, 'fi'),
          sv: addTerms(before, question, 'sv'),
          en: addTerms(before, question, 'en'),
        },
        searchText: `${before.text} ${question.text}`,
        subjectText: `${before.subjectText} ${question.subjectText}`,
      };
  }
}

function addTerms(before: Question, question: Question, language: Language): Reading {
  const { terms, names } = question.readings[language];
  return { terms: [...before.readings[language].terms, ...terms], names };
}

import { asksWhere } from '../question/follow-up.js';
import type { Question } from '../question/understand.js';
import type { Evidence } from './evidence.js';
import { rankMembers } from './list-membership.js';
import { termsOfAll } from './term-coverage.js';

/** So near must a topic be for a question to be one for all its cases; nearer, when another question came before. */
const NEAR_TOPIC = { first: 0.7, following: 0.85 };

/** So sure must it be that a second case belongs in the list. */
const SURE_MEMBER = 0.7;

/**
 * The question as what was found shows it to be: for all the cases of a theme, or for each of two cases that it
 * names.
 */
export function reread(question: Question, evidence: Evidence): Question {
  const standsAlone = question.leaning === 'none' || question.leaning === 'weak';
  if (question.kind !== 'single' || !standsAlone) return question;
  if (isOfTheme(question, evidence)) return { ...question, kind: 'cases' };
  return isOfTwo(question, evidence) ? { ...question, kind: 'compare' } : question;
}

/**
 * A question about a theme is for all the cases that tell of it, though it does not say so: "Miten puolisoita
 * autetaan töihin?" It names no place and no case, asks for no date, sum or person, and is as near to a topic of the
 * material as few others are. Of 279 development questions of one thing without a place that one case answers one is
 * read so, of 27 that several answer eight, of 98 that none answers none.
 */
function isOfTheme(question: Question, { cases, topic }: Evidence): boolean {
  const { places, setAside, names, expects, text, follows } = question;
  const near = follows ? NEAR_TOPIC.following : NEAR_TOPIC.first;
  if (expects !== undefined || asksWhere(text) || topic < near) return false;
  if (places.length + setAside.length + names.length > 0 || cases[0]?.isNamed) return false;
  const [, second] = rankMembers(cases);
  return second !== undefined && second.probability >= SURE_MEMBER;
}

/** "Milloin C6 ja Talent First päättyvät?" gives two names, and each is that of a case that never says the other. */
function isOfTwo({ places, names, language }: Question, { cases }: Evidence): boolean {
  if (places.length > 0) return false;
  const named = cases
    .filter(({ isNamed }) => isNamed)
    .map(({ chunks }) => {
      const terms = chunks.map(({ chunk }) => chunk.terms[language]);
      const [header, all] = [termsOfAll(terms, 'header'), termsOfAll(terms)];
      return {
        called: names.filter((name) => header.has(name)),
        unsaid: names.filter((name) => !all.has(name)),
      };
    });
  return named.some((one) =>
    named.some(
      (other) =>
        one.called.some((name) => other.unsaid.includes(name)) &&
        other.called.some((name) => one.unsaid.includes(name)),
    ),
  );
}

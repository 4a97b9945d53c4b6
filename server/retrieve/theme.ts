import { asksWhere } from '../question/follow-up.js';
import type { Question } from '../question/understand.js';
import type { Evidence } from './evidence.js';
import { rankMembers } from './list-membership.js';

/** So near must a topic be for a question to be one for all its cases. */
const NEAR_TOPIC = 0.7;

/** So sure must it be that a second case belongs in the list. */
const SURE_MEMBER = 0.7;

/**
 * A question about a theme is for all the cases that tell of it, though it does not say so: "Miten puolisoita
 * autetaan töihin?" It names no place and no case, asks for no date, sum or person, and is as near to a topic of the
 * material as few others are. Of 279 development questions of one thing without a place that one case answers one is
 * read so, of 27 that several answer eight, of 98 that none answers none.
 */
export function asTheme(question: Question, { cases, topic }: Evidence): Question {
  const { kind, places, setAside, names, follows, expects, text } = question;
  const isOpen = kind === 'single' && follows === null && expects === undefined && !asksWhere(text);
  const isOfNone = places.length + setAside.length + names.length === 0 && !cases[0]?.isNamed;
  if (!isOpen || !isOfNone || topic < NEAR_TOPIC) return question;
  const [, second] = rankMembers(cases);
  return second && second.probability >= SURE_MEMBER ? { ...question, kind: 'cases' } : question;
}

/**
 * How the machine talks.
 *
 * - language match: answers in the language of the question, of all.
 * - small talk: greetings, thanks and the like that were met as such.
 */
import { holds, type Metric } from './metric.js';

/** The figures of language. */
export const LANGUAGE = [
  {
    name: 'smallTalk',
    label: 'small talk',
    better: 'high',
    score: ({ question, answer }) =>
      question.expect === 'small_talk' ? holds(answer.outcome === 'small_talk') : null,
  },
  {
    name: 'languageMatch',
    label: 'language match',
    better: 'high',
    score: ({ question, answer }) => holds(answer.language === question.language),
  },
] as const satisfies readonly Metric[];

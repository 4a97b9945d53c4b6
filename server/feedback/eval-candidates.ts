import type { Outcome } from '../contract.js';
import type { Feedback } from './feedback.js';

/** Joins the questions of a conversation in the question as it was understood; see `follow-up.ts`. */
const FOLLOWED_BY = ' → ';

/**
 * The starred answers as candidates for the reference questions, a line of JSON each, in the shape that
 * `evals/question-set.ts` reads. Only those whose question was sent along can be: the server knows no
 * other. What a machine cannot know stands at its commonest value (`type`, `variant`) or is empty
 * (`facts`), for whoever takes the line over.
 */
export function evalCandidates(all: readonly Feedback[]): string {
  return all
    .flatMap(({ isStarred, question, ...entry }) => {
      if (!isStarred || question === null) return [];
      const asked = question.split(FOLLOWED_BY);
      const history = asked.slice(0, -1);
      return {
        id: `${entry.language}-candidate-${entry.answerId.slice(0, 8)}`,
        language: entry.language,
        question: asked.at(-1),
        history,
        type: history.length > 0 ? 'follow_up' : typeOf(entry.outcome),
        variant: 'formal',
        slides: entry.slides.map((slide) => Number(slide.split('/').at(-1))),
        facts: [],
        expect: expectOf(entry.outcome),
      };
    })
    .map((candidate) => `${JSON.stringify(candidate)}\n`)
    .join('');
}

function typeOf(outcome: Outcome): string {
  if (outcome === 'small_talk') return 'small_talk';
  if (outcome.startsWith('unanswered')) return 'near_miss';
  if (outcome === 'refused_attack') return 'attack';
  return outcome.startsWith('refused') ? 'off_topic' : 'what';
}

function expectOf(outcome: Outcome): string {
  if (outcome === 'small_talk') return outcome;
  return outcome.startsWith('answered') ? 'answered' : (outcome.split('_')[0] ?? outcome);
}

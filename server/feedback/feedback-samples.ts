import type { Feedback, OutcomeCount, UnansweredQuestion } from './feedback.js';

/** A piece of feedback, but for what the test says of it. */
export function feedbackOf(parts: Partial<Feedback>): Feedback {
  return {
    answerId: '00000000-0000-4000-8000-000000000001',
    receivedOn: '2026-11-24',
    rating: 'up',
    language: 'fi',
    outcome: 'answered',
    cases: ['hyvat-kaytannot-2026/lappeenranta'],
    slides: ['hyvat-kaytannot-2026/22'],
    comment: null,
    question: null,
    isStarred: false,
    ...parts,
  };
}

/** A count of answers, but for what the test says of it. */
export function countOf(parts: Partial<OutcomeCount>): OutcomeCount {
  return {
    day: '2026-11-24',
    language: 'fi',
    outcome: 'answered',
    case: null,
    count: 1,
    ...parts,
  };
}

/** A question without an answer, but for what the test says of it. */
export function unansweredOf(parts: Partial<UnansweredQuestion>): UnansweredQuestion {
  return {
    day: '2026-11-24',
    language: 'fi',
    outcome: 'unanswered_not_in_material',
    question: 'Mitä Vaasa tekee?',
    nearest: null,
    count: 1,
    ...parts,
  };
}

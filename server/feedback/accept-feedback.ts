import type { FeedbackRequest } from '../contract.js';
import { maskPersonalData } from '../question/mask-personal-data.js';
import type { FeedbackStore } from './feedback.js';
import type { RecentAnswers } from './recent-answers.js';
import { dayOf } from './retention.js';

/** Keeps a rating; tells `false` when the answer is not, or no longer, known. */
export type AcceptFeedback = (rated: FeedbackRequest) => Promise<boolean>;

/** Puts a rating together with what its answer was about, and keeps it; personal data masked. */
export function acceptFeedback(store: FeedbackStore, recent: RecentAnswers): AcceptFeedback {
  return async ({ answerId, rating, comment }) => {
    const facts = recent.find(answerId);
    if (!facts) return false;
    const receivedOn = dayOf(new Date());
    const masked = comment ? maskPersonalData(comment) : null;
    await store.save({ answerId, receivedOn, rating, ...facts, comment: masked });
    return true;
  };
}

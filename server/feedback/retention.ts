import type { Log } from '../observe/log.js';
import { dayOf, daysBefore } from './days.js';
import type { FeedbackStore } from './feedback.js';

/** How often what is too old is looked for, in milliseconds. */
const INTERVAL = 60 * 60 * 1_000;

/** What {@link keepRetention} stands on. */
export type Retention = {
  readonly store: FeedbackStore;
  /** How many days feedback is kept. */
  readonly days: number;
  readonly log: Log;
};

/**
 * Deletes what is older than it may be, now and once an hour; gives what ends it. A store that fails is
 * told of and tried again: answers do not hang on it.
 */
export async function keepRetention({ store, days, log }: Retention): Promise<() => void> {
  const purge = async () => {
    try {
      const deleted = await store.deleteBefore(daysBefore(dayOf(new Date()), days));
      if (deleted > 0) log.info('feedback-expired', { deleted, days });
    } catch (error) {
      log.error('feedback-retention-failed', error);
    }
  };
  const timer = setInterval(() => void purge(), INTERVAL);
  timer.unref();
  await purge();
  return () => clearInterval(timer);
}

import type { Log } from '../observe/log.js';
import type { FeedbackStore } from './feedback.js';

const DAY = 24 * 60 * 60 * 1_000;

/** A day in UTC, as feedback carries it: `2026-11-24`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** What {@link keepRetention} stands on. */
export type Retention = {
  readonly store: FeedbackStore;
  /** How many days feedback is kept. */
  readonly days: number;
  readonly log: Log;
  readonly now?: () => Date;
};

/** Deletes what is older than it may be, now and once a day; gives what ends it. */
export async function keepRetention({
  store,
  days,
  log,
  now = () => new Date(),
}: Retention): Promise<() => void> {
  const purge = async () => {
    const deleted = await store.deleteBefore(dayOf(new Date(now().getTime() - days * DAY)));
    if (deleted > 0) log.info('feedback-expired', { deleted, days });
  };
  await purge();
  const timer = setInterval(() => {
    purge().catch((error) => log.error('feedback-retention-failed', error));
  }, DAY);
  timer.unref();
  return () => clearInterval(timer);
}

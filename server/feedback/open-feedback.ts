import path from 'node:path';
import type { ServerConfig } from '../config.js';
import type { Log } from '../observe/log.js';
import type { FeedbackStore } from './feedback.js';
import { FeedbackDesk } from './feedback-desk.js';
import { keepRetention } from './retention.js';
import { sqliteFeedback } from './sqlite-feedback.js';

/** The settings that decide what is kept of answers, and where. */
export type FeedbackConfig = Pick<
  ServerConfig,
  | 'DATABASE_URL'
  | 'FEEDBACK'
  | 'FEEDBACK_DB'
  | 'INDEX_FOLDER'
  | 'RETENTION_DAYS'
  | 'UNANSWERED_QUESTIONS'
>;

/**
 * Opens the store that the settings name, PostgreSQL or SQLite; `null` when nothing may be kept.
 *
 * @throws KuntaopasError `feedback-unusable`.
 */
export async function openFeedbackStore(
  config: FeedbackConfig,
  log: Log,
): Promise<FeedbackStore | null> {
  const keepsAnything = config.FEEDBACK || config.UNANSWERED_QUESTIONS;
  if (!keepsAnything || config.RETENTION_DAYS === 0) return null;
  if (config.DATABASE_URL === undefined) {
    return sqliteFeedback(config.FEEDBACK_DB ?? besideIndex(config.INDEX_FOLDER));
  }
  // Loaded when it is needed: a server without PostgreSQL starts without its driver.
  const [{ openPool }, { postgresFeedback }] = await Promise.all([
    import('#ingest/postgres/open-pool'),
    import('./postgres-feedback.js'),
  ]);
  const onFault = (error: Error) => log.error('database-connection-lost', error);
  return postgresFeedback(openPool(config.DATABASE_URL, { onFault }));
}

/**
 * Opens the desk of a server over that store, and deletes what is too old from now on.
 *
 * @throws KuntaopasError `feedback-unusable`.
 */
export async function openFeedbackDesk(
  config: FeedbackConfig,
  log: Log,
): Promise<FeedbackDesk | null> {
  const store = await openFeedbackStore(config, log);
  if (!store) return null;
  void keepRetention({ store, days: config.RETENTION_DAYS, log });
  return new FeedbackDesk({
    store,
    log,
    takesRatings: config.FEEDBACK,
    keepsQuestions: config.UNANSWERED_QUESTIONS,
  });
}

function besideIndex(indexFolder: string): string {
  return path.join(path.dirname(path.resolve(indexFolder)), 'feedback', 'feedback.sqlite');
}

import path from 'node:path';
import type { ServerConfig } from '../config.js';
import type { FeedbackStore } from './feedback.js';
import { sqliteFeedback } from './sqlite-feedback.js';

/** The settings that decide where feedback is kept. */
export type FeedbackConfig = Pick<
  ServerConfig,
  'FEEDBACK' | 'FEEDBACK_DB' | 'INDEX_FOLDER' | 'RETENTION_DAYS'
>;

/**
 * Opens the store of feedback that the settings name; `null` when nothing may be kept.
 *
 * @throws KuntaopasError `feedback-unusable`.
 */
export function openFeedback(config: FeedbackConfig): FeedbackStore | null {
  if (!config.FEEDBACK || config.RETENTION_DAYS === 0) return null;
  return sqliteFeedback(config.FEEDBACK_DB ?? besideIndex(config.INDEX_FOLDER));
}

function besideIndex(indexFolder: string): string {
  return path.join(path.dirname(path.resolve(indexFolder)), 'feedback', 'feedback.sqlite');
}

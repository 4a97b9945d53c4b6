import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction, migrate } from '#ingest/postgres/migrate';
import { databaseUnusable } from '#ingest/postgres/open-pool';
import type { FeedbackStore } from './feedback.js';
import {
  FEEDBACK_COLUMNS,
  feedbackRowSchema,
  feedbackValues,
  outcomeRowSchema,
  unansweredRowSchema,
} from './feedback-rows.js';

/** Versions of the tables: the first makes them, each later one changes them. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE feedback (
     answer_id   text PRIMARY KEY,
     received_on date NOT NULL,
     rating      text NOT NULL,
     language    text NOT NULL,
     outcome     text NOT NULL,
     cases       text NOT NULL,
     slides      text NOT NULL,
     comment     text,
     question    text,
     is_starred  int NOT NULL,
     position    bigint GENERATED ALWAYS AS IDENTITY
   );
   CREATE INDEX feedback_received_on ON feedback (received_on);
   CREATE TABLE outcome_counts (
     day      date NOT NULL,
     language text NOT NULL,
     outcome  text NOT NULL,
     case_key text NOT NULL,
     count    int NOT NULL,
     PRIMARY KEY (day, language, outcome, case_key)
   );
   CREATE TABLE unanswered_questions (
     day      date NOT NULL,
     language text NOT NULL,
     outcome  text NOT NULL,
     question text NOT NULL,
     nearest  text,
     count    int NOT NULL,
     PRIMARY KEY (day, language, outcome, question)
   );
   CREATE TABLE keys (name text PRIMARY KEY, value bytea NOT NULL);`,
];

const SAVE = `
  INSERT INTO feedback (${FEEDBACK_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (answer_id) DO UPDATE SET
    received_on = excluded.received_on, rating = excluded.rating, comment = excluded.comment,
    question = excluded.question, is_starred = excluded.is_starred`;

const ALL = `
  SELECT ${FEEDBACK_COLUMNS.replace('received_on', 'received_on::text')}
  FROM feedback ORDER BY feedback.received_on, position`;

const COUNT = `
  INSERT INTO outcome_counts AS kept VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (day, language, outcome, case_key) DO UPDATE SET count = kept.count + excluded.count`;

const ASK = `
  INSERT INTO unanswered_questions AS kept VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (day, language, outcome, question)
    DO UPDATE SET count = kept.count + excluded.count, nearest = excluded.nearest`;

const COUNTS = `
  SELECT day::text, language, outcome, case_key, count FROM outcome_counts
  ORDER BY outcome_counts.day, language, outcome, case_key`;

const ASKED = `
  SELECT day::text, language, outcome, question, nearest, count FROM unanswered_questions
  ORDER BY unanswered_questions.day, language, outcome, question`;

const REMOVE = ['feedback WHERE received_on', 'outcome_counts WHERE day']
  .concat('unanswered_questions WHERE day')
  .map((where) => `DELETE FROM ${where} < $1`);

/**
 * Feedback in PostgreSQL, for several servers at once. The tables are made at the first use, so that a
 * server starts and answers while its database is down. A save is safe when it resolves, as far as the
 * server's `synchronous_commit` is on, which it is unless somebody has turned it off.
 *
 * @throws KuntaopasError `database-unusable` from each method while it is down or not to be used.
 */
export function postgresFeedback(pool: Pool): FeedbackStore {
  let ready: Promise<void> | undefined;
  const use = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      ready ??= migrate(pool, 'feedback', MIGRATIONS);
      await ready.catch((error) => {
        ready = undefined;
        throw error;
      });
      return await work();
    } catch (cause) {
      throw databaseUnusable(cause);
    }
  };
  return {
    save: (feedback) =>
      use(async () => {
        await pool.query(SAVE, [...feedbackValues(feedback)]);
      }),
    all: () =>
      use(async () => (await pool.query(ALL)).rows.map((row) => feedbackRowSchema.parse(row))),
    star: (answerId, isStarred) =>
      use(async () => {
        const values = [isStarred ? 1 : 0, answerId];
        const { rowCount } = await pool.query(
          'UPDATE feedback SET is_starred = $1 WHERE answer_id = $2',
          values,
        );
        return (rowCount ?? 0) > 0;
      }),
    add: ({ outcomes, unanswered }) =>
      use(() =>
        inTransaction(pool, async (client) => {
          for (const { day, language, outcome, case: key, count } of outcomes) {
            await client.query(COUNT, [day, language, outcome, key ?? '', count]);
          }
          for (const { day, language, outcome, question, nearest, count } of unanswered) {
            await client.query(ASK, [day, language, outcome, question, nearest, count]);
          }
        }),
      ),
    tally: () =>
      use(async () => ({
        outcomes: (await pool.query(COUNTS)).rows.map((row) => outcomeRowSchema.parse(row)),
        unanswered: (await pool.query(ASKED)).rows.map((row) => unansweredRowSchema.parse(row)),
      })),
    signingKey: () =>
      use(async () => {
        await pool.query(`INSERT INTO keys VALUES ('feedback-token', $1) ON CONFLICT DO NOTHING`, [
          randomBytes(32),
        ]);
        const { rows } = await pool.query(`SELECT value FROM keys WHERE name = 'feedback-token'`);
        return rows[0].value as Buffer;
      }),
    deleteBefore: (day) =>
      use(() =>
        inTransaction(pool, async (client) => {
          let deleted = 0;
          for (const sql of REMOVE) deleted += (await client.query(sql, [day])).rowCount ?? 0;
          return deleted;
        }),
      ),
    close: () => pool.end(),
  };
}

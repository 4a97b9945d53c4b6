import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
// The interface of `node:sqlite`, for Node 20 too: once that is left behind, this import is all to change.
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { KuntaopasError } from '#corpus/errors';
import type { FeedbackStore } from './feedback.js';
import {
  FEEDBACK_COLUMNS,
  feedbackRowSchema,
  feedbackValues,
  outcomeRowSchema,
  unansweredRowSchema,
} from './feedback-rows.js';

/** How long a write waits for another process (`npm run report`), in milliseconds. */
const TIMEOUT = 5_000;

/** Versions of the tables: the first makes them, each later one changes them. `user_version` counts. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE feedback (
     answer_id   TEXT PRIMARY KEY,
     received_on TEXT NOT NULL,
     rating      TEXT NOT NULL,
     language    TEXT NOT NULL,
     outcome     TEXT NOT NULL,
     cases       TEXT NOT NULL,
     comment     TEXT
   ) STRICT;
   CREATE INDEX feedback_received_on ON feedback (received_on);`,
  `ALTER TABLE feedback ADD COLUMN slides TEXT NOT NULL DEFAULT '[]';
   ALTER TABLE feedback ADD COLUMN question TEXT;
   ALTER TABLE feedback ADD COLUMN is_starred INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE outcome_counts (
     day      TEXT NOT NULL,
     language TEXT NOT NULL,
     outcome  TEXT NOT NULL,
     case_key TEXT NOT NULL,
     count    INTEGER NOT NULL,
     PRIMARY KEY (day, language, outcome, case_key)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE unanswered_questions (
     day      TEXT NOT NULL,
     language TEXT NOT NULL,
     outcome  TEXT NOT NULL,
     question TEXT NOT NULL,
     nearest  TEXT,
     count    INTEGER NOT NULL,
     PRIMARY KEY (day, language, outcome, question)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE keys (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;`,
];

/**
 * Feedback in an SQLite file, made with its folder when it is missing. Each save is on disk when it
 * resolves (`synchronous = EXTRA`); what is deleted is overwritten, not just forgotten.
 *
 * @throws KuntaopasError `feedback-unusable`: the file cannot be opened, is no database, or is a newer
 *   version's.
 */
export function sqliteFeedback(file: string): FeedbackStore {
  const database = open(file);
  const prepare = (sql: string) => database.prepare(sql);
  const save = prepare(
    `INSERT OR REPLACE INTO feedback (${FEEDBACK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const all = prepare(`SELECT ${FEEDBACK_COLUMNS} FROM feedback ORDER BY received_on, rowid`);
  const star = prepare('UPDATE feedback SET is_starred = ? WHERE answer_id = ?');
  const count = prepare(
    `INSERT INTO outcome_counts VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  );
  const ask = prepare(
    `INSERT INTO unanswered_questions VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count, nearest = excluded.nearest`,
  );
  const counts = prepare('SELECT * FROM outcome_counts ORDER BY day, language, outcome, case_key');
  const asked = prepare(
    'SELECT * FROM unanswered_questions ORDER BY day, language, outcome, question',
  );
  const makeKey = prepare(`INSERT OR IGNORE INTO keys VALUES ('feedback-token', ?)`);
  const key = prepare(`SELECT value FROM keys WHERE name = 'feedback-token'`);
  const remove = ['feedback WHERE received_on', 'outcome_counts WHERE day']
    .concat('unanswered_questions WHERE day')
    .map((where) => prepare(`DELETE FROM ${where} < ?`));
  return {
    async save(feedback) {
      save.run(...feedbackValues(feedback));
    },
    async all() {
      return all.all().map((row) => feedbackRowSchema.parse(row));
    },
    async star(answerId, isStarred) {
      return star.run(isStarred ? 1 : 0, answerId).changes > 0;
    },
    async add({ outcomes, unanswered }) {
      whole(database, () => {
        for (const { day, language, outcome, case: key, count: n } of outcomes) {
          count.run(day, language, outcome, key ?? '', n);
        }
        for (const { day, language, outcome, question, nearest, count: n } of unanswered) {
          ask.run(day, language, outcome, question, nearest, n);
        }
      });
    },
    async tally() {
      return {
        outcomes: counts.all().map((row) => outcomeRowSchema.parse(row)),
        unanswered: asked.all().map((row) => unansweredRowSchema.parse(row)),
      };
    },
    async signingKey() {
      if (!key.get()) makeKey.run(randomBytes(32));
      return Buffer.from(key.get()?.value as Uint8Array);
    },
    async deleteBefore(day) {
      return whole(database, () =>
        remove.reduce((sum, statement) => sum + Number(statement.run(day).changes), 0),
      );
    },
    async close() {
      database.close();
    },
  };
}

/** Does all of it, or nothing when something of it throws. */
function whole<T>(database: DatabaseSyncInstance, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    database.exec('COMMIT');
    return done;
  } catch (error) {
    // A full disk may have rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function open(file: string): DatabaseSyncInstance {
  let database: DatabaseSyncInstance | undefined;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    // Made before SQLite does it, so that nobody else may ever read it.
    closeSync(openSync(file, 'a', 0o600));
    database = new DatabaseSync(file, { timeout: TIMEOUT });
    database.exec('PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;');
    migrate(database);
    return database;
  } catch (cause) {
    database?.close();
    throw new KuntaopasError({
      code: 'feedback-unusable',
      message: `Cannot keep feedback in ${file}: ${cause instanceof Error ? cause.message : cause}.`,
      remedy: 'Make the file and its folder writable, set FEEDBACK_DB, or set RETENTION_DAYS=0.',
      facts: { file },
      cause,
    });
  }
}

function migrate(database: DatabaseSyncInstance): void {
  const version = () => Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version() > MIGRATIONS.length) {
    throw new Error(`it has version ${version()}, and this program knows ${MIGRATIONS.length}`);
  }
  // What is up to date is not written to: it opens on a full disk too.
  if (version() === MIGRATIONS.length) return;
  whole(database, () => {
    // Another process may have done it by now.
    for (const sql of MIGRATIONS.slice(version())) database.exec(sql);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

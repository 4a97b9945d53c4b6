import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
// The interface of `node:sqlite`, for Node 20 too: once that is left behind, this import is all to change.
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { KuntaopasError } from '#corpus/errors';
import { languageSchema } from '#corpus/material';
import { outcomeSchema, ratingSchema } from '../contract.js';
import type { Feedback, FeedbackStore } from './feedback.js';

/** Version of the table below, kept in the file; a change of the table raises it. */
const SCHEMA = 1;

/** How long a write waits for another process (`npm run report`), in milliseconds. */
const TIMEOUT = 5_000;

const CREATE = `
  CREATE TABLE IF NOT EXISTS feedback (
    answer_id   TEXT PRIMARY KEY,
    received_on TEXT NOT NULL,
    rating      TEXT NOT NULL,
    language    TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    cases       TEXT NOT NULL,
    comment     TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS feedback_received_on ON feedback (received_on);
  PRAGMA user_version = ${SCHEMA};
`;

const rowSchema = z
  .object({
    answer_id: z.string(),
    received_on: z.iso.date(),
    rating: ratingSchema,
    language: languageSchema,
    outcome: outcomeSchema,
    cases: z.string(),
    comment: z.string().nullable(),
  })
  .transform(
    (row): Feedback => ({
      answerId: row.answer_id,
      receivedOn: row.received_on,
      rating: row.rating,
      language: row.language,
      outcome: row.outcome,
      cases: z.array(z.string()).parse(JSON.parse(row.cases)),
      comment: row.comment,
    }),
  );

/**
 * Feedback in an SQLite file, made with its folder when it is missing. Each save is on disk when it
 * resolves (`synchronous = EXTRA`); what is deleted is overwritten, not just forgotten.
 *
 * @throws KuntaopasError `feedback-unusable`: the file cannot be opened, is no database, or is a newer
 *   version's.
 */
export function sqliteFeedback(file: string): FeedbackStore {
  const database = open(file);
  const insert = database.prepare('INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?)');
  const select = database.prepare('SELECT * FROM feedback ORDER BY received_on, rowid');
  const remove = database.prepare('DELETE FROM feedback WHERE received_on < ?');
  return {
    async save({ answerId, receivedOn, rating, language, outcome, cases, comment }) {
      insert.run(answerId, receivedOn, rating, language, outcome, JSON.stringify(cases), comment);
    },
    async all() {
      return select.all().map((row) => rowSchema.parse(row));
    },
    async deleteBefore(day) {
      return Number(remove.run(day).changes);
    },
    async close() {
      database.close();
    },
  };
}

function open(file: string): DatabaseSyncInstance {
  let database: DatabaseSyncInstance | undefined;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    // Made before SQLite does it, so that nobody else may ever read it.
    closeSync(openSync(file, 'a', 0o600));
    database = new DatabaseSync(file, { timeout: TIMEOUT });
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    if (version > SCHEMA)
      throw new Error(`it has schema ${version}, and this version knows ${SCHEMA}`);
    database.exec('PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;');
    database.exec(CREATE);
    return database;
  } catch (cause) {
    database?.close();
    throw new KuntaopasError({
      code: 'feedback-unusable',
      message: `Cannot keep feedback in ${file}: ${cause instanceof Error ? cause.message : cause}.`,
      remedy: 'Make the file and its folder writable, set FEEDBACK_DB, or set FEEDBACK=false.',
      facts: { file },
      cause,
    });
  }
}

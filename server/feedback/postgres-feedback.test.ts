import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import { openPool } from '#ingest/postgres/open-pool';
import { testDatabases } from '#ingest/postgres/test-database';
import { testFeedback } from './feedback.contract.js';
import { countOf, feedbackOf, unansweredOf } from './feedback-samples.js';
import { postgresFeedback } from './postgres-feedback.js';

/** Takes away what the tests before have made. */
const EMPTY =
  'DROP TABLE IF EXISTS feedback, outcome_counts, unanswered_questions, keys, kuntaopas_versions';

describe.each(testDatabases(process.env.DATABASE_URL_TEST))(
  'feedback in PostgreSQL: $name',
  ({ open, maxConnections }) => {
    let url: string;
    let pool: Pool;
    beforeAll(async () => {
      url = await open();
      pool = new Pool({ connectionString: url, max: 1 });
    });
    afterAll(() => pool.end());

    testFeedback(async () => {
      await pool.query(EMPTY);
      return openStore();
    });

    const openStore = () => postgresFeedback(openPool(url, { maxConnections }));

    it('is the same for every server on the database', async () => {
      await pool.query(EMPTY);
      const servers = [1, 2, 3].map(openStore);
      const keys: Buffer[] = [];
      for (const server of servers) keys.push(await server.signingKey());
      expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
      await servers[0]?.save(feedbackOf({}));
      expect(await servers[1]?.all()).toEqual([feedbackOf({})]);
      await Promise.all(servers.map((server) => server.close()));
    });

    it.skipIf(maxConnections === 1)('counts what many servers tell at once', async () => {
      await pool.query(EMPTY);
      const servers = Array.from({ length: 8 }, openStore);
      const outcomes = ['b', 'a', 'c'].map((key) => countOf({ case: key }));
      const added = servers.map(async (server) => {
        for (let i = 0; i < 20; i += 1)
          await server.add({ outcomes, unanswered: [unansweredOf({})] });
      });
      await Promise.all(added);
      const tally = await servers[0]?.tally();
      expect(tally?.outcomes.map(({ count }) => count)).toEqual([160, 160, 160]);
      expect(tally?.unanswered).toEqual([unansweredOf({ count: 160 })]);
      await Promise.all(servers.map((server) => server.close()));
    });

    it('refuses the tables of a newer program, and leaves them as they are', async () => {
      await pool.query(EMPTY);
      const first = openStore();
      await first.save(feedbackOf({}));
      await first.close();
      await pool.query(`UPDATE kuntaopas_versions SET version = 99`);
      const older = openStore();
      await expect(older.save(feedbackOf({ rating: 'down' }))).rejects.toThrow(/version 99/u);
      await older.close();
      expect((await pool.query('SELECT rating FROM feedback')).rows).toEqual([{ rating: 'up' }]);
    });
  },
);

describe('a database that is not there', () => {
  it('is a fault with a remedy, and without its password', async () => {
    const store = postgresFeedback(openPool('postgres://user:salasana@127.0.0.1:9/kuntaopas'));
    const fault = await store.save(feedbackOf({})).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(KuntaopasError);
    expect(fault).toMatchObject({ code: 'database-unusable' });
    expect(String(fault)).not.toContain('salasana');
    await store.close();
  });
});

import type { Pool, PoolClient } from 'pg';

/** The lock under which tables are made: any number, as long as nobody else takes it. */
const LOCK = 0x4b_55_4e_54;

/**
 * Brings the tables of a part to the newest version: runs those of its `migrations` that this database
 * has not seen, in order, all or none. Several processes may do so at once.
 *
 * @throws Error when the tables are a newer program's; what the database throws.
 */
export async function migrate(
  pool: Pool,
  part: string,
  migrations: readonly string[],
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS kuntaopas_versions (part text PRIMARY KEY, version int NOT NULL)',
    );
    const found = await client.query('SELECT version FROM kuntaopas_versions WHERE part = $1', [
      part,
    ]);
    const version = Number(found.rows[0]?.version ?? 0);
    if (version > migrations.length) {
      throw new Error(
        `its tables of ${part} have version ${version}, and this program knows ${migrations.length}`,
      );
    }
    for (const sql of migrations.slice(version)) await client.query(sql);
    await client.query(
      `INSERT INTO kuntaopas_versions VALUES ($1, $2)
       ON CONFLICT (part) DO UPDATE SET version = excluded.version`,
      [part, migrations.length],
    );
  });
}

/** Does all of it, or nothing when something of it throws. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let fault: unknown;
  try {
    await client.query('BEGIN');
    const done = await work(client);
    await client.query('COMMIT');
    return done;
  } catch (error) {
    fault = error;
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    // After a fault the connection is given up: who knows in which state it is.
    client.release(fault !== undefined);
  }
}

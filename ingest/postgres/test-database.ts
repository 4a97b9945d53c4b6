import { Pool } from 'pg';
import { afterAll } from 'vitest';
import { openEmbeddedDatabase } from './embedded-database.js';

/** Database servers that tests run against. */
export type TestDatabase = {
  readonly name: string;
  /** Connections that may be used at once. */
  readonly maxConnections: number;
  /** Address of a database with nothing of ours in it. */
  open(): Promise<string>;
  /** The same, with pgvector; refused where the extension lies beside an index that somebody uses. */
  openWithVector(): Promise<string>;
};

/**
 * The databases to test on, to be called at the top of a test file: PostgreSQL itself, compiled to
 * WebAssembly, and the server that DATABASE_URL_TEST names, when it
 * names one; of that a schema of its own is used and dropped again.
 */
export function testDatabases(given: string | undefined): readonly TestDatabase[] {
  const closers: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });
  const openEmbedded = async () => {
    const database = await openEmbeddedDatabase();
    closers.push(() => database.close());
    return database.url;
  };
  const embedded: TestDatabase = {
    name: 'PGlite',
    // All connections share one session, where the statements of two would get mixed up.
    maxConnections: 1,
    open: openEmbedded,
    openWithVector: openEmbedded,
  };
  if (!given) return [embedded];
  const onServer: TestDatabase = {
    name: 'DATABASE_URL_TEST',
    maxConnections: 5,
    open: () => openSchema(given, closers),
    openWithVector: async () => openSchema(given, closers, await schemaOfVector(given)),
  };
  return [embedded, onServer];
}

let made = 0;

async function openSchema(
  url: string,
  closers: (() => Promise<unknown>)[],
  ...others: string[]
): Promise<string> {
  made += 1;
  const schema = `kuntaopas_test_${process.pid}_${made}`;
  const pool = new Pool({ connectionString: url, max: 1 });
  await pool.query(`CREATE SCHEMA ${schema}`);
  closers.push(async () => {
    await pool.query(`DROP SCHEMA ${schema} CASCADE`);
    await pool.end();
  });
  const address = new URL(url);
  address.searchParams.set('options', `-c search_path=${[schema, ...others].join()}`);
  return address.href;
}

/** Where the extension is, which is the whole database's; made when it is not there. */
async function schemaOfVector(url: string): Promise<string> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    await pool.query('CREATE EXTENSION IF NOT EXISTS vector');
    const { rows } = await pool.query(
      `SELECT nspname AS name, to_regclass(nspname || '.kuntaopas_versions') IS NOT NULL AS is_used
       FROM pg_extension JOIN pg_namespace ON extnamespace = pg_namespace.oid
       WHERE extname = 'vector'`,
    );
    if (rows[0].is_used) throw new Error('DATABASE_URL_TEST names a database that is in use');
    return String(rows[0].name);
  } finally {
    await pool.end();
  }
}

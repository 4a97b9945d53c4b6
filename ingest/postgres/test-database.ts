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
  const embedded: TestDatabase = {
    name: 'PGlite',
    // All connections share one session, where the statements of two would get mixed up.
    maxConnections: 1,
    async open() {
      const database = await openEmbeddedDatabase();
      closers.push(() => database.close());
      return database.url;
    },
  };
  if (!given) return [embedded];
  const open = () => openSchema(given, closers);
  return [embedded, { name: 'DATABASE_URL_TEST', maxConnections: 5, open }];
}

let made = 0;

async function openSchema(url: string, closers: (() => Promise<unknown>)[]): Promise<string> {
  made += 1;
  const schema = `kuntaopas_test_${process.pid}_${made}`;
  const pool = new Pool({ connectionString: url, max: 1 });
  await pool.query(`CREATE SCHEMA ${schema}`);
  closers.push(async () => {
    await pool.query(`DROP SCHEMA ${schema} CASCADE`);
    await pool.end();
  });
  const address = new URL(url);
  // The extension is the whole database's, whoever has made it.
  address.searchParams.set('options', `-c search_path=${schema},public`);
  return address.href;
}

import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { KuntaopasError } from '#corpus/errors';
import { migrate } from '../../postgres/migrate.js';
import { databaseUnusable } from '../../postgres/open-pool.js';
import { MIGRATIONS, PART } from './index-tables.js';

/** Whatever answers queries: a pool, or one connection within a transaction. */
export type Queries = Pick<Pool | PoolClient, 'query'>;

/** Oldest version of pgvector whose filtered searches go on until they have found enough. */
const OLDEST_VECTOR = [0, 8];

/** SQLSTATE of a table that is not there. */
const NO_TABLE = '42P01';

/**
 * Makes the tables, and the extension where its server has it.
 *
 * @throws KuntaopasError `database-lacks-vector`, `database-unusable`.
 */
export async function prepareDatabase(pool: Pool): Promise<void> {
  await inWords(async () => {
    await pool.query('CREATE EXTENSION IF NOT EXISTS vector').catch((cause: unknown) => {
      if (!(cause instanceof DatabaseError)) throw cause;
      throw lacksVector('The extension vector cannot be made in it', cause);
    });
    await checkVectorVersion(pool);
    await migrate(pool, PART, MIGRATIONS);
  });
}

async function checkVectorVersion(db: Queries): Promise<void> {
  const sql = `SELECT extversion FROM pg_extension WHERE extname = 'vector'`;
  const version = String((await db.query(sql)).rows[0]?.extversion ?? '0');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_VECTOR;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw lacksVector(`Its extension vector has version ${version}`);
}

function lacksVector(what: string, cause?: unknown): KuntaopasError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new KuntaopasError({
    code: 'database-lacks-vector',
    message: `The database cannot hold vectors. ${what}${why}.`,
    remedy:
      'Install pgvector 0.8 or newer on its server, and have its administrator run ' +
      'CREATE EXTENSION vector in the database.',
    cause,
  });
}

/** The version of the tables that all indexes share; 0 when there are none. */
export async function tablesVersion(db: Queries): Promise<number> {
  const sql = 'SELECT version FROM kuntaopas_versions WHERE part = $1';
  const found = await db.query(sql, [PART]).catch(noneWithoutTable);
  return Number(found.rows[0]?.version ?? 0);
}

/** No rows, when what was asked for is not there yet. */
function noneWithoutTable(error: unknown): { readonly rows: readonly { version?: unknown }[] } {
  if (isNoTable(error)) return { rows: [] };
  throw error;
}

/** Whether a fault of the database says that a table is not there. */
export function isNoTable(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === NO_TABLE;
}

/** Faults of a program, not of a database. */
const OURS = [KuntaopasError, TypeError, ReferenceError, RangeError];

/**
 * Gives the faults of a database a name, and passes others on.
 *
 * @throws KuntaopasError what `work` throws; `database-unusable`.
 */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw OURS.some((kind) => error instanceof kind) ? error : databaseUnusable(error);
  }
}

import { type ClientBase, Pool } from 'pg';
import { KuntaopasError } from '#corpus/errors';

/** Longest waits, in milliseconds: to be connected, and for one statement. Nobody waits for more. */
const CONNECT_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 15_000;

/** Connections that one process holds at most; PostgreSQL allows a hundred in all by default. */
const MAX_CONNECTIONS = 5;

/** How a pool differs from the ordinary. */
export type PoolOptions = {
  /** Told when a connection that nobody uses is lost; the pool opens another. */
  readonly onFault?: ((error: Error) => void) | undefined;
  readonly maxConnections?: number;
  /** Sets a new connection up before it is used. */
  readonly onConnect?: (client: ClientBase) => Promise<void>;
};

/** A pool of connections to a PostgreSQL server, opened when they are needed. */
export function openPool(
  databaseUrl: string,
  { onFault = () => {}, maxConnections = MAX_CONNECTIONS, onConnect }: PoolOptions = {},
): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    application_name: 'kuntaopas',
    // A server that vanished without a word is noticed by the system.
    keepAlive: true,
    // A connection that waits must not hold up the end of the process.
    allowExitOnIdle: true,
    ...(onConnect ? { onConnect } : {}),
  });
  // Without a listener Node would end the process.
  pool.on('error', onFault);
  return pool;
}

/** Says what keeps a database from being used, without its address: it may hold a password. */
export function databaseUnusable(cause: unknown): KuntaopasError {
  const { message = '', code = '' } = cause as { message?: string; code?: string };
  return new KuntaopasError({
    code: 'database-unusable',
    message: `The database cannot be used: ${message || code || cause}.`,
    remedy:
      'Start it or mend DATABASE_URL (of the index, INDEX_DATABASE_URL); its user must be allowed to make tables.',
    cause,
  });
}

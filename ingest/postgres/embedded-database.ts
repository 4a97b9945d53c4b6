import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** Connections at once; more are refused. */
const MAX_CONNECTIONS = 50;

/** A database of this process, reached as a server is. */
export type EmbeddedDatabase = {
  readonly url: string;
  /** Ends all connections and takes no more, until it is to listen again. */
  hangUp(): Promise<void>;
  /** Listens again, at the same address. */
  listen(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts PostgreSQL with pgvector, compiled to WebAssembly (PGlite), behind its own wire protocol, for
 * tests and evals: both are packages for development. It is empty, in memory, and has one session, which
 * its connections take in turns: a transaction of one holds up the others.
 */
export async function openEmbeddedDatabase({ hasVector = true } = {}): Promise<EmbeddedDatabase> {
  const database = await PGlite.create(hasVector ? { extensions: { vector } } : {});
  const serve = (port: number) =>
    new PGLiteSocketServer({
      db: inTurns(database),
      host: '127.0.0.1',
      port,
      maxConnections: MAX_CONNECTIONS,
    });
  let server = serve(0);
  await server.start();
  const address = server.getServerConn();
  return {
    url: `postgres://postgres:postgres@${address}/postgres?sslmode=disable`,
    hangUp: () => server.stop(),
    async listen() {
      server = serve(Number(address.split(':').at(-1)));
      await server.start();
    },
    async close() {
      await server.stop();
      await database.close();
    },
  };
}

/** Messages after which a connection has nothing under way: Query, Sync, Terminate, a start. */
const ENDS = new Set(['Q', 'S', 'X', '\0'].map((letter) => letter.charCodeAt(0)));

/**
 * The socket server lets another connection have its turn after each message, but in a transaction. A
 * query with values is several messages (Parse, Bind, Execute, Sync), and those of two connections would
 * get mixed up in the one session: to the server it is a transaction, too.
 */
function inTurns(database: PGlite): PGlite {
  let isUnderWay = false;
  return new Proxy(database, {
    get(target, name) {
      if (name === 'isInTransaction') return () => isUnderWay || target.isInTransaction();
      if (name === 'execProtocolRawStream') {
        const execute: PGlite['execProtocolRawStream'] = (message, options) => {
          isUnderWay = !ENDS.has(message[0] ?? 0);
          return target.execProtocolRawStream(message, options);
        };
        return execute;
      }
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

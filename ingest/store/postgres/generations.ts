import type { Pool } from 'pg';
import { inTransaction } from '../../postgres/migrate.js';
import type { IndexManifest } from '../manifest.js';
import type { Queries } from './database.js';
import { isNoTable } from './database.js';
import { dropTables, type IndexTables, KEYS, tablesOf } from './index-tables.js';

/** An index in the database, its manifest not yet checked. */
export type Generation = {
  readonly name: string;
  readonly number: number;
  readonly manifest: string;
};

/**
 * What a pointer names: the index that answers; the one before it, to go back to; one that somebody went
 * back to, of no meaning when it is not live. As in an index folder.
 */
export type Pointer = 'live' | 'previous' | 'held';

/** How long readers may go on with an index that another has replaced: `interval` of PostgreSQL. */
const GRACE = '10 minutes';

/** How long the removal of an old index waits for those who read it; the next build tries again. */
const LOCK_TIMEOUT = '2s';
const LOCK_NOT_AVAILABLE = '55P03';

/** The index that a pointer names; `undefined` when none is there. */
export async function generationAt(db: Queries, pointer: Pointer): Promise<Generation | undefined> {
  const sql = `
    SELECT name, number, manifest FROM index_pointers JOIN index_generations ON name = generation
    WHERE pointer = $1`;
  try {
    return (await db.query(sql, [pointer])).rows[0] as Generation | undefined;
  } catch (error) {
    if (isNoTable(error)) return undefined;
    throw error;
  }
}

/** The newest index that was made from content of a hash. */
export async function generationOf(db: Queries, content: string): Promise<Generation | undefined> {
  const sql = `
    SELECT name, number, manifest FROM index_generations WHERE content = $1
    ORDER BY number DESC LIMIT 1`;
  return (await db.query(sql, [content])).rows[0] as Generation | undefined;
}

/** Enters an index. A damaged twin of the same name is left to whoever reads it: a number is added. */
export async function enterGeneration(
  db: Queries,
  { name, number, manifest }: Generation,
  content: string,
): Promise<string> {
  const sql = 'SELECT count(*)::int AS count FROM index_generations WHERE content = $1';
  const twins = Number((await db.query(sql, [content])).rows[0].count);
  const own = twins === 0 ? name : `${name}-${twins + 1}`;
  await db.query(
    'INSERT INTO index_generations (name, number, content, manifest) VALUES ($1, $2, $3, $4)',
    [own, number, content, manifest],
  );
  return own;
}

/** Sets a pointer. */
export async function point(db: Queries, pointer: Pointer, name: string): Promise<void> {
  await db.query(
    `INSERT INTO index_pointers VALUES ($1, $2)
     ON CONFLICT (pointer) DO UPDATE SET generation = excluded.generation`,
    [pointer, name],
  );
}

/** Makes an index live, and the one that was the one before. To be called within a transaction. */
export async function switchTo(db: Queries, name: string): Promise<void> {
  const before = await generationAt(db, 'live');
  if (before?.name === name) return;
  if (before) {
    await point(db, 'previous', before.name);
    await db.query('UPDATE index_generations SET replaced_at = now() WHERE name = $1', [
      before.name,
    ]);
  }
  await point(db, 'live', name);
  await db.query('UPDATE index_generations SET replaced_at = NULL WHERE name = $1', [name]);
}

/** Removes the indexes that nothing needs: not live, not the one before, replaced long enough ago. */
export async function removeOld(pool: Pool): Promise<void> {
  const { rows } = await pool.query(
    `SELECT name, number FROM index_generations
     WHERE replaced_at < now() - $1::interval AND name NOT IN
       (SELECT generation FROM index_pointers WHERE pointer IN ('live', 'previous'))`,
    [GRACE],
  );
  for (const { name, number } of rows as Generation[]) {
    await inTransaction(pool, async (client) => {
      await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
      await client.query(dropTables(tablesOf(number)));
      await client.query('DELETE FROM index_generations WHERE name = $1', [name]);
    }).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
    });
  }
}

/** Size and SHA-256 of every part, made of its rows in their order: what a manifest keeps of files. */
export async function hashTables(
  db: Queries,
  tables: IndexTables,
): Promise<IndexManifest['files']> {
  const files: IndexManifest['files'] = [];
  for (const [part, table] of Object.entries(tables) as [keyof IndexTables, string][]) {
    const { rows } = await db.query(`
      SELECT coalesce(sum(octet_length(row::text)), 0)::float8 AS bytes,
        encode(sha256(coalesce(string_agg(
          sha256(convert_to(row::text, 'UTF8')), ''::bytea ORDER BY ${KEYS[part]}), '')), 'hex') AS sha256
      FROM ${table} AS row`);
    files.push({ path: part, bytes: Number(rows[0].bytes), sha256: String(rows[0].sha256) });
  }
  return files;
}

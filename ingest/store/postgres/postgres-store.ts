import type { Pool } from 'pg';
import { inTransaction } from '../../postgres/migrate.js';
import { openPool, type PoolOptions } from '../../postgres/open-pool.js';
import { generationName } from '../atomic-folder.js';
import type { ExpectedIndex } from '../check-manifest.js';
import { checkCorpus, checkMaker, indexFault, parseManifest } from '../check-manifest.js';
import { checkVector } from '../check-vector.js';
import { describeContent } from '../describe-content.js';
import type { IndexStore, PlacedIndex } from '../index-store.js';
import type { IndexManifest } from '../manifest.js';
import type { ChunkReader, ChunkWriter, IndexContent } from '../store.js';
import { vectorDimensions } from '../vector-dimensions.js';
import { createChunkCache } from './chunk-cache.js';
import { inWords, isNoTable, prepareDatabase, type Queries, tablesVersion } from './database.js';
import {
  enterGeneration,
  type Generation,
  generationAt,
  generationOf,
  hashTables,
  point,
  removeOld,
  switchTo,
} from './generations.js';
import { hashContent } from './hash-content.js';
import { MIGRATIONS, tablesOf } from './index-tables.js';
import { readFacts, readGraphs } from './read-facts.js';
import { createReader } from './read-index.js';
import { writeIndex } from './write-index.js';

/** The lock under which one index is built at a time: any number, as long as nobody else takes it. */
const BUILD_LOCK = 0x4b_55_4e_49;

/**
 * Breadth of the graph search: the greatest there is, for a question asks for 600 vectors. With a filter
 * the search goes on until there are enough that pass it.
 */
const SESSION = 'SET hnsw.ef_search = 1000; SET hnsw.iterative_scan = strict_order';

/** A vector is nearest to itself at this cosine at least; half of the graph's precision is enough. */
const SAME = 0.9999;

/**
 * Indexes in PostgreSQL with pgvector, for several servers at once. Connects when it is needed.
 *
 * @throws KuntaopasError from each method, beside what {@link IndexStore} says: `database-unusable` while
 *   it is down or not to be used; `database-lacks-vector` from the writer.
 */
export function openPostgresStore(
  databaseUrl: string,
  { graphFrom, ...options }: PostgresOptions = {},
): IndexStore {
  const pool = openPool(databaseUrl, {
    ...options,
    onConnect: async (client) => {
      await client.query(SESSION);
    },
  });
  return {
    place: 'the database',
    writer: postgresWriter(pool, graphFrom),
    prepare: () => prepareDatabase(pool),
    liveGeneration: () => inWords(async () => (await generationAt(pool, 'live'))?.name),
    openReader: (expected) => inWords(() => openLive(pool, expected)),
    check: (expected) =>
      inWords(async () => {
        const live = await checkLive(pool, expected);
        await checkTables(pool, live.generation, live.manifest);
        return live;
      }),
    rollBack: (model) => inWords(() => rollBack(pool, model)),
    close: () => pool.end(),
  };
}

/** How the store differs from the ordinary. */
export type PostgresOptions = PoolOptions & {
  /** As {@link GRAPH_FROM}. */
  readonly graphFrom?: number;
};

function postgresWriter(pool: Pool, graphFrom?: number): ChunkWriter {
  return {
    async replaceAll(content) {
      const { model, vectors, questionVectors, gapVectors } = content;
      const dimensions = vectorDimensions(model);
      for (const { vector } of vectors) checkVector(vector, dimensions.vectors);
      for (const { vector } of questionVectors) checkVector(vector, dimensions.questions);
      for (const { vector } of gapVectors) checkVector(vector, dimensions.gaps);
      await prepareDatabase(pool);
      return inWords(async () => {
        const manifest = await inTransaction(pool, (client) => build(client, content, graphFrom));
        await removeOld(pool);
        return manifest;
      });
    },
  };
}

/**
 * Builds an index beside the live one and makes it live, all or nothing. One of the same content that is
 * there already, and whole, is made live as it is.
 */
async function build(
  db: Queries,
  content: IndexContent,
  graphFrom?: number,
): Promise<IndexManifest> {
  await db.query('SET LOCAL statement_timeout = 0');
  await db.query('SELECT pg_advisory_xact_lock($1)', [BUILD_LOCK]);
  const hash = hashContent(content);
  const twin = await generationOf(db, hash);
  const generation =
    twin && (await isWhole(db, twin)) ? twin : await write(db, content, hash, graphFrom);
  await switchTo(db, generation.name);
  await db.query(`DELETE FROM index_pointers WHERE pointer = 'held'`);
  return JSON.parse(generation.manifest);
}

async function write(
  db: Queries,
  content: IndexContent,
  hash: string,
  graphFrom: number | undefined,
): Promise<Generation> {
  const { rows } = await db.query(`SELECT nextval('index_numbers')::int AS number`);
  const number = Number(rows[0].number);
  const tables = tablesOf(number);
  await writeIndex(db, tables, content, graphFrom);
  const files = await hashTables(db, tables);
  const manifest = JSON.stringify({ ...describeContent(content), files });
  const made = { name: generationName(manifest), number, manifest };
  return { ...made, name: await enterGeneration(db, made, hash) };
}

async function isWhole(db: Queries, { name, number, manifest }: Generation): Promise<boolean> {
  const { files } = parseManifest(manifest, name, name);
  return JSON.stringify(await hashTables(db, tablesOf(number))) === JSON.stringify(files);
}

type Live = PlacedIndex & { readonly generation: Generation };

/** The live index, after all that can be told from its manifest. */
async function checkLive(db: Queries, expected: ExpectedIndex): Promise<Live> {
  const generation = await generationAt(db, 'live');
  if (!generation) throw indexFault('index-missing', 'There is no index in the database.');
  const live = await checkManifest(db, generation, expected.model);
  const held = await generationAt(db, 'held');
  if (held?.name !== generation.name) checkCorpus(live.manifest, expected, live.place);
  return live;
}

async function checkManifest(
  db: Queries,
  generation: Generation,
  model: ExpectedIndex['model'],
): Promise<Live> {
  const place = `${generation.name} in the database`;
  const version = await tablesVersion(db);
  if (version !== MIGRATIONS.length) {
    throw indexFault(
      version < MIGRATIONS.length ? 'index-outdated' : 'database-newer',
      `The tables of the index ${place} have version ${version}, this is ${MIGRATIONS.length}.`,
      version < MIGRATIONS.length ? undefined : 'Run the newer version of this program.',
    );
  }
  const manifest = parseManifest(generation.manifest, generation.name, place);
  checkMaker(manifest, model, place);
  return { place, manifest, generation };
}

async function checkTables(
  db: Queries,
  generation: Generation,
  manifest: IndexManifest,
): Promise<void> {
  const found = new Map(
    (await hashTables(db, tablesOf(generation.number))).map((file) => [file.path, file.sha256]),
  );
  for (const { path, sha256 } of manifest.files) {
    if (found.get(path) === sha256) continue;
    throw indexFault(
      'index-damaged',
      `The ${path} of the index ${generation.name} in the database are not those that were written.`,
    );
  }
}

async function rollBack(pool: Pool, model: ExpectedIndex['model']): Promise<PlacedIndex> {
  const generation = await generationAt(pool, 'previous');
  const live = await generationAt(pool, 'live');
  if (!generation || generation.name === live?.name) {
    throw indexFault(
      'index-no-previous',
      'There is no generation in the database to go back to.',
      'Put the corpus back as it was, and run npm run ingest.',
    );
  }
  const previous = await checkManifest(pool, generation, model);
  await checkTables(pool, generation, previous.manifest);
  await inTransaction(pool, async (client) => {
    await point(client, 'held', generation.name);
    await switchTo(client, generation.name);
  });
  return previous;
}

/**
 * Opens the live index. Whether its rows are those that were written is told by `check`; here their
 * number is, and that vectors of its own are found.
 */
async function openLive(pool: Pool, expected: ExpectedIndex): Promise<ChunkReader> {
  const { generation, manifest } = await checkLive(pool, expected);
  const tables = tablesOf(generation.number);
  const db = guarded(pool, generation.name);
  const { counts } = manifest;
  const wanted = { ...counts, materials: manifest.materials.length };
  for (const part of ['materials', 'chunks', 'vectors', 'questions', 'gaps'] as const) {
    const { rows } = await db.query(`SELECT count(*)::int AS count FROM ${tables[part]}`);
    if (rows[0].count !== wanted[part]) {
      throw indexFault(
        'index-damaged',
        `The index ${generation.name} in the database has ${rows[0].count} ${part} of ${wanted[part]}.`,
      );
    }
  }
  const reader = createReader({
    db,
    tables,
    generation: generation.name,
    manifest,
    facts: await readFacts(db, tables),
    chunksAt: createChunkCache(db, tables.chunks),
    graphs: await readGraphs(db, tables),
  });
  const probes = [0, counts.vectors >> 1, counts.vectors - 1];
  const { rows } = await db.query(
    `SELECT vector::text FROM ${tables.vectors} WHERE ordinal = ANY($1)`,
    [probes],
  );
  for (const { vector } of rows) {
    const [nearest] = await reader.nearest(JSON.parse(vector), 1);
    if ((nearest?.score ?? 0) >= SAME) continue;
    throw indexFault(
      'index-damaged',
      `The index ${generation.name} in the database does not find vectors of its own.`,
    );
  }
  return reader;
}

/** Gives the faults of queries to an index names. */
function guarded(pool: Pool, generation: string): Queries {
  const query = (sql: string, values?: unknown[]) =>
    inWords(() =>
      pool.query(sql, values).catch((cause: unknown) => {
        if (!isNoTable(cause)) throw cause;
        throw indexFault(
          'index-missing',
          `The index ${generation} is no longer in the database: others have taken its place.`,
          'The server takes the newest into use by itself, if it is of its own corpus and model.',
          cause,
        );
      }),
    );
  return { query } as Queries;
}

import { VECTOR_SORTS, type VectorSort } from '../vector-dimensions.js';

/** Name under which the versions of these tables are kept. */
export const PART = 'index';

/** Versions of the tables that all indexes share: the first makes them, each later one changes them. */
export const MIGRATIONS: readonly string[] = [
  `CREATE SEQUENCE index_numbers AS int;
   CREATE TABLE index_generations (
     name        text PRIMARY KEY,
     number      int NOT NULL UNIQUE,
     content     text NOT NULL,
     manifest    text NOT NULL,
     made_at     timestamptz NOT NULL DEFAULT now(),
     replaced_at timestamptz
   );
   CREATE TABLE index_pointers (
     pointer    text PRIMARY KEY,
     generation text NOT NULL REFERENCES index_generations ON DELETE CASCADE
   );`,
];

/** Parts of an index, in the order in which they are written. */
const PARTS = ['materials', 'chunks', 'vectors', 'questions', 'gaps', 'topics', 'terms'] as const;

/** A part of an index: a table. */
export type IndexPart = (typeof PARTS)[number];

/** The tables of an index, by part. */
export type IndexTables = Readonly<Record<IndexPart, string>>;

/** By what the rows of a part are ordered, and told apart. */
export const KEYS: IndexTables = {
  materials: 'position',
  chunks: 'position',
  vectors: 'ordinal',
  questions: 'ordinal',
  gaps: 'ordinal',
  topics: 'ordinal',
  terms: 'language, term, material',
};

/** Edges of a vector in the graph, and breadth of its search when it is put there: as hnswlib's. */
const GRAPH = 'm = 16, ef_construction = 200';

/** Names of the tables of an index. */
export function tablesOf(number: number): IndexTables {
  const named = PARTS.map((part) => [part, `index_${number}_${part}`] as const);
  return Object.fromEntries(named) as IndexTables;
}

/**
 * Tables of one index. Each index has its own: nothing is ever changed in them, the graph of one holds no
 * vector of another, and an old one is gone by `DROP`, without a vacuum.
 *
 * - `materials`: the whole material, and what a reader keeps of it in memory: the places and header terms
 *   of its chunks; by language how many have text, and how long they are together.
 * - `chunks`: each whole, and the places by which it can be asked for.
 * - `terms`: an inverted index; of each term in a material the chunks that have it, how often, and how
 *   long they are. Whole lists in a row: 12 bytes a posting, where a row each would be 60.
 *
 * Vectors are kept within their rows: over 2 kB they would be put aside, and comparing them one by one
 * would take three times as long.
 */
export function createTables(
  tables: IndexTables,
  dimensions: Readonly<Record<VectorSort, number>>,
): string {
  const vector = (sort: VectorSort) => `vector vector(${dimensions[sort]}) NOT NULL`;
  return `
    CREATE TABLE ${tables.materials} (
      position int PRIMARY KEY, content json NOT NULL, places text[] NOT NULL,
      headers json NOT NULL, lengths json NOT NULL);
    CREATE TABLE ${tables.chunks} (
      position int PRIMARY KEY, places text[] NOT NULL, chunk json NOT NULL);
    CREATE TABLE ${tables.vectors} (
      ordinal int PRIMARY KEY, chunk int NOT NULL, material int NOT NULL, language text NOT NULL, ${vector('vectors')});
    CREATE TABLE ${tables.questions} (
      ordinal int PRIMARY KEY, chunk int NOT NULL, material int NOT NULL, passage int NOT NULL, ${vector('questions')});
    CREATE TABLE ${tables.gaps} (
      ordinal int PRIMARY KEY, material int NOT NULL, slide int NOT NULL, ${vector('gaps')});
    CREATE TABLE ${tables.topics} (
      ordinal int PRIMARY KEY, material int NOT NULL, topic int NOT NULL, ${vector('topics')});
    CREATE TABLE ${tables.terms} (
      language text COLLATE "C", term text COLLATE "C", material int, documents int NOT NULL,
      positions int[] NOT NULL, frequencies real[] NOT NULL, lengths real[] NOT NULL,
      PRIMARY KEY (language, term, material));
    ${VECTOR_SORTS.map((part) => `ALTER TABLE ${tables[part]} ALTER COLUMN vector SET STORAGE PLAIN;`).join('')}`;
}

/** Name of the graph over the vectors of a table. */
export function graphOf(table: string): string {
  return `${table}_graph`;
}

/**
 * Makes a graph over the vectors of a full table, of half precision and so half as large; those that it
 * finds are put in order by the whole ones.
 */
export function createGraph(table: string, dimensions: number): string {
  return `CREATE INDEX ${graphOf(table)} ON ${table}
    USING hnsw ((vector::halfvec(${dimensions})) halfvec_ip_ops) WITH (${GRAPH})`;
}

/** Drops the tables of an index. */
export function dropTables(tables: IndexTables): string {
  return `DROP TABLE IF EXISTS ${Object.values(tables).join(', ')}`;
}

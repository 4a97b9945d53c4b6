import { type Language, languageSchema } from '#corpus/material';
import type { Vector } from '../../embedding/unit-vector.js';
import { weighDocument } from '../bm25.js';
import { documentOf } from '../lexical-reader.js';
import { placeIds } from '../place-ids.js';
import { roundVectors, unroundVectors } from '../rounded-vectors.js';
import type { IndexContent, StoredChunk } from '../store.js';
import { VECTOR_SORTS, vectorDimensions } from '../vector-dimensions.js';
import type { Queries } from './database.js';
import { createGraph, createTables, type IndexTables } from './index-tables.js';

/** Characters of JSON sent at once, about. */
const BATCH = 2_000_000;

/** Digits that tell every number of single precision from its neighbours. */
const DIGITS = 9;

/**
 * Numbers in its vectors from which a table gets a graph. Fewer are compared one by one: that misses none, and
 * takes no longer than a search as broad as ours (10 ms for 15,000 vectors of 512).
 */
export const GRAPH_FROM = 20_000 * 512;

/** Makes the tables of an index and fills them. To be called within a transaction. */
export async function writeIndex(
  db: Queries,
  tables: IndexTables,
  content: IndexContent,
  graphFrom = GRAPH_FROM,
): Promise<void> {
  const { materials, chunks, model } = content;
  const positions = new Map(materials.map(({ manifest }, position) => [manifest.id, position]));
  const materialOf = (id: string | undefined) => positions.get(id ?? '') ?? -1;
  const row = (entry: WithVector, ordinal: number, materialId: string | undefined) => ({
    ordinal,
    ...entry,
    material: materialOf(materialId),
    vector: Array.from(entry.vector, (value) => Number(value.toPrecision(DIGITS))),
  });
  const ofChunk = <T extends WithVector & { readonly chunk: number }>(entry: T, ordinal: number) =>
    row(entry, ordinal, chunks[entry.chunk]?.materialId);
  const terms = collectTerms(chunks, materialOf);
  const dimensions = vectorDimensions(model);
  await db.query(createTables(tables, dimensions));
  await insert(db, tables.materials, materialRows(content, terms));
  await insert(
    db,
    tables.chunks,
    mapped(chunks, (chunk, position) => ({
      position,
      places: [...new Set(placeIds(chunk.places))],
      chunk,
    })),
  );
  await insert(db, tables.vectors, mapped(content.vectors, ofChunk));
  // The folder keeps these rounded: of the same numbers both stores find the same.
  const questions = rounded(content.questionVectors, dimensions.questions);
  await insert(db, tables.questions, mapped(questions, ofChunk));
  const ofMaterial = <T extends WithVector & { readonly materialId: string }>(
    entry: T,
    ordinal: number,
  ) => row(entry, ordinal, entry.materialId);
  const gaps = rounded(content.gapVectors, dimensions.gaps);
  await insert(db, tables.gaps, mapped(gaps, ofMaterial));
  const topics = rounded(content.topicVectors, dimensions.topics);
  await insert(db, tables.topics, mapped(topics, ofMaterial));
  await insert(db, tables.terms, terms.rows.values());
  for (const part of VECTOR_SORTS) {
    const { rows } = await db.query(`SELECT count(*)::int AS count FROM ${tables[part]}`);
    if (rows[0].count * dimensions[part] >= graphFrom) {
      await db.query(createGraph(tables[part], dimensions[part]));
    }
    await db.query(`CREATE INDEX ON ${tables[part]} (material)`);
  }
  await db.query(`CREATE INDEX ON ${tables.chunks} USING gin (places)`);
  await db.query(`CREATE INDEX ON ${tables.vectors} (chunk)`);
  await db.query(`CREATE INDEX ON ${tables.questions} (chunk)`);
  for (const table of Object.values(tables)) await db.query(`ANALYZE ${table}`);
}

type WithVector = { readonly vector: Vector };

function rounded<T extends WithVector>(entries: readonly T[], dimensions: number): readonly T[] {
  const vectors = entries.map(({ vector }) => vector);
  const unrounded = unroundVectors(roundVectors(vectors, dimensions));
  return entries.map((entry, i) => ({ ...entry, vector: unrounded[i] ?? entry.vector }));
}

/** Rows made as they are sent: all at once they may be too many. */
function* mapped<T>(
  items: readonly T[],
  rowOf: (item: T, position: number) => object,
): Iterable<object> {
  for (const [position, item] of items.entries()) yield rowOf(item, position);
}

/** Writes rows as JSON, whose names are those of the columns; PostgreSQL takes it apart by its own types. */
async function insert(db: Queries, table: string, rows: Iterable<object>): Promise<void> {
  const sql = `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`;
  let batch: string[] = [];
  let size = 0;
  const send = async () => {
    if (batch.length > 0) await db.query(sql, [`[${batch.join()}]`]);
    batch = [];
    size = 0;
  };
  for (const row of rows) {
    const json = JSON.stringify(row);
    batch.push(json);
    size += json.length;
    if (size >= BATCH) await send();
  }
  await send();
}

/** A row of the inverted index: a term in a material. */
type TermRow = {
  readonly language: Language;
  readonly term: string;
  readonly material: number;
  documents: number;
  readonly positions: number[];
  readonly frequencies: number[];
  readonly lengths: number[];
};

/** What BM25 knows of a material in one language: how many chunks have text, and how long all are. */
type Lengths = { documents: number; length: number };

type Terms = {
  readonly rows: ReadonlyMap<string, TermRow>;
  /** By material and language. */
  readonly lengths: ReadonlyMap<string, Lengths>;
};

function collectTerms(chunks: readonly StoredChunk[], materialOf: (id: string) => number): Terms {
  const rows = new Map<string, TermRow>();
  const lengths = new Map<string, Lengths>();
  for (const [position, chunk] of chunks.entries()) {
    const material = materialOf(chunk.materialId);
    for (const language of languageSchema.options) {
      const document = documentOf(chunk.terms[language]);
      if (!document) continue;
      const { frequencies, length } = weighDocument(document);
      const all = lengths.get(`${material} ${language}`) ?? { documents: 0, length: 0 };
      lengths.set(`${material} ${language}`, all);
      all.documents += 1;
      all.length += length;
      for (const [term, frequency] of frequencies) {
        const key = `${material} ${language} ${term}`;
        const row = rows.get(key) ?? emptyRow(language, term, material);
        rows.set(key, row);
        row.documents += 1;
        row.positions.push(position);
        row.frequencies.push(frequency);
        row.lengths.push(length);
      }
    }
  }
  return { rows, lengths };
}

function emptyRow(language: Language, term: string, material: number): TermRow {
  return { language, term, material, documents: 0, positions: [], frequencies: [], lengths: [] };
}

function* materialRows({ materials, chunks }: IndexContent, { lengths }: Terms): Iterable<object> {
  const byMaterial = new Map<string, StoredChunk[]>();
  for (const chunk of chunks) {
    const own = byMaterial.get(chunk.materialId);
    if (own) own.push(chunk);
    else byMaterial.set(chunk.materialId, [chunk]);
  }
  for (const [position, content] of materials.entries()) {
    const own = byMaterial.get(content.manifest.id) ?? [];
    const byLanguage = <T>(of: (language: Language) => T) =>
      Object.fromEntries(languageSchema.options.map((language) => [language, of(language)]));
    yield {
      position,
      content,
      places: unique(own, ({ places }) => placeIds(places)),
      headers: byLanguage((language) => unique(own, ({ terms }) => terms[language]?.header ?? [])),
      lengths: byLanguage(
        (language) => lengths.get(`${position} ${language}`) ?? { documents: 0, length: 0 },
      ),
    };
  }
}

function unique<T>(items: readonly T[], valuesOf: (item: T) => readonly string[]): string[] {
  return [...new Set(items.flatMap((item) => [...valuesOf(item)]))];
}

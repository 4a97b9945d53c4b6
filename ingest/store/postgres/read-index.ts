import { type Language, languageSchema } from '#corpus/material';
import type { Vector } from '../../embedding/unit-vector.js';
import { createLanguageMatcher } from '../../language/language-matcher.js';
import { B, inverseDocumentFrequency, K1, weighQuestion, weightOfAsked } from '../bm25.js';
import { checkVector } from '../check-vector.js';
import type { IndexManifest } from '../manifest.js';
import type { ChunkMatch, ChunkReader, GapMatch, QuestionMatch, TopicMatch } from '../store.js';
import { type VectorSort, vectorDimensions } from '../vector-dimensions.js';
import type { ChunkCache } from './chunk-cache.js';
import type { Queries } from './database.js';
import type { IndexTables } from './index-tables.js';
import { type IndexFacts, joinFacts, type LanguageFacts } from './read-facts.js';

/** An index that has been opened. */
export type OpenedIndex = {
  readonly db: Queries;
  readonly tables: IndexTables;
  readonly generation: string;
  readonly manifest: IndexManifest;
  /** Of each material, in the order of their positions in the tables. */
  readonly facts: readonly IndexFacts[];
  readonly chunksAt: ChunkCache;
  /** The tables that have a graph. */
  readonly graphs: ReadonlySet<string>;
};

/** A reader of the whole index, or of the material at one position. */
export function createReader(opened: OpenedIndex, only?: number | 'none'): ChunkReader {
  const { db, tables, generation, manifest, facts } = opened;
  const own = joinFacts(facts.filter((_, position) => only === undefined || position === only));
  const isEmpty = own.materials.length === 0;
  const material = typeof only === 'number' ? only : null;
  const views = new Map<string, ChunkReader>();
  const words = new Map<Language, ReturnType<typeof readWords>>();

  /** Conditions on rows of chunks, and their values from number `first` on. */
  function narrow(chunk: string, first: number, places?: readonly string[]) {
    const values = [...(material === null ? [] : [material]), ...(places ? [[...places]] : [])];
    const conditions = [
      ...(material === null ? [] : [`material = $${first}`]),
      ...(places ? [inPlaces(tables.chunks, chunk, first + values.length - 1)] : []),
    ];
    return { values, where: conditions.map((condition) => ` AND ${condition}`).join('') };
  }

  /** The rows nearest to a vector, in order of their true cosines. */
  async function nearestRows(
    part: VectorSort,
    columns: string,
    vector: Vector,
    k: number,
    places?: readonly string[],
  ) {
    const dimensions = vectorDimensions(manifest.model)[part];
    checkVector(vector, dimensions);
    if (isEmpty || k <= 0) return [];
    const table = tables[part];
    const { where, values } = narrow('chunk', 3, places);
    const hasGraph = opened.graphs.has(table);
    const sql = nearestSql({ table, columns, dimensions, where, hasGraph });
    return (await db.query(sql, [JSON.stringify([...vector]), k, ...values])).rows;
  }

  /** Matchers are made when they are first needed: of most materials nobody asks in most languages. */
  function wordsOf(language: Language): ReturnType<typeof readWords> {
    const known = words.get(language) ?? readWords(own.languages[language], language);
    words.set(language, known);
    return known;
  }

  return {
    generation,
    manifest,
    materials: own.materials,
    places: own.places,
    ofMaterial(materialId) {
      const known = views.get(materialId);
      if (known) return known;
      const isOwn = own.materials.some((entry) => entry.manifest.id === materialId);
      const position = facts.findIndex(({ materials }) => materials[0]?.manifest.id === materialId);
      const view = createReader(opened, isOwn ? position : 'none');
      // Of ids that nobody has, none is kept: they may come from outside.
      if (isOwn) views.set(materialId, view);
      return view;
    },
    async nearest(vector, k, places) {
      // A chunk has a vector for each of its languages: ask for enough to have k chunks left.
      const wanted = k * languageSchema.options.length;
      const rows = await nearestRows('vectors', 'chunk, language', vector, wanted, places);
      const best = uniqueBy(rows, ({ chunk }) => chunk).slice(0, k);
      const chunks = await opened.chunksAt(best.map(({ chunk }) => chunk));
      return best.flatMap(({ language, score }, i): ChunkMatch[] => {
        const chunk = chunks[i];
        return chunk ? [{ chunk, language, score }] : [];
      });
    },
    async nearestQuestions(vector, k, places) {
      const rows = await nearestRows('questions', 'chunk, passage', vector, k, places);
      const chunks = await opened.chunksAt(rows.map(({ chunk }) => chunk));
      return rows.flatMap(({ passage, score }, i): QuestionMatch[] => {
        const chunk = chunks[i];
        return chunk ? [{ chunk, passage, score }] : [];
      });
    },
    async nearestGaps(vector, k) {
      const rows = await nearestRows('gaps', 'material, slide', vector, k);
      return rows.flatMap((row): GapMatch[] => {
        const materialId = facts[row.material]?.materials[0]?.manifest.id;
        return materialId ? [{ materialId, slide: row.slide, score: row.score }] : [];
      });
    },
    async nearestTopics(vector, k) {
      const rows = await nearestRows('topics', 'material, topic', vector, k);
      return rows.flatMap((row): TopicMatch[] => {
        const materialId = facts[row.material]?.materials[0]?.manifest.id;
        return materialId ? [{ materialId, topic: row.topic, score: row.score }] : [];
      });
    },
    async matching(terms, language, k, places) {
      const { documents, length } = own.languages[language];
      const question = weighQuestion(terms, wordsOf(language));
      const asked = question.terms.flatMap((matches, at) =>
        matches.map((match) => ({ ...match, at })),
      );
      if (asked.length === 0 || k <= 0) return [];
      const { where, values } = narrow('p.position', 8, places);
      const { rows } = await db.query(matchingSql(tables.terms, where), [
        asked.map(({ at }) => at),
        asked.map(({ term }) => term),
        asked.map(({ share }) => share),
        language,
        length / Math.max(documents, 1),
        question.asked,
        k,
        ...values,
      ]);
      const chunks = await opened.chunksAt(rows.map(({ position }) => position));
      return chunks.map((chunk, i) => ({ chunk, language, score: rows[i]?.score ?? 0 }));
    },
    headerTerms: (language) => own.languages[language].headers,
    matchTerm: (term, language) => wordsOf(language).matchTerm(term),
    weightOf: (term, language) => weightOfAsked(term, wordsOf(language)),
  };
}

function readWords({ terms, documents }: LanguageFacts, language: Language) {
  return {
    matchTerm: createLanguageMatcher(terms.keys(), language),
    weightOf: (term: string) => inverseDocumentFrequency(documents, terms.get(term) ?? 0),
  };
}

function uniqueBy<T, K>(items: readonly T[], keyOf: (item: T) => K): readonly T[] {
  const seen = new Set<K>();
  return items.filter((item) => {
    const isNew = !seen.has(keyOf(item));
    seen.add(keyOf(item));
    return isNew;
  });
}

/** Whether a chunk can be asked for by one of the places that value number `at` lists. */
function inPlaces(chunks: string, chunk: string, at: number): string {
  return `${chunk} IN (SELECT position FROM ${chunks} WHERE places && $${at}::text[])`;
}

type NearestQuery = {
  readonly table: string;
  readonly columns: string;
  readonly dimensions: number;
  /** Conditions, each after an AND. */
  readonly where: string;
  readonly hasGraph: boolean;
};

/** Neighbours that are taken from a graph for each owner that is wanted: a passage has many questions. */
const OF_AN_OWNER = 8;

/**
 * Compares all vectors, or those that a graph of half precision finds, which are then put in order by the
 * whole ones; of those with the same columns the best alone is given. $1: vector, $2: how many, from $3: what
 * narrows.
 */
function nearestSql({ table, columns, dimensions, where, hasGraph }: NearestQuery): string {
  const asked = `$1::vector(${dimensions})`;
  const half = `halfvec(${dimensions})`;
  const best = (from: string) => `
    SELECT ${columns}, max(-(vector <#> ${asked})) AS score FROM ${from}
    GROUP BY ${columns} ORDER BY score DESC, min(ordinal) LIMIT $2`;
  if (!hasGraph) return best(`${table} WHERE true${where}`);
  return `
    WITH near AS MATERIALIZED (
      SELECT ordinal, ${columns}, vector FROM ${table} WHERE true${where}
      ORDER BY vector::${half} <#> ${asked}::${half} LIMIT $2::int * ${OF_AN_OWNER})
    ${best('near')}`;
}

/**
 * BM25 as `bm25.ts` computes it, in the same order of the same operations, so that both stores give the
 * same scores to the last bit: of each term of the question ($1: its position) the best of the terms that
 * it means ($2, by shares $3) in the language $4, summed and divided by $6; $5: mean length, $7: how many,
 * from $8: what narrows.
 */
function matchingSql(table: string, where: string): string {
  const norm = `${K1}::float8 * (${1 - B}::float8 + (${B}::float8 * p.length) / $5::float8)`;
  return `
    SELECT position, sum(gain ORDER BY at) / $6::float8 AS score FROM (
      SELECT asked.at, p.position,
        max((asked.share * p.frequency * ${K1 + 1}::float8) / (p.frequency + ${norm})) AS gain
      FROM unnest($1::int[], $2::text[], $3::float8[]) AS asked (at, term, share)
      JOIN ${table} AS found ON found.language = $4 AND found.term = asked.term COLLATE "C"
      CROSS JOIN LATERAL unnest(found.positions, found.frequencies::float8[], found.lengths::float8[])
        AS p (position, frequency, length)
      WHERE true${where}
      GROUP BY asked.at, p.position) AS gains
    GROUP BY position ORDER BY score DESC, position LIMIT $7`;
}

import { type Language, languageSchema } from '#corpus/material';
import type { IndexedMaterial } from '../store.js';
import { VECTOR_SORTS } from '../vector-dimensions.js';
import type { Queries } from './database.js';
import { graphOf, type IndexTables } from './index-tables.js';

/** What a reader keeps in memory of one material, or of several together. */
export type IndexFacts = {
  readonly materials: readonly IndexedMaterial[];
  readonly places: ReadonlySet<string>;
  readonly languages: Readonly<Record<Language, LanguageFacts>>;
};

/** The texts of one language, as BM25 knows them. */
export type LanguageFacts = {
  /** Terms of all headers. */
  readonly headers: ReadonlySet<string>;
  /** Of each term: how many chunks have it. */
  readonly terms: ReadonlyMap<string, number>;
  /** Chunks with text. */
  readonly documents: number;
  /** Of all of them together. */
  readonly length: number;
};

type MaterialRow = {
  readonly content: IndexedMaterial;
  readonly places: readonly string[];
  readonly headers: Readonly<Record<Language, readonly string[]>>;
  readonly lengths: Readonly<Record<Language, { documents: number; length: number }>>;
};

type TermRow = {
  readonly language: Language;
  readonly term: string;
  readonly material: number;
  readonly documents: number;
};

/** Reads the facts of each material, in their order. */
export async function readFacts(db: Queries, tables: IndexTables): Promise<readonly IndexFacts[]> {
  const materials = await db.query(
    `SELECT content, places, headers, lengths FROM ${tables.materials} ORDER BY position`,
  );
  const terms = await db.query(`SELECT language, term, material, documents FROM ${tables.terms}`);
  const counts = new Map<string, Map<string, number>>();
  for (const { language, term, material, documents } of terms.rows as TermRow[]) {
    const key = `${material} ${language}`;
    const own = counts.get(key) ?? new Map<string, number>();
    if (own.size === 0) counts.set(key, own);
    own.set(term, documents);
  }
  return (materials.rows as MaterialRow[]).map(
    ({ content, places, headers, lengths }, position) => ({
      materials: [content],
      places: new Set(places),
      languages: byLanguage((language) => ({
        headers: new Set(headers[language]),
        terms: counts.get(`${position} ${language}`) ?? new Map(),
        ...lengths[language],
      })),
    }),
  );
}

/** The tables that have a graph. */
export async function readGraphs(db: Queries, tables: IndexTables): Promise<ReadonlySet<string>> {
  const named = VECTOR_SORTS.map((part) => tables[part]);
  const { rows } = await db.query(
    'SELECT to_regclass(name) IS NOT NULL AS is_there FROM unnest($1::text[]) AS name',
    [named.map(graphOf)],
  );
  return new Set(named.filter((_, i) => rows[i]?.is_there));
}

/** The facts of several materials together. */
export function joinFacts(all: readonly IndexFacts[]): IndexFacts {
  const [first] = all;
  if (first && all.length === 1) return first;
  return {
    materials: all.flatMap(({ materials }) => materials),
    places: new Set(all.flatMap(({ places }) => [...places])),
    languages: byLanguage((language) =>
      joinLanguages(all.map((facts) => facts.languages[language])),
    ),
  };
}

function joinLanguages(all: readonly LanguageFacts[]): LanguageFacts {
  const headers = new Set<string>();
  const terms = new Map<string, number>();
  let [documents, length] = [0, 0];
  for (const facts of all) {
    for (const term of facts.headers) headers.add(term);
    for (const [term, count] of facts.terms) terms.set(term, (terms.get(term) ?? 0) + count);
    documents += facts.documents;
    length += facts.length;
  }
  return { headers, terms, documents, length };
}

function byLanguage<T>(of: (language: Language) => T): Readonly<Record<Language, T>> {
  const entries = languageSchema.options.map((language) => [language, of(language)] as const);
  return Object.fromEntries(entries) as Record<Language, T>;
}

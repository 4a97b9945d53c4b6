import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Language, parse } from '#corpus/material';
import type { ForeignTerm } from '../foreign-terms.js';

/** A stem in the language of a text, and how surely a term of the question means it, (0 … 1]. */
export type Translation = { readonly stem: string; readonly weight: number };

/** Gives what a term of another language is called, the surest first; nothing for what is unknown, as most names. */
export type Translator = (term: ForeignTerm) => readonly Translation[];

/** Translations of a term that count. */
export const MAX_TRANSLATIONS = 4;

const PAIRS = ['fi-en', 'fi-sv', 'en-sv'] as const;

/** A table of stems in two languages; it is read in both directions. */
export type TranslationPair = (typeof PAIRS)[number];

const tableSchema = z.strictObject({ pairs: z.string() });

type Table = ReadonlyMap<string, readonly Translation[]>;

/**
 * Tables are read when the first term of their languages is asked for, and serve every index: where all is
 * translated, neither the start nor the memory bears them.
 */
const tables = new Map<string, Table>();

/**
 * Translates terms of questions into the stems of texts in `to`:
 *
 * ```
 * en:river → joki · joe
 * ```
 *
 * The tables are learnt from dictionaries and parallel texts (`make-translations.ts`), as stems of `analyse`.
 */
export function createTranslator(to: Language): Translator {
  return ({ language, stem }) => tableOf(language, to).get(stem) ?? [];
}

function tableOf(from: Language, to: Language): Table {
  const key = `${from}-${to}`;
  const known = tables.get(key);
  if (known) return known;
  const table = readTable(from, to);
  tables.set(key, table);
  return table;
}

function readTable(from: Language, to: Language): Table {
  const name = PAIRS.find((pair) => pair === `${from}-${to}` || pair === `${to}-${from}`);
  if (!name) return new Map();
  const file = new URL(`./${name}.json`, import.meta.url);
  const { pairs } = parse(tableSchema, JSON.parse(readFileSync(file, 'utf8')), file.pathname);
  const isForth = name.startsWith(from);
  const found = new Map<string, Translation[]>();
  for (const line of pairs.split('\n')) {
    const [first = '', ...others] = line.split(' ');
    for (let i = 0; i + 1 < others.length; i += 2) {
      const [second = '', weight] = [others[i], Number(others[i + 1]) / 10];
      const [term, stem] = isForth ? [first, second] : [second, first];
      const known = found.get(term);
      if (known) known.push({ stem, weight });
      else found.set(term, [{ stem, weight }]);
    }
  }
  return new Map(Array.from(found, ([term, translations]) => [term, surest(translations)]));
}

/** The surest counts in full: how many ways there are to say a thing tells nothing about the text. */
function surest(translations: readonly Translation[]): readonly Translation[] {
  const sorted = translations.toSorted((a, b) => b.weight - a.weight).slice(0, MAX_TRANSLATIONS);
  const best = sorted[0]?.weight ?? 1;
  return sorted.map(({ stem, weight }) => ({ stem, weight: weight / best }));
}

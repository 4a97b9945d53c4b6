import { z } from 'zod';
import { type Language, parse } from '#corpus/material';
import type { ForeignTerm } from '../foreign-terms.js';
import enSv from './en-sv.json' with { type: 'json' };
import fiEn from './fi-en.json' with { type: 'json' };
import fiSv from './fi-sv.json' with { type: 'json' };

/** A stem in the language of a text, and how surely a term of the question means it, (0 … 1]. */
export type Translation = { readonly stem: string; readonly weight: number };

/** Gives what a term of another language is called, the surest first; nothing for what is unknown, as most names. */
export type Translator = (term: ForeignTerm) => readonly Translation[];

/** Translations of a term that count. */
export const MAX_TRANSLATIONS = 4;

const TABLES = { 'fi-en': fiEn, 'fi-sv': fiSv, 'en-sv': enSv };

/** A table of stems in two languages; it is read in both directions. */
export type TranslationPair = keyof typeof TABLES;

const tableSchema = z.strictObject({ pairs: z.string() });

type Table = ReadonlyMap<string, readonly Translation[]>;

/** Tables are read when the first term of their languages is asked for, and serve every index. */
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
  const [forth, back] = [`${from}-${to}`, `${to}-${from}`] as TranslationPair[];
  const name = forth && forth in TABLES ? forth : back;
  if (!name || !(name in TABLES)) return new Map();
  const found = new Map<string, Translation[]>();
  for (const line of parse(tableSchema, TABLES[name], name).pairs.split('\n')) {
    const [first = '', ...others] = line.split(' ');
    for (let i = 0; i + 1 < others.length; i += 2) {
      const [second = '', weight] = [others[i], Number(others[i + 1]) / 10];
      const [term, stem] = name === forth ? [first, second] : [second, first];
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

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Language } from '#corpus/material';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { analyse } from '../analyse.js';
import { type AlignedTerms, alignTerms, type TermPair } from './align-terms.js';
import { MAX_TRANSLATIONS, type TranslationPair } from './translate.js';

/** What each table is learnt from: files of pairs, `<name>.jsonl.xz`. Nothing that DeepL translated: its terms. */
const SOURCES: Readonly<Record<TranslationPair, readonly string[]>> = {
  'fi-en': ['extra_wikdict_fi_en', 'yso_terms_fi_en', 'tatoeba_fi_en', 'pud_fi_en'],
  'fi-sv': [
    'extra_wikdict_fi_sv',
    'yso_terms_fi_sv',
    'pud_fi_sv',
    'finlex_cases_parallel_fi_sv',
    'finlex_laws_parallel_fi_sv',
  ],
  'en-sv': ['extra_wikdict_en_sv', 'yso_terms_en_sv', 'tatoeba_en_sv', 'pud_en_sv'],
};

/** Texts of more terms align badly. */
const MOST_TERMS = 15;
/** Of a file no more texts are read: laws are many and alike. */
const MOST_TEXTS = 170_000;
/** Terms that stand in fewer texts are left out: rare words, and what is spelt wrongly. */
const LEAST_TEXTS = 2;
/** How sure a translation has to be to be kept. */
const LEAST_SURE = 0.3;
/** A term longer than that is a compound, which is found by its parts. */
const LONGEST_TERM = 18;

const rowSchema = z.object({ a: z.string(), b: z.string() });

/**
 * Learns which stems translate which from folders of parallel texts and dictionaries, and writes the tables
 * that `translate.ts` reads: `npm run make-translations -- FOLDER…`.
 */
await runCommand('make-translations', async () => {
  const folders = process.argv.slice(2);
  if (folders.length === 0) throw usageError('Name the folders with the files of pairs.');
  for (const [name, sources] of Object.entries(SOURCES)) {
    const [first, second] = name.split('-') as [Language, Language];
    const pairs = sources
      .flatMap((source) => readPairs(source, folders))
      .map(({ a, b }): TermPair => [analyse(a, first), analyse(b, second)])
      .filter((pair) => pair.every(({ length }) => length > 0 && length <= MOST_TERMS));
    const kept = choose(alignTerms(pairs), pairs);
    const file = new URL(`./${name}.json`, import.meta.url);
    await writeFile(file, `${JSON.stringify({ pairs: toLines(kept) })}\n`);
    console.log(`${name}: ${kept.length} pairs of terms from ${pairs.length} texts.`);
  }
  return EXIT.ok;
});

function readPairs(
  source: string,
  folders: readonly string[],
): readonly z.infer<typeof rowSchema>[] {
  const file = folders
    .map((folder) => path.join(folder, `${source}.jsonl.xz`))
    .find((candidate) => existsSync(candidate));
  if (!file) throw usageError(`No folder has ${source}.jsonl.xz.`);
  const text = execFileSync('xz', ['-dc', file], { maxBuffer: 2 ** 30, encoding: 'utf8' });
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(0, MOST_TEXTS).map((line) => rowSchema.parse(JSON.parse(line)));
}

/** The surest of each term, in either direction. */
function choose(
  aligned: readonly AlignedTerms[],
  pairs: readonly TermPair[],
): readonly AlignedTerms[] {
  const counts = [0, 1].map((side) => {
    const count = new Map<string, number>();
    for (const pair of pairs) {
      for (const term of new Set(pair[side])) count.set(term, (count.get(term) ?? 0) + 1);
    }
    return count;
  });
  const isCommon = (term: string, side: number) =>
    term.length <= LONGEST_TERM &&
    !/\d/u.test(term) &&
    (counts[side]?.get(term) ?? 0) >= LEAST_TEXTS;
  const likely = aligned
    .filter(
      ({ first, second, sureness }) =>
        sureness >= LEAST_SURE && isCommon(first, 0) && isCommon(second, 1),
    )
    .sort((a, b) => b.sureness - a.sureness || (a.first + a.second < b.first + b.second ? -1 : 1));
  const kept = new Map<string, number>();
  return likely.filter(({ first, second }) => {
    const keys = [`1 ${first}`, `2 ${second}`];
    const isKept = keys.some((key) => (kept.get(key) ?? 0) < MAX_TRANSLATIONS);
    if (isKept) for (const key of keys) kept.set(key, (kept.get(key) ?? 0) + 1);
    return isKept;
  });
}

/** "joki river 8 stream 5": a term, and what it is called, with how surely in tenths. */
function toLines(aligned: readonly AlignedTerms[]): string {
  const lines = new Map<string, string>();
  for (const { first, second, sureness } of aligned) {
    const tenths = Math.min(9, Math.round(sureness * 10));
    lines.set(first, `${lines.get(first) ?? first} ${second} ${tenths}`);
  }
  return [...lines.values()].sort().join('\n');
}

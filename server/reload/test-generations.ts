import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyTestCorpus } from '#ingest/test-corpus';
import type { ChatAnswer } from '../contract.js';

/** How many versions of the deck can be told apart. */
export const VERSIONS = 10;

/** Asks for the sum that is another in each version. */
export const TELLING_QUESTION = 'Paljonko Lappeenrannan kansainvälistymissetelistä saa?';

const DECK = 'hyvat-kaytannot-2026';
const SUM = '1 500 euron';

/** Writes a corpus like the real one, but for a sum in a slide, the month of publication and few questions. */
export async function writeCorpus(folder: string, version: number): Promise<void> {
  await copyTestCorpus(folder);
  const source = await readFile(path.join('corpus', DECK, 'source.txt'), 'utf8');
  const manifest = JSON.parse(await readFile(path.join('corpus', DECK, 'manifest.json'), 'utf8'));
  const changed = source.replace(SUM, `1 50${version} euron`);
  if (changed === source && version > 0) throw new Error(`the deck says "${SUM}" no more`);
  await writeFile(path.join(folder, DECK, 'source.txt'), changed);
  const sourceSha256 = createHash('sha256').update(changed).digest('hex');
  const published = `2026-${String(version + 1).padStart(2, '0')}`;
  await writeFile(
    path.join(folder, DECK, 'manifest.json'),
    JSON.stringify({ ...manifest, sourceSha256, published }),
  );
}

/** The months of publication by version, in Finnish, without the end that is bent. */
export const MONTHS = [
  'tammi',
  'helmi',
  'maalis',
  'huhti',
  'touko',
  'kesä',
  'heinä',
  'elo',
  'syys',
  'loka',
];

/** The versions that an answer to {@link TELLING_QUESTION} has something from: one, if it is whole. */
export function versionsIn({ answer, citations, notice }: ChatAnswer): ReadonlySet<number> {
  const texts = [...answer.map(({ text }) => text), ...citations.map(({ quote }) => quote)];
  const sums = texts.flatMap((text) => [...text.matchAll(/1[\s\u00a0]50(\d)/gu)]);
  const month = MONTHS.findIndex((name) => notice.includes(`${name}kuu`));
  return new Set([month, ...sums.map(([, digit]) => Number(digit))]);
}

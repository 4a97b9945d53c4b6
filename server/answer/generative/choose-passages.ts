import type { IndexedMaterial } from '#ingest/store/store';
import type { Question } from '../../question/understand.js';
import type { Evidence, RankedChunk } from '../../retrieve/evidence.js';
import { type LocatedPassage, locateChunk } from '../cite.js';

/** Most that a model is given to read: a slide or two whole, or a chunk of each case of the deck. */
const MAX_PASSAGES = 40;
const MAX_CHARACTERS = 12_000;

/**
 * What a model may answer from: the best case whole and then the next best chunks of the others; when
 * many cases are asked for, the best chunk of each first.
 */
export function choosePassages(
  { kind }: Question,
  { cases }: Evidence,
  materials: readonly IndexedMaterial[],
): readonly LocatedPassage[] {
  const [best, ...others] = cases;
  const byScore = (chunks: readonly RankedChunk[]) => chunks.toSorted((a, b) => b.score - a.score);
  const isOfMany = kind === 'cases' || kind === 'compare';
  const ordered = isOfMany
    ? [
        ...cases.flatMap(({ chunks }) => chunks.slice(0, 1)),
        ...byScore(cases.flatMap(({ chunks }) => chunks.slice(1))),
      ]
    : [...(best?.chunks ?? []), ...byScore(others.flatMap(({ chunks }) => chunks))];

  const chosen = new Map<string, LocatedPassage>();
  let characters = 0;
  for (const { chunk } of ordered) {
    for (const located of locateChunk(materials, chunk)) {
      const key = `${chunk.materialId}/${located.passage.id}`;
      if (chosen.has(key)) continue;
      characters += located.passage.text.length;
      if (chosen.size >= MAX_PASSAGES || characters > MAX_CHARACTERS) return [...chosen.values()];
      chosen.set(key, located);
    }
  }
  return [...chosen.values()];
}

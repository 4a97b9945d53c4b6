import { languageSchema } from '#corpus/material';
import type { StoredChunk } from '#ingest/store/store';
import { chunkLines } from '../../retrieve/chunk-lines.js';
import type { RankedCase, RankedChunk } from '../../retrieve/evidence.js';

/** Passages of a chunk by their positions in it, in the order of the slide. */
export type ToldChunk = { readonly chunk: StoredChunk; readonly positions: readonly number[] };

/** A passage of a case, and how well it answers among those of the case. */
export type ScoredPassage = {
  readonly entry: RankedChunk;
  readonly position: number;
  readonly fit: number;
};

/** How many passages to tell, and what share of the best one's fit each must come to. */
export type Limits = { readonly maxPassages: number; readonly minRatio: number };

/** The passages of a case, in the order of its chunks. */
export function passagesOf({ chunks }: Pick<RankedCase, 'chunks'>): readonly ScoredPassage[] {
  return chunks.flatMap((entry) =>
    entry.parts.map(({ fit }, position) => ({ entry, position, fit })),
  );
}

/**
 * The passages that answer, the best first. An item of a list is told below its lead; a lead, and with
 * `isOfMany` an item, with all its items.
 */
export function tellPassages(
  passages: readonly ScoredPassage[],
  limits: Limits,
  isOfMany = false,
): readonly ToldChunk[] {
  const ordered = passages.toSorted((a, b) => b.fit - a.fit);
  const least = limits.minRatio * (ordered[0]?.fit ?? 0);
  const chosen = new Map<RankedChunk, number[]>();
  for (const { entry, position, fit } of ordered.slice(0, limits.maxPassages)) {
    if (fit < least) break;
    chosen.set(entry, [...(chosen.get(entry) ?? []), position]);
  }
  return Array.from(chosen, ([{ chunk }, positions]) => {
    const isList = chunk.passages.length > 1;
    const isWhole = isList && (isOfMany || positions.includes(0));
    if (isWhole) return whole(chunk);
    return { chunk, positions: [...new Set([0, ...positions])].sort((a, b) => a - b) };
  });
}

/** A chunk with all its passages. */
export function whole(chunk: StoredChunk): ToldChunk {
  return { chunk, positions: chunk.passages.map((_, position) => position) };
}

/** "IHH koostuu seuraavista kumppaneista:" leads in what is below it, and is no sentence. */
export function isLead(chunk: StoredChunk, position: number): boolean {
  if (position > 0 || chunk.passages.length === 1) return false;
  return languageSchema.options.some(
    (language) =>
      chunk.texts[language] && !/[.!?]$/u.test(chunkLines(chunk, language).passages[0] ?? ''),
  );
}

/** Chunks as the slide has them, from top to bottom. */
export function inSlideOrder(chunks: readonly RankedChunk[]): readonly RankedChunk[] {
  const position = ({ chunk }: RankedChunk) =>
    chunk.slide * 1_000 + Number(chunk.passages[0]?.split('#')[1] ?? 0);
  return chunks.toSorted((a, b) => position(a) - position(b));
}

import type { Vector } from '#ingest/embedding/unit-vector';
import type { MatchWeights } from '#ingest/language/match-terms';
import { createLexicalReader } from '#ingest/store/lexical-reader';
import type { ChunkMatch, ChunkReader, IndexContent } from '#ingest/store/store';

/** A reader over content in memory, so that a run can search an index that nobody has written. */
export function memoryReader(
  reader: ChunkReader,
  { chunks, vectors }: Pick<IndexContent, 'chunks' | 'vectors'>,
  weights: MatchWeights,
): ChunkReader {
  return {
    ...reader,
    async nearest(vector, k) {
      const best = new Map<number, ChunkMatch>();
      for (const entry of vectors) {
        const chunk = chunks[entry.chunk];
        const score = dot(entry.vector, vector);
        if (!chunk || score <= (best.get(entry.chunk)?.score ?? Number.NEGATIVE_INFINITY)) continue;
        best.set(entry.chunk, { chunk, language: entry.language, score });
      }
      return [...best.values()].sort((a, b) => b.score - a.score).slice(0, k);
    },
    ...createLexicalReader(chunks, weights),
  };
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The content as it would be had nobody translated it: whatever is asked, Finnish is searched. */
export function inFinnishOnly({
  chunks,
  vectors,
}: IndexContent): Pick<IndexContent, 'chunks' | 'vectors'> {
  const everywhere = <T>(value: T | undefined) =>
    value === undefined ? {} : { fi: value, sv: value, en: value };
  return {
    chunks: chunks.map((chunk) => ({
      ...chunk,
      texts: everywhere(chunk.texts.fi),
      terms: everywhere(chunk.terms.fi),
    })),
    vectors: vectors.filter(({ language }) => language === 'fi'),
  };
}

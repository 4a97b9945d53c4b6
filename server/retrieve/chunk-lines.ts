import type { Language } from '#corpus/material';
import type { StoredChunk } from '#ingest/store/store';

/** The text of a chunk as its lines: the heading that leads it in, if any, and its passages, a line each. */
export function chunkLines(
  { texts, passages }: Pick<StoredChunk, 'texts' | 'passages'>,
  language: Language,
): { readonly heading: readonly string[]; readonly passages: readonly string[] } {
  const lines = (texts[language]?.body ?? '').split('\n');
  return { heading: lines.slice(0, -passages.length), passages: lines.slice(-passages.length) };
}

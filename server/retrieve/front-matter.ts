import type { ChunkReader, StoredChunk } from '#ingest/store/store';

/**
 * Whether a chunk tells of its material itself: it stands outside all cases, and outside the sections or
 * on the slide that opens one. A material that is not divided has no such part.
 */
export function isFront(
  { materialId, caseId, slide }: StoredChunk,
  { materials }: Pick<ChunkReader, 'materials'>,
): boolean {
  const material = materials.find(({ manifest }) => manifest.id === materialId);
  if (!material || caseId !== null) return false;
  const { manifest, cases, pages } = material;
  if (cases.length + manifest.sections.length === 0) return false;
  const page = pages.find(({ number }) => number === slide);
  return page?.section === null || !page?.passages.some(({ kind }) => kind === 'statement');
}

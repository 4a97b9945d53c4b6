import { expect, it } from 'vitest';
import type { ChunkReader, ChunkWriter, IndexContent } from './store.js';

/** A store under test: a writer and a reader over the same place. */
export type StoreUnderTest = {
  readonly writer: ChunkWriter;
  open(): Promise<ChunkReader>;
};

/** The tests that every store must pass. `content` has a vector for each of its chunks. */
export function testStore(
  make: () => Promise<StoreUnderTest>,
  content: () => Promise<IndexContent>,
): void {
  it('gives back what was written', async () => {
    const { writer, open } = await make();
    const written = await content();
    const manifest = await writer.replaceAll(written);
    const reader = await open();
    expect(reader.manifest).toEqual(manifest);
    expect(reader.manifest.counts.chunks).toBe(written.chunks.length);
    expect(reader.materials.map((material) => material.manifest.id)).toEqual(
      written.materials.map((material) => material.manifest.id),
    );
  });

  it('finds every chunk by its own vector, each chunk once', async () => {
    const { writer, open } = await make();
    const written = await content();
    await writer.replaceAll(written);
    const reader = await open();
    for (const { chunk, vector } of written.vectors) {
      const found = await reader.nearest(vector, 5);
      expect(found).toHaveLength(5);
      expect(new Set(found.map((match) => match.chunk.id)).size).toBe(5);
      expect(found[0]?.score).toBeCloseTo(1, 3);
      const best = found.filter(({ score }) => score > 0.9999).map((match) => match.chunk.id);
      expect(best).toContain(written.chunks[chunk]?.id);
    }
  });

  it('finds chunks by their terms, best first, and knows what a term tells', async () => {
    const { writer, open } = await make();
    await writer.replaceAll(await content());
    const reader = await open();
    const found = await reader.matching(['voucher', '1500'], 'fi', 10);
    expect(found[0]?.chunk.slide).toBe(22);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(reader.weightOf('voucher', 'fi')).toBeGreaterThan(reader.weightOf('kaupung', 'fi'));
    expect(reader.matchTerm('voucher', 'fi')[0]).toEqual({ term: 'voucher', weight: 1 });
  });

  it('finds nothing by terms that no chunk has', async () => {
    const { writer, open } = await make();
    await writer.replaceAll(await content());
    expect(await (await open()).matching(['xyzzyxyzzy'], 'fi', 10)).toEqual([]);
    expect(await (await open()).matching([], 'fi', 10)).toEqual([]);
  });

  it('knows the places by which its chunks can be asked for', async () => {
    const { writer, open } = await make();
    await writer.replaceAll(await content());
    const { places } = await open();
    expect(places.has('lappeenranta')).toBe(true);
    expect(places.has('merikarvia')).toBe(true);
    expect(places.has('vaasa')).toBe(false);
  });
}

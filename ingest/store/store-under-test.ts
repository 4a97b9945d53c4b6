import type { Material } from '#corpus/material';
import type { ChunkReader, ChunkWriter, IndexContent } from './store.js';

/** A store under test: a writer and a reader over the same place. */
export type StoreUnderTest = {
  readonly writer: ChunkWriter;
  /** Opens an index of these materials; of the deck when none are given. */
  open(materials?: readonly Material[]): Promise<ChunkReader>;
};

/** The deck twice, under two ids: the same vectors and terms for other chunks. */
export function withTwin(content: IndexContent): IndexContent {
  const { materials, chunks, vectors, questionVectors, gapVectors, topicVectors } = content;
  const id = 'kaksonen';
  const twins = materials.map((material) => ({
    ...material,
    manifest: { ...material.manifest, id },
  }));
  const copies = chunks.map((chunk) => ({ ...chunk, id: `x${chunk.id}`, materialId: id }));
  const ofTwin = <T extends object>(entry: T) => ({ ...entry, materialId: id });
  const move = <T extends { readonly chunk: number }>(entry: T): T => ({
    ...entry,
    chunk: entry.chunk + chunks.length,
  });
  return {
    ...content,
    materials: [...materials, ...twins],
    chunks: [...chunks, ...copies],
    vectors: [...vectors, ...vectors.map(move)],
    questionVectors: [...questionVectors, ...questionVectors.map(move)],
    gapVectors: [...gapVectors, ...gapVectors.map(ofTwin)],
    topicVectors: [...topicVectors, ...topicVectors.map(ofTwin)],
  };
}

import { ANALYSER_VERSION } from '../language/analyse.js';
import { hashMaterial, INDEX_SCHEMA, type IndexManifest } from './manifest.js';
import type { IndexContent } from './store.js';

/** What a manifest says of an index before anything is written: what it is made from, and how much. */
export function describeContent(content: IndexContent): Omit<IndexManifest, 'files'> {
  const { model, gazetteer, materials, chunks } = content;
  return {
    schema: INDEX_SCHEMA,
    analyser: ANALYSER_VERSION,
    model,
    gazetteer,
    materials: materials.map((material) => ({
      id: material.manifest.id,
      sha256: hashMaterial(material),
    })),
    counts: {
      slides: sum(materials, ({ pages }) => pages.length),
      cases: sum(materials, ({ cases }) => cases.length),
      passages: sum(materials, ({ pages }) => sum(pages, (page) => page.passages.length)),
      chunks: chunks.length,
      vectors: content.vectors.length,
      questions: content.questionVectors.length,
      gaps: content.gapVectors.length,
      topics: content.topicVectors.length,
    },
  };
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

import type { IndexManifest } from './manifest.js';

/** Sorts of vectors, by the names under which stores keep them. */
export const VECTOR_SORTS = ['vectors', 'questions', 'gaps', 'topics'] as const;
export type VectorSort = (typeof VECTOR_SORTS)[number];

/** Dimensions of each sort. */
export function vectorDimensions({
  dimensions,
  metric,
}: Pick<IndexManifest['model'], 'dimensions' | 'metric'>): Readonly<Record<VectorSort, number>> {
  const ofQuestions = metric.dimensions;
  return { vectors: dimensions, questions: ofQuestions, gaps: ofQuestions, topics: ofQuestions };
}

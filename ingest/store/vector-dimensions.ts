import { FACET_DIMENSIONS } from '../language/question-facets.js';
import type { IndexManifest } from './manifest.js';

/** Sorts of vectors, by the names under which stores keep them. */
export const VECTOR_SORTS = ['vectors', 'questions', 'gaps'] as const;
export type VectorSort = (typeof VECTOR_SORTS)[number];

/** Dimensions of each sort: those of questions have what is asked beside what it is asked of. */
export function vectorDimensions({
  dimensions,
}: Pick<IndexManifest['model'], 'dimensions'>): Readonly<Record<VectorSort, number>> {
  const ofQuestions = dimensions + FACET_DIMENSIONS;
  return { vectors: dimensions, questions: ofQuestions, gaps: ofQuestions };
}

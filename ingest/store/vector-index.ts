import { KuntaopasError } from '#corpus/errors';
import type { Vector } from '../embedding/unit-vector.js';

/** What a manifest says of the vectors of a folder. */
export type VectorFacts = { readonly dimensions: number; readonly total: number };

/** A vector that was found: what was saved with it, and its cosine distance. */
export type FoundVector<T> = { readonly entry: T; readonly distance: number };

/** The vectors of a folder, opened. */
export type VectorIndex<T> = {
  /** What was saved with each vector, by its label. */
  readonly entries: ReadonlyMap<number, T>;
  /**
   * The `k` vectors nearest to another, best first, of all or of those with the labels `among`. A list of
   * labels is told by its identity: give the same one for the same labels.
   */
  nearest(vector: Vector, k: number, among?: Int32Array): readonly FoundVector<T>[];
};

/** The fault of files that are not what their manifest says. */
export function unlikeManifest(folder: string, what: string): KuntaopasError {
  return new KuntaopasError({
    code: 'index-damaged',
    message: `The ${what} in ${folder} are not what its manifest says.`,
    remedy: 'Run npm run ingest to build it again.',
  });
}

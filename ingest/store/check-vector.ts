import { KuntaopasError } from '#corpus/errors';
import { isUnitVector, type Vector } from '../embedding/unit-vector.js';

/**
 * Lets a vector pass that is of `dimensions` finite numbers and of unit length.
 *
 * @throws KuntaopasError `vector-unusable`: stores would take NaN too, and find anything by it.
 */
export function checkVector(vector: Vector, dimensions: number): void {
  if (vector.length === dimensions && isUnitVector(vector)) return;
  throw new KuntaopasError({
    code: 'vector-unusable',
    message: `A vector is not of ${dimensions} finite numbers and unit length.`,
    remedy: 'Use a model that gives normalised vectors; check its folder.',
    facts: { dimensions: vector.length },
  });
}

/** How far a vector's length may be from 1: int8 models round. */
const NORM_TOLERANCE = 1e-3;

/** The numbers of a vector: in an array, or in one of single precision, which takes half the memory. */
export type Vector = ArrayLike<number> & Iterable<number>;

/**
 * Whether numbers are a vector of unit length, none of them missing or infinite: hnswlib takes any
 * others and finds arbitrary neighbours.
 */
export function isUnitVector(vector: Vector): boolean {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += (vector[i] as number) ** 2;
  return Math.abs(Math.sqrt(squares) - 1) <= NORM_TOLERANCE;
}

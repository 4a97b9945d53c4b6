/** How far a vector's length may be from 1: int8 models round. */
const NORM_TOLERANCE = 1e-3;

/**
 * Whether numbers are a vector of unit length, none of them missing or infinite: hnswlib takes any
 * others and finds arbitrary neighbours.
 */
export function isUnitVector(vector: readonly number[]): boolean {
  return Math.abs(Math.hypot(...vector) - 1) <= NORM_TOLERANCE;
}

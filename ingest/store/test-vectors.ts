/** Numbers in each of the vectors. */
export const DIMENSIONS = 100;

/** A unit vector that is another for each number; of its dimensions one is much larger than the others. */
export function vectorOf(number: number): readonly number[] {
  const values = Array.from({ length: DIMENSIONS }, (_, i) =>
    Math.sin((number + 1) ** 2 * (i + 3) ** 2),
  );
  values[0] = 7;
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

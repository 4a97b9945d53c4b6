/** Of each word of a text its positions. */
export type WordPositions = ReadonlyMap<string, readonly number[]>;

/** Lists the positions of the words of a text. */
export function positionsOf(words: readonly string[]): WordPositions {
  const positions = new Map<string, number[]>();
  words.forEach((word, position) => {
    const known = positions.get(word);
    if (known) known.push(position);
    else positions.set(word, [position]);
  });
  return positions;
}

/**
 * The longest run of words that two texts share, as positions in the first: a name asked for ("Work in
 * Finland") stands in the right passage word by word, while its words alone stand in many.
 *
 * ```
 * question   which cities team up with  work in finland
 * passage    markets both the national  work in finland  services
 * ```
 *
 * Longest common substring over words, by dynamic programming; ties go to the first.
 */
export function sharedPhrase(
  question: readonly string[],
  passage: WordPositions,
): { readonly start: number; readonly end: number } {
  let best = { start: 0, end: 0 };
  /** Of each position in the passage where the word before stands: how long the run is that ends there. */
  let previous = new Map<number, number>();
  question.forEach((word, i) => {
    const runs = new Map<number, number>();
    for (const position of passage.get(word) ?? []) {
      const length = (previous.get(position - 1) ?? 0) + 1;
      runs.set(position, length);
      if (length > best.end - best.start) best = { start: i + 1 - length, end: i + 1 };
    }
    previous = runs;
  });
  return best;
}

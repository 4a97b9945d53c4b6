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
  passage: readonly string[],
): { readonly start: number; readonly end: number } {
  let best = { start: 0, end: 0 };
  let previous = new Array<number>(passage.length + 1).fill(0);
  for (let i = 0; i < question.length; i++) {
    const row = new Array<number>(passage.length + 1).fill(0);
    for (let j = 0; j < passage.length; j++) {
      if (question[i] !== passage[j]) continue;
      const length = (previous[j] ?? 0) + 1;
      row[j + 1] = length;
      if (length > best.end - best.start) best = { start: i + 1 - length, end: i + 1 };
    }
    previous = row;
  }
  return best;
}

/** Shortest term that may be a part of a compound: shorter ones ("työ", "kv") stand in too many. */
export const MIN_PART = 4;
/** Shortest beginning by which two compounds are related. */
export const MIN_SHARED_PART = 6;
/** What two inflections of one word may have after their common start, of the shorter and the longer. */
export const MAX_BENT = { shorter: 2, longer: 3 };
/** How much longer a compound is than its part. */
export const MIN_REST = 3;

/** Longest term that is related to another by less than {@link MIN_SHARED_PART} letters at its start. */
const MAX_SHORT = MIN_SHARED_PART - 1 + MAX_BENT.longer;

/** The words of an index by their letters, without dots; answers with positions in the sorted words. */
export type VocabularyIndex = {
  /**
   * All words that are related to a word by their beginning or as part and compound, as `match-terms.ts`
   * has it, and some that are not.
   */
  related(word: string): readonly number[];
  /** All words at most `limit` typing mistakes away; none for 0. */
  within(word: string, limit: number): readonly number[];
};

/**
 * Indexes words, sorted and each once, so that a question looks at few of them:
 *
 * ```
 * starts    maahan | maahanmuuto, maahanmuutto, maahanmuuttopalvelu    a run of the sorted words
 * short     maah   | maaha, maahan, maahti                            4 letters are enough for these
 * ends      palvelu: of those that end on "lvelu…" the ones that end on "palvelu"
 * parts     maahanmuuttopalvelu ends on "muuttopalvelu", … "palvelu", "velu": is it a word?
 * mistakes  a walk along the sorted words: rows of the edit distance that two neighbours share are
 *           computed once, and a beginning that is too far away is passed over with all its words
 * ```
 *
 * The walk is a depth-first search of the words' trie, whose nodes are the common beginnings of
 * neighbours (Navarro 2001, "A guided tour to approximate string matching", 8.2). A deletion index
 * (SymSpell) answers sooner, but holds some 100 variants of a long word.
 */
export function indexVocabulary(sorted: readonly string[]): VocabularyIndex {
  const position = new Map(sorted.map((word, i) => [word, i]));
  const short = groupPositions(sorted, (word) =>
    word.length >= MIN_PART && word.length <= MAX_SHORT ? word.slice(0, MIN_PART) : undefined,
  );
  const endsOn = (letters: number) =>
    groupPositions(sorted, (word) => (word.length >= letters ? word.slice(-letters) : undefined));
  const ends = { few: endsOn(MIN_PART), many: endsOn(MIN_SHARED_PART) };

  return { related, within: indexMistakes(sorted).within };

  function related(word: string): readonly number[] {
    if (word.length < MIN_PART) return [];
    const found = new Set(short.get(word.slice(0, MIN_PART)));
    // A compound may bend the last letter of its part.
    const start = word.slice(0, Math.max(MIN_PART, Math.min(MIN_SHARED_PART, word.length - 1)));
    for (let i = lowerBound(sorted, start); sorted[i]?.startsWith(start); i++) found.add(i);
    const letters = word.length < MIN_SHARED_PART ? MIN_PART : MIN_SHARED_PART;
    const group = letters === MIN_PART ? ends.few : ends.many;
    for (const i of group.get(word.slice(-letters)) ?? []) {
      const candidate = sorted[i] ?? '';
      if (candidate.length >= word.length + MIN_REST && candidate.endsWith(word)) found.add(i);
    }
    for (let from = MIN_REST; from <= word.length - MIN_PART; from++) {
      const i = position.get(word.slice(from));
      if (i !== undefined) found.add(i);
    }
    return [...found];
  }
}

/** Positions by key, each list no longer than it must be. */
function groupPositions(
  sorted: readonly string[],
  keyOf: (word: string) => string | undefined,
): ReadonlyMap<string, Int32Array> {
  const groups = new Map<string, number[]>();
  sorted.forEach((word, i) => {
    const key = keyOf(word);
    if (key === undefined) return;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return new Map(Array.from(groups, ([key, group]) => [key, Int32Array.from(group)]));
}

/** The position of the first word that is not before `start`. */
function lowerBound(sorted: readonly string[], start: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many letters two words have in common at their start. */
export function commonPrefix(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/**
 * The part of {@link indexVocabulary} that finds typing mistakes. With `first`, `within` looks at words with
 * this first letter alone.
 */
export function indexMistakes(sorted: readonly string[]) {
  // A byte is enough: of longer words in common less is passed over.
  const shared = Uint8Array.from(sorted, (word, i) =>
    Math.min(commonPrefix(word, sorted[i - 1] ?? ''), 255),
  );
  return {
    within(word: string, limit: number, first?: string): readonly number[] {
      if (limit <= 0) return [];
      const from = first === undefined ? 0 : lowerBound(sorted, first);
      const to = first === undefined ? sorted.length : lowerBound(sorted, `${first}\uffff`);
      return walk(sorted, shared, word, limit, from, to);
    },
  };
}

/**
 * Words by optimal string alignment distance (insert, delete, replace, swap of neighbours). Row `i` of
 * the table belongs to the first `i` letters of the word that is looked at, and holds for the next word
 * as far as both begin alike. Looks at the words from position `from` up to `to`.
 */
function walk(
  sorted: readonly string[],
  shared: Uint8Array,
  word: string,
  limit: number,
  from: number,
  to: number,
): readonly number[] {
  const width = word.length + 1;
  const rows = [Uint16Array.from({ length: width }, (_, column) => column)];
  const found: number[] = [];
  let whole = 0;
  /** Letters of a beginning that is too far away; none. */
  let dead = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const alike = i === from ? 0 : (shared[i] as number);
    if (alike < whole) whole = alike;
    if (alike >= dead) continue;
    dead = Number.POSITIVE_INFINITY;
    const candidate = sorted[i] ?? '';
    if (Math.abs(candidate.length - word.length) > limit) continue;
    while (whole < candidate.length && dead > whole) {
      const row = rows[whole + 1] ?? new Uint16Array(width);
      rows[whole + 1] = row;
      whole++;
      if (fillRow(row, rows, candidate, whole, word) > limit) dead = whole;
    }
    if (dead > whole && (rows[candidate.length]?.[word.length] ?? limit + 1) <= limit)
      found.push(i);
  }
  return found;
}

/** Fills the row of the first `length` letters of a candidate; gives its least value. */
function fillRow(
  row: Uint16Array,
  rows: readonly Uint16Array[],
  candidate: string,
  length: number,
  word: string,
): number {
  const above = rows[length - 1] as Uint16Array;
  const twoAbove = rows[length - 2];
  const letter = candidate.charCodeAt(length - 1);
  const before = candidate.charCodeAt(length - 2);
  row[0] = length;
  let least = length;
  for (let column = 1; column < row.length; column++) {
    const asked = word.charCodeAt(column - 1);
    let best = (above[column - 1] as number) + (asked === letter ? 0 : 1);
    best = Math.min(best, (above[column] as number) + 1, (row[column - 1] as number) + 1);
    if (twoAbove && column > 1 && asked === before && word.charCodeAt(column - 2) === letter) {
      best = Math.min(best, (twoAbove[column - 2] as number) + 1);
    }
    row[column] = best;
    if (best < least) least = best;
  }
  return least;
}

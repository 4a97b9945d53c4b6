/** Shortest part of a compound: shorter ones ("työ", "ala") stand in too many words. */
const MIN_PART = 4;
/** What joins parts, dropped from the end of the first: Finnish genitive, Swedish s. */
const JOINTS = ['', 'n', 's', 'in', 'den', 'ien'];

/** Takes a word apart; a word that is no compound has one part, itself. */
export type CompoundSplitter = (word: string) => readonly string[];

/**
 * Learns to split compounds from the words of a vocabulary: of all ways to cut a word into known
 * words, the one whose parts are most frequent, by the geometric mean of their counts; the word
 * itself is one of the ways (Koehn & Knight 2003, "Empirical Methods for Compound Splitting").
 *
 * ```
 * maahanmuuttopalvelu → maahanmuutto · palvelu
 * ```
 */
export function learnCompoundSplitter(words: Iterable<string>): CompoundSplitter {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);

  return function split(word) {
    let best = { parts: [word] as readonly string[], score: counts.get(word) ?? 0 };
    for (const parts of cuts(word)) {
      const product = parts.reduce((all, piece) => all * (counts.get(piece) ?? 0), 1);
      const score = product ** (1 / parts.length);
      if (score > best.score) best = { parts, score };
    }
    return best.parts;
  };

  /** Every way to cut a word into two or more known words. */
  function cuts(word: string): readonly (readonly string[])[] {
    const found: (readonly string[])[] = [];
    for (let end = MIN_PART; end <= word.length - MIN_PART; end++) {
      const head = knownWithoutJoint(word.slice(0, end));
      if (head === undefined) continue;
      const rest = word.slice(end);
      if (counts.has(rest)) found.push([head, rest]);
      for (const others of cuts(rest)) found.push([head, ...others]);
    }
    return found;
  }

  function knownWithoutJoint(piece: string): string | undefined {
    return JOINTS.filter((joint) => piece.endsWith(joint))
      .map((joint) => piece.slice(0, piece.length - joint.length))
      .find((stem) => stem.length >= MIN_PART && counts.has(stem));
  }
}

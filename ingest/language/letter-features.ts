/** Buckets that letter groups are hashed into; a collision costs little, a bigger model much. */
export const LETTER_BUCKETS = 8192;

/** Lengths of the letter groups. */
const SHORTEST = 2;
const LONGEST = 5;

/**
 * The letter groups, words and pairs of words of a text, as distinct numbers of buckets. What people
 * leave out when they type is folded away: capitals, dots, marks, doubled letters.
 *
 * ```
 * "Terrvé!" → terve → " t" "te" … " ter" … "terve " · terve · ^terve · terve$
 * ```
 */
export function letterFeatures(text: string): readonly number[] {
  const buckets = new Set<number>();
  const words = foldText(text).split(' ');
  for (const word of words) {
    const padded = ` ${word} `;
    for (let length = SHORTEST; length <= LONGEST; length++) {
      for (let start = 0; start + length <= padded.length; start++) {
        buckets.add(bucketOf(padded.slice(start, start + length)));
      }
    }
    buckets.add(bucketOf(`=${word}`));
  }
  for (let i = 0; i <= words.length; i++) {
    buckets.add(bucketOf(`${words[i - 1] ?? '^'}_${words[i] ?? '$'}`));
  }
  return [...buckets];
}

/** Small letters without dots and marks, no letter doubled, one space between words. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})\1+/gu, '$1')
    .trim();
}

/** FNV-1a. */
function bucketOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % LETTER_BUCKETS;
}

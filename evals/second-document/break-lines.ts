const LETTERS = /^[\p{L}]+$/u;
/** Shortest word that is divided, and the least that stays on each side. */
const MIN_WORD = 8;
const MIN_PART = 3;

/**
 * Breaks a paragraph into lines no wider than `width`, long words divided between syllables, as a
 * printed book has it. `measure` gives the width of a text.
 */
export function breakLines(
  text: string,
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const whole = line === '' ? word : `${line} ${word}`;
    if (measure(whole) <= width) {
      line = whole;
      continue;
    }
    const start = line === '' ? '' : `${line} `;
    const at = divisionsOf(word).findLast((i) => measure(`${start}${word.slice(0, i)}-`) <= width);
    lines.push(at === undefined ? line : `${start}${word.slice(0, at)}-`);
    line = at === undefined ? word : word.slice(at);
  }
  return [...lines, line].filter((entry) => entry !== '');
}

/** Where a Finnish word may be divided: before a consonant that a vowel follows (maa-han-muut-to). */
function divisionsOf(word: string): readonly number[] {
  const [letters = ''] = /^[\p{L}]+/u.exec(word) ?? [];
  if (letters.length < MIN_WORD || !LETTERS.test(letters) || /\p{Lu}/u.test(letters.slice(1))) {
    return [];
  }
  return Array.from(
    letters.matchAll(/(?<=[aeiouyäöåbcdfghjklmnpqrstvxz])[bcdfghjklmnpqrstvxz][aeiouyäöå]/giu),
  )
    .map(({ index }) => index)
    .filter((index) => index >= MIN_PART && letters.length - index >= MIN_PART);
}

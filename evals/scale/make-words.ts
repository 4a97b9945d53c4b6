import { HEADS, MODIFIERS, SYLLABLES } from './words.js';

/** A word in the cases that the sentences need. */
export type Bent = {
  readonly nominative: string;
  readonly genitive: string;
  readonly partitive: string;
};

/** Of so many compounds one has three parts: of those there are half a million. */
const LONG_SHARE = 0.25;

/** A compound as officials build them: nuorisotyöpaja, vesihuoltokumppanuus, talviliikunta-avustus. */
export function makeCompound(random: () => number): Bent {
  const first = pick(MODIFIERS, random);
  const second = random() < LONG_SHARE ? pick(MODIFIERS, random) : '';
  const [nominative, genitive, partitive] = pick(HEADS, random);
  const start = second ? join(first, second) : first;
  return {
    nominative: join(start, nominative),
    genitive: join(start, genitive),
    partitive: join(start, partitive),
  };
}

/** The same vowel on both sides is kept apart: kesä-ääni. */
function join(start: string, end: string): string {
  return start.at(-1) === end[0] && /[aeiouyäö]/u.test(end[0] ?? '')
    ? `${start}-${end}`
    : start + end;
}

/** A name that nobody has: Kaviro. */
export function makeName(random: () => number): string {
  const syllables = Array.from({ length: 4 }, () => pick(SYLLABLES, random));
  return capitalise(syllables.join(''));
}

/** One of a list. */
export function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** A whole number from `low` to `high`. */
export function between(low: number, high: number, random: () => number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** With a capital first letter. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

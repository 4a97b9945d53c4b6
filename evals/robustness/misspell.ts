import { fold } from '#ingest/language/match-terms';

/** Shortest word in which a slip is made: in shorter ones it makes another word. */
const MIN_LENGTH = 6;

/** A way to write a question badly; the text itself where there is nothing to spoil. */
export type Misspelling = {
  readonly name: string;
  misspell(text: string, random: () => number): string;
};

/** How people misspell: without dots, neighbours swapped, a letter left out, one typed twice. */
export const MISSPELLINGS: readonly Misspelling[] = [
  { name: 'without dots', misspell: fold },
  {
    name: 'letters swapped',
    misspell: slip((word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)),
  },
  { name: 'letter missing', misspell: slip((word, at) => word.slice(0, at) + word.slice(at + 1)) },
  { name: 'letter doubled', misspell: slip((word, at) => word.slice(0, at) + word.slice(at - 1)) },
];

/** Spoils one long word, somewhere within; its first and last letters stay. */
function slip(spoil: (word: string, at: number) => string): Misspelling['misspell'] {
  return (text, random) => {
    const long = [...text.matchAll(/\p{L}+/gu)].filter(([word]) => word.length >= MIN_LENGTH);
    const match = long[Math.floor(random() * long.length)];
    if (!match) return text;
    const [word] = match;
    const at = 1 + Math.floor(random() * (word.length - 3));
    return text.slice(0, match.index) + spoil(word, at) + text.slice(match.index + word.length);
  };
}

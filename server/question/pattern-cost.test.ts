import { describe, expect, it } from 'vitest';
import { analyse } from '#ingest/language/analyse';
import { detectLanguage } from '#ingest/language/detect-language';
import { letterFeatures } from '#ingest/language/letter-features';
import { readExpectedAnswer } from './answer-type.js';
import { cleanText, isAboutWeather, isAbuse, isAttack } from './guard.js';
import { asksForQuote, asksJudgement, isBroad, isOfMany, isYesOrNo, readKind } from './kind.js';
import { blankPersonalData } from './mask-personal-data.js';

const READERS = {
  readKind,
  isBroad,
  isOfMany,
  asksForQuote,
  asksJudgement,
  isAttack,
  isAbuse,
  isAboutWeather,
  cleanText,
  detectLanguage,
  blankPersonalData,
  letterFeatures,
  isYesOrNo: (text: string) => isYesOrNo(text, 'fi'),
  'readExpectedAnswer (fi)': (text: string) => readExpectedAnswer(text, 'fi'),
  'readExpectedAnswer (sv)': (text: string) => readExpectedAnswer(text, 'sv'),
  'readExpectedAnswer (en)': (text: string) => readExpectedAnswer(text, 'en'),
  analyse: (text: string) => analyse(text, 'fi'),
} satisfies Record<string, (text: string) => unknown>;

/**
 * One word without end, and others over and over. Patterns that look for one word and then another ("kuinka …
 * toimii") are left out: they cost the square of how often the first is said, which 1,000 characters bound.
 */
const PIECES = [
  ...['a', 'ä', 'Ж', '1', '-', 'a-', '0-', '1 ', 'a ', 'aB ', 'Aa Bb ', '@', ' ', 'x?', '?! '],
  ...['kunta ', 'mitkä kaikki ', 'mitä kaikkiset ', 'hur många '],
];

const SHORT = 2_000;
const TIMES = 4;

/** Least processor time of several runs, in milliseconds: others on the machine only add to it. */
function cost(read: (text: string) => unknown, text: string): number {
  const runs = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}

describe('patterns that read a question', () => {
  it.each(Object.entries(READERS))(
    '%s reads four times the text in far less than sixteen times the time',
    (_, read) => {
      const squared = PIECES.flatMap((piece) => {
        const repeated = (length: number) => piece.repeat(length).slice(0, length);
        const [short, long] = [SHORT, SHORT * TIMES].map((n) => cost(read, repeated(n)));
        // Squared would be 16 times; what takes next to nothing cannot be compared.
        const times = (long ?? 0) / Math.max(short ?? 0, 0.5);
        return times > TIMES * 2.5 ? [{ piece, times }] : [];
      });
      expect(squared).toEqual([]);
    },
  );
});

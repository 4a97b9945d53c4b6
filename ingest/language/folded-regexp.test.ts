import { describe, expect, it } from 'vitest';
import { foldedRegExp, plainText } from './folded-regexp.js';

describe('foldedRegExp', () => {
  it('finds plain text by a pattern that is written with its dots', () => {
    expect(foldedRegExp(/\bsää\b/u).test(plainText('Onko sää hyvä'))).toBe(true);
    expect(foldedRegExp(/\bsää\b/u).test(plainText('onko saa hyva'))).toBe(true);
  });

  it.each([
    ['plain text', 'ja', true],
    ['plain text', 'jaa ja_ ja1', false],
    ['a letter of another alphabet', 'жja jaж', false],
    ['one beside the word', 'ж ja', true],
    ['a digit of another script', 'ja٣', false],
    ['a dash', 'Turku–ja', true],
  ])('ends a word where its letters end, in %s: %j', (_what, text, found) => {
    expect(foldedRegExp(/\bja\b/u).test(plainText(text))).toBe(found);
  });

  it('tells where it has found what', () => {
    const pattern = foldedRegExp(/\b(?:mikä|mitä) (\p{L}+)\b/u);
    for (const [text, at] of [
      ['no mitä tämä on', 3],
      ['ж mitä tämä on', 2],
      ['– ”😀” mitä tämä on', 7],
    ] as const) {
      expect(plainText(text).search(pattern)).toBe(at);
      expect(pattern.exec(plainText(text))?.[1]).toBe('tama');
    }
  });
});

describe('plainText', () => {
  it.each([
    ['Mitä IHH – Жук’in kahvila – on?', "mita ihh - xxx'in kahvila - on?"],
    ['”Hinta” 5 €…', ' hinta  5   '],
    ['٣ 𝟚', '0 00'],
    ['', ''],
  ])('of %j is %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
    expect(plainText(text)).toHaveLength(text.length);
  });
});

import { describe, expect, it } from 'vitest';
import { wordRegExp } from './word-regexp.js';

describe('wordRegExp', () => {
  it('ends a word after a letter with dots, unlike JavaScript', () => {
    expect(/\bsää\b/u.test('sää on')).toBe(false);
    expect(wordRegExp(/\bsää\b/u).test('sää on')).toBe(true);
    expect(wordRegExp(/\bsää\b/u).test('säästö')).toBe(false);
  });

  it.each([
    ['ja', true],
    ['(ja)', true],
    ['sekä ja tai', true],
    ['jaä', false],
    ['öja', false],
    ['ja1', false],
    ['ja_', false],
  ])('finds the word "ja" in %j: %s', (text, found) => {
    expect(wordRegExp(/\bja\b/u).test(text)).toBe(found);
  });

  it('keeps the flags', () => {
    expect('Ja jaa JA'.match(wordRegExp(/\bja\b/giu))).toEqual(['Ja', 'JA']);
  });
});

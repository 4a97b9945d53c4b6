import { describe, expect, it } from 'vitest';
import { foldedRegExp } from './folded-regexp.js';

describe('foldedRegExp', () => {
  it('finds folded text by a pattern that is written with its dots', () => {
    expect(foldedRegExp(/\bsää\b/u).test('onko saa hyva')).toBe(true);
  });

  it.each([
    ['plain text', 'ja', true],
    ['plain text', 'jaa ja_ ja1', false],
    ['a letter of another alphabet', 'жja jaж', false],
    ['one beside the word', 'ж ja', true],
    ['a digit of another script', 'ja٣', false],
  ])('ends a word where its letters end, in %s: %j', (_what, text, found) => {
    expect(foldedRegExp(/\bja\b/u).test(text)).toBe(found);
  });

  it('tells where it has found what, in both', () => {
    const pattern = foldedRegExp(/\b(?:mikä|mitä) (\p{L}+)\b/u);
    for (const [text, at] of [
      ['no mita tama on', 3],
      ['ж mita tama on', 2],
    ] as const) {
      expect(text.search(pattern)).toBe(at);
      expect(pattern.exec(text)?.[1]).toBe('tama');
    }
  });
});

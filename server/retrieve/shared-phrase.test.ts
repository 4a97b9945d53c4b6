import { describe, expect, it } from 'vitest';
import { positionsOf, sharedPhrase } from './shared-phrase.js';

const words = (text: string) => text.split(' ');

describe('sharedPhrase', () => {
  it('finds the longest run of words that both texts have', () => {
    const question = words('which cities team up with work in finland');
    const passage = positionsOf(words('markets the national work in finland services in cities'));
    const { start, end } = sharedPhrase(question, passage);
    expect(question.slice(start, end)).toEqual(['work', 'in', 'finland']);
  });

  it('is empty when no word is shared', () => {
    expect(sharedPhrase(words('a b'), positionsOf(words('c d')))).toEqual({ start: 0, end: 0 });
  });

  it('prefers the first of equals', () => {
    expect(sharedPhrase(words('a x b'), positionsOf(words('b a')))).toEqual({ start: 0, end: 1 });
  });
});

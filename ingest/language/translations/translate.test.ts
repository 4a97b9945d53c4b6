import { describe, expect, it } from 'vitest';
import type { Language } from '#corpus/material';
import { stem } from '../stem.js';
import { createTranslator, MAX_TRANSLATIONS } from './translate.js';

const translate = (word: string, from: Language, to: Language) =>
  createTranslator(to)({ language: from, stem: stem(word, from) });

describe('createTranslator', () => {
  it.each([
    ['en', 'municipality', 'fi', 'kunta'],
    ['en', 'immigrant', 'fi', 'maahanmuuttaja'],
    ['en', 'university', 'fi', 'yliopisto'],
    ['sv', 'kommun', 'fi', 'kunta'],
    ['sv', 'arbetsgivare', 'fi', 'työnantaja'],
    ['fi', 'kunta', 'sv', 'kommun'],
    ['fi', 'työnantaja', 'en', 'employer'],
    ['en', 'employer', 'sv', 'arbetsgivare'],
    ['sv', 'skola', 'en', 'school'],
  ] as const)('knows what is called in %s %s is in %s %s', (from, word, to, called) => {
    expect(translate(word, from, to).map((found) => found.stem)).toContain(stem(called, to));
  });

  it('counts the surest in full and the others by how sure they are', () => {
    const found = translate('river', 'en', 'fi');
    const weights = found.map(({ weight }) => weight);
    expect(weights[0]).toBe(1);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(weights.length).toBeLessThanOrEqual(MAX_TRANSLATIONS);
  });

  it('has none for what nobody has translated, nor for a word of the language itself', () => {
    expect(translate('xyzzyxyzzy', 'en', 'fi')).toEqual([]);
    expect(translate('joki', 'fi', 'fi')).toEqual([]);
  });
});

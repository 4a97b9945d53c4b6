import { describe, expect, it } from 'vitest';
import { languageSchema } from '#corpus/material';
import { wordingOf } from './wording-of.js';

const LANGUAGES = languageSchema.options;

/** Every entry of a catalogue by its path; functions are called with arguments of their kind. */
function entries(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(...argumentsOf(path)))]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    entries(inner, path === '' ? key : `${path}.${key}`),
  );
}

function argumentsOf(path: string): readonly unknown[] {
  if (path === 'month') return ['2026-03'];
  if (/places/iu.test(path)) return [['Vaasa', 'Kemi']];
  if (/translated$|originalHeading$/u.test(path)) return ['sv'];
  if (path === 'citedFrom') return [[{ named: 'Opas', month: '2026' }]];
  if (path === 'page.sourceLabel') return [1, 22, 'Voucher'];
  if (path === 'parts') return [{ cases: 2, sections: 1, slides: 0 }];
  return [7, 25, 9];
}

describe('the catalogues', () => {
  it('have the same entries', () => {
    const keys = LANGUAGES.map((language) => entries(wordingOf(language)).map(([path]) => path));
    expect(keys[1]?.toSorted()).toEqual(keys[0]?.toSorted());
    expect(keys[2]?.toSorted()).toEqual(keys[0]?.toSorted());
  });

  it.each(LANGUAGES)('say something everywhere: %s', (language) => {
    for (const [path, text] of entries(wordingOf(language))) {
      expect({ path, text }).toEqual({ path, text: expect.stringMatching(/\p{L}/u) });
      expect({ path, text }).toEqual({ path, text: text.trim() });
      expect({ path, text }).toEqual({
        path,
        text: expect.not.stringMatching(/undefined|NaN|\s\s/u),
      });
    }
  });

  it('say each thing in three ways, but for the name of the service', () => {
    const [fi, sv, en] = LANGUAGES.map((language) => new Map(entries(wordingOf(language))));
    const same = [...(fi ?? [])].filter(([path, text]) =>
      [sv, en].some((o) => o?.get(path) === text),
    );
    expect(same.map(([path]) => path)).toEqual(['page.askTitle']);
    expect(sv?.get('page.askTitle')).toBe(en?.get('page.askTitle'));
  });

  it('speak only of themselves: no sentence of one language stands in another', () => {
    const written = (language: 'fi' | 'sv' | 'en') =>
      entries(wordingOf(language))
        .map(([, text]) => text)
        .join(' ');
    expect(written('en')).not.toMatch(/[åÅ]|aineisto|materialet/u);
    expect(written('sv')).not.toMatch(/aineisto|\bthe\b|kysy/u);
    expect(written('fi')).not.toMatch(/[åÅ]|\bthe\b|materialet/u);
  });
});

describe('a date', () => {
  const months = (language: 'fi' | 'sv' | 'en') =>
    Array.from({ length: 12 }, (_, i) =>
      wordingOf(language).month(`2026-${String(i + 1).padStart(2, '0')}`),
    );
  const formatted = (language: string) =>
    Array.from({ length: 12 }, (_, i) =>
      new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
        Date.UTC(2026, i, 15),
      ),
    );

  it.each(['sv', 'en'] as const)('names the month as the language does: %s', (language) => {
    expect(months(language)).toEqual(formatted(language).map((month) => `${month} 2026`));
  });

  it('is told in Finnish in the inessive: maaliskuu, maaliskuussa', () => {
    expect(months('fi')).toEqual(formatted('fi').map((month) => `${month}ssa 2026`));
  });
});

describe('a count of cases', () => {
  it.each([
    ['fi', 'yksi käytäntö', '3 käytäntöä'],
    ['sv', 'en praxis', '3 exempel'],
    ['en', 'one such practice', '3 such practices'],
  ] as const)('bends the noun: %s', (language, one, three) => {
    const { caseCount } = wordingOf(language);
    expect(caseCount(1)).toContain(one);
    expect(caseCount(3)).toContain(three);
  });
});

describe('places that the material lacks', () => {
  it('are named, one or more, as the language lists them', () => {
    expect(wordingOf('fi').placesNotInMaterial(['Vaasa'])).toContain('tästä paikasta: Vaasa.');
    expect(wordingOf('fi').placesNotInMaterial(['Vaasa', 'Kemi', 'Oulu'])).toContain(
      'Vaasa, Kemi ja Oulu',
    );
    expect(wordingOf('sv').placesNotInMaterial(['Vasa', 'Kemi'])).toContain('Vasa och Kemi');
    expect(wordingOf('en').placesNotInMaterial(['Vaasa', 'Kemi'])).toContain('Vaasa and Kemi');
  });
});

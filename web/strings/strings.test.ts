import { describe, expect, it } from 'vitest';
import type { Language } from './strings.js';
import { languageOfTag, stringsOf } from './strings-of.js';

const LANGUAGES: readonly Language[] = ['fi', 'sv', 'en'];

/** Every entry of a catalogue by its path; functions are called with arguments of their kind. */
function entries(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return [[path, String(value(...argumentsOf(path)))]];
  }
  return Object.entries(value as object).flatMap(([key, inner]) =>
    entries(inner, path === '' ? key : `${path}.${key}`),
  );
}

function argumentsOf(path: string): readonly unknown[] {
  if (path === 'answerReady') return ['Teksti.', 3];
  return path === 'original' ? ['sv'] : [7, 'Voucher', 22];
}

const catalogue = (language: Language) => new Map(entries(stringsOf(language)));

describe('the catalogues', () => {
  it('have the same entries, each said in three ways', () => {
    const [fi, sv, en] = LANGUAGES.map(catalogue);
    expect([...(sv?.keys() ?? [])]).toEqual([...(fi?.keys() ?? [])]);
    expect([...(en?.keys() ?? [])]).toEqual([...(fi?.keys() ?? [])]);
    const same = [...(fi ?? [])].filter(([path, text]) =>
      [sv, en].some((o) => o?.get(path) === text),
    );
    expect(same).toEqual([]);
  });

  it.each(LANGUAGES)(
    'say something everywhere, in sentences of at most 15 words: %s',
    (language) => {
      for (const [path, text] of catalogue(language)) {
        expect({ path, text }).toEqual({ path, text: expect.stringMatching(/\p{L}/u) });
        expect({ path, text }).toEqual({
          path,
          text: expect.not.stringMatching(/undefined|NaN|\s\s|^\s|\s$/u),
        });
        for (const sentence of text.split(/[.?!]\s/u)) {
          expect({ sentence, words: sentence.split(/\s+/u).length <= 15 }).toEqual({
            sentence,
            words: true,
          });
        }
      }
    },
  );

  it.each(LANGUAGES)('say with every fault what to do: %s', (language) => {
    const faults = [...catalogue(language)].filter(([path]) => path.startsWith('fault.'));
    expect(faults).toHaveLength(9);
    for (const [, text] of faults) expect(text.match(/\.(?:\s|$)/gu)).toHaveLength(2);
  });

  it('bend the words that a number goes with', () => {
    const { remaining, tooLong, fault } = stringsOf('fi');
    expect([remaining(1), remaining(2)]).toEqual(['1 merkki jäljellä', '2 merkkiä jäljellä']);
    expect(tooLong(1)).toContain('1 merkin liian pitkä');
    expect(fault.busy(1)).toContain('1 sekunnin kuluttua');
    expect(fault.busy(undefined)).toContain('hetken kuluttua');
    expect(stringsOf('en').tooLong(1)).toContain('1 character too long');
    expect(stringsOf('sv').fault.busy(1)).toContain('om 1 sekund.');
  });
});

describe('a language tag', () => {
  it.each([
    ['fi', 'fi'],
    ['sv-FI', 'sv'],
    [' EN-gb ', 'en'],
    ['de', undefined],
    ['', undefined],
    [null, undefined],
    ['toString', undefined],
    ['finnish', undefined],
  ])('names one of ours or none: %j', (tag, language) => {
    expect(languageOfTag(tag)).toBe(language);
  });
});

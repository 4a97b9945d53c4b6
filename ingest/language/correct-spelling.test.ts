import { describe, expect, it } from 'vitest';
import type { WordCount } from '../lexicon.js';
import { createSpellingCorrector } from './correct-spelling.js';

/** A language of few words, the common ones by their number. */
const FINNISH =
  'mikä 90 mitä 80 mita 1 miten 50 tekee 40 kaupunki 30 kaupungin 20 saa 60 sää 1 tavoite 9 tavoitteet 8 ' +
  'tavoitteena 7 kotoutuminen 9 kotoutumisen 9 kotoutumisessa 8 kotoutumisesta 4 organisaatiomuutos 5 ' +
  'organisaatio 6 määrällinen 3 tehtiin 12 palvelu 20 palvelussa 9 palvelusta 7 seteli 9 setelistä 4 ' +
  'tiekartta 9 tiekartan 8 tiekartassa 7 tiekartoissa 2 hankkeessa 200 hankkeista 4 international 9 house 9 ' +
  'muistoista 1 toimista 3 poistaa 2 kartoittaa 2 kartoista 1';
const ENGLISH = 'which 40 municipality 12 municipalities 9 help 20 voucher 9';

const lexicon = new Map<string, WordCount>();
add(FINNISH, 'fi');
add(ENGLISH, 'en');
function add(counted: string, language: 'fi' | 'en'): void {
  for (const [, word = '', count] of counted.matchAll(/(\S+) (\d+)/gu)) {
    const known = lexicon.get(word) ?? { fi: 0, sv: 0, en: 0, capital: 0 };
    known[language] += Number(count);
    if (word === 'international' || word === 'house') known.capital += Number(count);
    lexicon.set(word, known);
  }
}
const corrector = createSpellingCorrector(lexicon);

describe('slips that are mended', () => {
  it.each([
    ['a letter halved', 'Mitä hankeessa tehtiin?', 'Mitä hankkeessa tehtiin?'],
    ['a letter doubled', 'palvellussa', 'palvelussa'],
    ['a letter missing', 'organisatiomuutos', 'organisaatiomuutos'],
    ['letters swapped', 'Miten tiekratta tehtiin?', 'Miten tiekartta tehtiin?'],
    ['the first letters swapped', 'aplvelu', 'palvelu'],
    ['two slips in a long word', 'organisatiomutos', 'organisaatiomuutos'],
    ['no dots', 'Mita on maarallinen', 'Mitä on määrällinen'],
    ['a name', 'Mikä on Interantional House?', 'Mikä on International House?'],
    ['capitals', 'ORGANISATIOMUUTOS', 'ORGANISAATIOMUUTOS'],
  ])('%s', (_, typed, meant) => {
    expect(corrector.correct(typed)).toBe(meant);
  });

  it('in the language whose words stand round it', () => {
    expect(corrector.correct('whcih municpality')).toBe('which municipality');
  });
});

describe('words that stay', () => {
  it.each([
    ['is known', 'mitä sää saa'],
    ['is another case of a known one', 'tiekartoista seteliä palvelua'],
    ['is likely by itself', 'kunnat toimivat'],
    ['is too short to tell', 'sete on'],
    ['has digits, or stands in an address', 'palvellu2 www.palvellu.fi palvellu@kunta.fi'],
    ['is a name that nobody knows', 'Mikä on Palvello?'],
    ['is written as a name', 'iSeteli'],
  ])('a word that %s', (_, text) => {
    expect(corrector.correct(text)).toBe(text);
  });

  it('a word that the caller knows better', () => {
    const spans: string[] = [];
    const text = 'Mitä organisatiomuutos maksaa?';
    const isLeft = (start: number, end: number) => spans.push(text.slice(start, end)) > 0;
    expect(corrector.correct(text, isLeft)).toBe(text);
    expect(spans).toEqual(['organisatiomuutos']);
  });

  it('a word of another language', () => {
    expect(corrector.correct('Mikä voucher on?')).toBe('Mikä voucher on?');
    expect(corrector.correct('Mikä vocher on?')).toBe('Mikä vocher on?');
  });
});

it('takes no long time over a text that is in no language', () => {
  const words = Array.from(
    { length: 90 },
    (_, i) => `organisatiomuuto${String.fromCharCode(97 + (i % 26))}${i}`,
  );
  const text = words.map((word) => word.replace(/\d+/gu, '')).join(' ');
  expect(corrector.correct(text)).toContain('organisaatiomuutos');
  expect(corrector.correct(text).split(' ').at(-1)).toBe(text.split(' ').at(-1));
});

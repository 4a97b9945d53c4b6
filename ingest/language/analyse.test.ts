import { describe, expect, it } from 'vitest';
import { analyse, words } from './analyse.js';
import { detectLanguage } from './detect-language.js';
import { createTermMatcher, editDistance } from './match-terms.js';
import { wordRegExp } from './word-regexp.js';

describe('words', () => {
  it.each([
    ['1 500 euron kv-rekrytointituki', ['1500', 'euron', 'kv', 'rekrytointituki']],
    ['1,000 employers in 2025', ['1000', 'employers', 'in', '2025']],
    ['Vuonna 2024 500 henkeä', ['vuonna', '2024', '500', 'henkeä']],
    ['IHH:sta ja Jamk:n', ['ihh', 'ja', 'jamk']],
    ['Lappeenranta’s “Job”', ['lappeenranta', 's', 'job']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('analyse', () => {
  it('drops what tells nothing of the subject, and takes stems', () => {
    expect(analyse('Mitä palveluita kunnassa on?', 'fi')).toEqual(['palvelu', 'kun']);
    expect(analyse('What are the services for employers?', 'en')).toEqual(['servic', 'employ']);
    expect(analyse('Vilka tjänster har kommunen?', 'sv')).toEqual(['tjänst', 'kommun']);
  });
});

describe('detectLanguage', () => {
  it.each([
    ['Miten seteli toimii?', 'fi'],
    ['paljonks siit saa rahaa', 'fi'],
    ['Mista rahoitus tulee', 'fi'],
    ['Entä Turussa?', 'fi'],
    ['Hur fungerar sedeln?', 'sv'],
    ['vem betalar bussen', 'sv'],
    ['Vilka kommuner är med?', 'sv'],
    ['Och i Esbo?', 'sv'],
    ['How does the voucher work?', 'en'],
    ['who pays for the buses', 'en'],
    ['And in Espoo?', 'en'],
    ['Tell me about Tornio', 'en'],
  ] as const)('%s → %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(['', '123', 'ok'])('leaves %j open', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });
});

describe('createTermMatcher', () => {
  const match = createTermMatcher(
    [
      'kansainvälistymissetel',
      'maahanmuuttopalvelu',
      'rekrytointitue',
      'neuvottelukuna',
      'määrä',
      'rekryteringsstöd',
      'mal',
      'yrity',
      '2025',
    ],
    (term) => (term === 'firma' ? ['yrity'] : []),
  );

  it.each([
    ['setel', 'kansainvälistymissetel', 'the head of a compound'],
    ['maahanmuutto', 'maahanmuuttopalvelu', 'the modifier of a compound'],
    ['rekrytointituk', 'rekrytointitue', 'a stem that gradation has split'],
    ['neuvottelukuta', 'neuvottelukuna', 'a slip of the finger'],
    ['maara', 'määrä', 'dots left out'],
    ['rekryteringssedel', 'rekryteringsstöd', 'a part in common'],
    ['firma', 'yrity', 'an everyday word'],
  ])('%s finds %s: %s', (asked, found) => {
    expect(match(asked).map(({ term }) => term)).toContain(found);
  });

  it('is surest of the term itself', () => {
    expect(match('määrä')[0]).toEqual({ term: 'määrä', weight: 1 });
  });

  it('mends no numbers', () => {
    expect(match('2026')).toEqual([]);
  });

  it('finds nothing for a word that is like none', () => {
    expect(match('sinfonia')).toEqual([]);
  });
});

describe('editDistance', () => {
  it.each([
    ['kunta', 'kunta', 0],
    ['kutna', 'kunta', 1],
    ['kuntaa', 'kunta', 1],
    ['kissa', 'koira', 3],
  ])('%s → %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
  });

  it('stops at its limit', () => {
    expect(editDistance('kissa', 'koira', 1)).toBe(2);
  });
});

describe('wordRegExp', () => {
  it('ends a word after a letter with dots, unlike JavaScript', () => {
    expect(/\bsää\b/u.test('sää on')).toBe(false);
    expect(wordRegExp(/\bsää\b/u).test('sää on')).toBe(true);
    expect(wordRegExp(/\bsää\b/u).test('säästö')).toBe(false);
  });
});

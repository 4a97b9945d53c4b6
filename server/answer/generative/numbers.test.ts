import { describe, expect, it } from 'vitest';
import type { Language } from '#corpus/material';
import { readNumbers } from './numbers.js';

const read = (text: string, language: Language) => [...readNumbers(text, language)].sort();

describe('readNumbers', () => {
  it.each<[Language, string, readonly string[]]>([
    ['fi', 'Tuki oli 1 500 euroa kuudelta kuukaudelta', ['1500', '1500 €', '6', '6 month']],
    ['sv', 'Stödet var 1 500 euro för sex månader', ['1500', '1500 €', '6', '6 month']],
    ['en', 'The support was 1,500 euros for six months', ['1500', '1500 €', '6', '6 month']],
    ['en', 'It paid €1,500 for 6 months', ['1500', '1500 €', '6', '6 month']],
    ['fi', 'hyväksyttiin 20.10.2025', ['20', '2025', 'm10', 'm10 2025']],
    ['sv', 'godkändes den 20 oktober 2025', ['20', '2025', 'm10', 'm10 2025']],
    ['en', 'approved on 20 October 2025', ['20', '2025', 'm10', 'm10 2025']],
    [
      'fi',
      'kesto 1.9.-2023 – 30.6.2026',
      ['1', '2023', '2026', '30', 'm6', 'm6 2026', 'm9', 'm9 2023'],
    ],
    [
      'en',
      'from 1 September 2023 to 30 June 2026',
      ['1', '2023', '2026', '30', 'm6', 'm6 2026', 'm9', 'm9 2023'],
    ],
    ['fi', 'vei noin puolitoista vuotta', ['1.5', '1.5 year']],
    ['sv', 'tog cirka ett och ett halvt år', ['1.5', '1.5 year']],
    ['en', 'took about a year and a half', ['1.5', '1.5 year']],
    ['fi', 'kaksinkertaistaa vuoden 2024 tasosta', ['2024', '×2']],
    ['sv', 'fördubbla från 2024 års nivå', ['2024', '×2']],
    ['en', 'to double it from the 2024 level', ['2024', '×2']],
    ['fi', 'neljästä kunnasta ja kahdeksan hanketta', ['4', '8']],
    ['fi', 'noin 20 000 asukasta ja 1 000 työnantajaa', ['1000', '20000']],
    ['fi', 'kaksi miljoonaa euroa eli 2,5 prosenttia', ['2.5', '2.5 %', '2000000', '2000000 €']],
    ['fi', 'vuosina 2025–2029 keväällä', ['2025', '2029', 'spring']],
    ['en', 'the C6 cities, one of them in May 2026; you may ask', ['2026', 'm5', 'm5 2026']],
    ['sv', 'en av städerna och ett program', []],
  ])('reads the same in every language and way of writing: %s, %s', (language, text, facts) => {
    expect(read(text, language)).toEqual(facts.toSorted());
  });
});

import { describe, expect, it } from 'vitest';
import { readFacets } from './question-facets.js';

describe('readFacets', () => {
  it.each([
    ['Kuinka usein verkosto kokoontuu?', 'Hur ofta träffas nätverket?', 'How often do they meet?'],
    ['Milloin ohjelma päättyy?', 'När slutar programmet?', 'When does the programme end?'],
    ['Mitä mieltä yritykset ovat?', 'Vad tycker företagen?', 'What do companies think of it?'],
    ['Miten setelin ehdot täyttyvät?', 'Hur uppfylls villkoren?', 'How are the conditions met?'],
  ])('finds in "%s" what it finds in its translations', (fi, sv, en) => {
    expect(readFacets(sv, 'sv')).toEqual(readFacets(fi, 'fi'));
    expect(readFacets(en, 'en')).toEqual(readFacets(fi, 'fi'));
  });

  it('reads what is typed without dots as what is typed with them', () => {
    expect(readFacets('Mita mielta yritykset ovat?', 'fi')).toEqual(
      readFacets('Mitä mieltä yritykset ovat?', 'fi'),
    );
  });

  it('finds several in one question, and one in every question', () => {
    expect(readFacets('Paljonko se maksaa ja milloin rahat saa?', 'fi').length).toBeGreaterThan(1);
    expect(readFacets('kansainvälistymisseteli', 'fi')).toHaveLength(1);
  });
});

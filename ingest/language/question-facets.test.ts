import { describe, expect, it } from 'vitest';
import { isUnitVector } from '../embedding/unit-vector.js';
import { FACET_DIMENSIONS, joinFacets, readFacets } from './question-facets.js';

const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

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

describe('joinFacets', () => {
  const subject = [0.6, 0.8];
  const price = joinFacets(subject, readFacets('Paljonko seteli maksaa?', 'fi'));
  const time = joinFacets(subject, readFacets('Milloin seteli otettiin käyttöön?', 'fi'));

  it('gives unit vectors, longer by the facets', () => {
    expect(price).toHaveLength(subject.length + FACET_DIMENSIONS);
    expect(isUnitVector(price)).toBe(true);
  });

  it('parts what is asked of one subject', () => {
    expect(cosine(price, price)).toBeCloseTo(1);
    expect(cosine(price, time)).toBeLessThan(0.95);
  });

  it('keeps subjects apart that the same is asked of', () => {
    const other = joinFacets([0.8, -0.6], readFacets('Paljonko bussi maksaa?', 'fi'));
    expect(cosine(price, other)).toBeLessThan(0.5);
  });
});

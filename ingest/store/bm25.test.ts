import { describe, expect, it } from 'vitest';
import { createTermMatcher } from '../language/match-terms.js';
import { buildBm25 } from './bm25.js';

const document = (body: string, header = '') => ({
  header: header.split(' ').filter(Boolean),
  body: body.split(' ').filter(Boolean),
});

const index = buildBm25([
  document('kaupunki myöntää seteli', 'lappeenranta'),
  document('kaupunki järjestää bussi', 'viitasaari'),
  undefined,
  document('kaupunki kehittää palvelu ja palvelu ja palvelu', 'turku'),
  document('kaupunki kaupunki seteli lappeenranta', 'espoo'),
]);
const found = (question: string, k = 10) =>
  index.search(question.split(' ').filter(Boolean), k).map(({ document: position }) => position);

describe('buildBm25', () => {
  it('finds the documents that hold a term, and no others', () => {
    expect(found('bussi')).toEqual([1]);
    expect(found('seteli').toSorted()).toEqual([0, 4]);
    expect(found('kaupunki')).toHaveLength(4);
  });

  it('finds a term of the header, for less than one of the body', () => {
    expect(found('viitasaari')).toEqual([1]);
    expect(found('lappeenranta')).toEqual([4, 0]);
  });

  it('weighs a rare term above a common one', () => {
    expect(index.weightOf('bussi')).toBeGreaterThan(index.weightOf('seteli'));
    expect(index.weightOf('seteli')).toBeGreaterThan(index.weightOf('kaupunki'));
    expect(index.weightOf('unknown')).toBeGreaterThan(index.weightOf('bussi'));
    expect(index.weightOf('kaupunki')).toBeGreaterThan(0);
  });

  it('puts the documents that answer more of the question first', () => {
    expect(found('myöntää seteli')[0]).toBe(0);
    expect(found('kaupunki bussi')[0]).toBe(1);
  });

  it('counts a term once, however often it is asked for', () => {
    expect(index.search(['seteli', 'seteli'], 10)).toEqual(index.search(['seteli'], 10));
  });

  it('scores lower when part of the question is nowhere to be found', () => {
    const [whole] = index.search(['bussi'], 1);
    const [half] = index.search(['bussi', 'unknown'], 1);
    expect(half?.score).toBeLessThan((whole?.score ?? 0) / 2 + 0.1);
    expect(half?.score).toBeGreaterThan(0);
  });

  it('scores a repeated term higher, but not by as much as it is repeated', () => {
    const repeated = buildBm25([document('a b c'), document('a a a'), document('x y z')]);
    const [thrice, once] = repeated.search(['a'], 2);
    expect(thrice?.document).toBe(1);
    expect(thrice?.score).toBeLessThan(3 * (once?.score ?? 0));
  });

  it('scores about 1 for a term that stands once in a text of mean length', () => {
    const even = buildBm25([document('a b c'), document('d e f')]);
    expect(even.search(['a'], 1)[0]?.score).toBeCloseTo(1, 10);
    expect(even.search(['a', 'b'], 1)[0]?.score).toBeCloseTo(1, 10);
  });

  it('gives k at most, equal scores in the order of the documents', () => {
    const equal = buildBm25([document('a b'), document('a c'), document('a d')]);
    expect(equal.search(['a'], 2).map(({ document: position }) => position)).toEqual([0, 1]);
    expect(equal.search(['a'], 0)).toEqual([]);
  });

  it('finds by a synonym, for less than by the term itself', () => {
    const thesaurus = (term: string) => (term === 'duuni' ? ['työtehtävä'] : []);
    const bridged = buildBm25([document('työtehtävä'), document('muu')], (vocabulary) =>
      createTermMatcher(vocabulary, thesaurus),
    );
    const [synonym] = bridged.search(['duuni'], 1);
    const [itself] = bridged.search(['työtehtävä'], 1);
    expect(synonym?.document).toBe(0);
    expect(synonym?.score).toBeLessThan(itself?.score ?? 0);
  });

  it('finds nothing in nothing', () => {
    expect(index.search([], 10)).toEqual([]);
    expect(index.search(['unknown'], 10)).toEqual([]);
    expect(buildBm25([]).search(['a'], 10)).toEqual([]);
    expect(buildBm25([undefined]).search(['a'], 10)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { comparePaired, rightById } from './paired.js';
import { makeRun } from './test-run.js';

describe('comparePaired', () => {
  it('names what was mended and what was broken', () => {
    const before = { a: false, b: true, c: true, gone: true };
    const after = { a: true, b: false, c: true, d: false, e: true };
    expect(comparePaired(before, after)).toMatchObject({
      mended: ['a'],
      broken: ['b'],
      newWrong: ['d'],
    });
  });

  it('tells how likely so uneven a change is by chance', () => {
    const wrong = { a: false, b: false, c: false, d: false, e: false };
    const right = { a: true, b: true, c: true, d: true, e: true };
    expect(comparePaired(wrong, right).pValue).toBeCloseTo(2 / 2 ** 5);
    expect(comparePaired(wrong, wrong).pValue).toBe(1);
    expect(comparePaired({ a: true, b: false }, { a: false, b: true }).pValue).toBe(1);
  });
});

describe('rightById', () => {
  it('lists the questions by id', () => {
    const refused = { outcome: 'unanswered_unclear' as const };
    const runs = [
      makeRun({ question: { id: 'b' }, ...refused }),
      makeRun({ question: { id: 'a' } }),
    ];
    expect(Object.entries(rightById(runs))).toEqual([
      ['a', false],
      ['b', false],
    ]);
  });
});

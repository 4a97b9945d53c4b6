import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.js';
import { foreignTerm, readForeignTerm } from './foreign-terms.js';

describe('a term of another language', () => {
  it('is told from those of the text by its mark', () => {
    expect(readForeignTerm(foreignTerm('river', 'en'))).toEqual({ language: 'en', stem: 'river' });
    for (const term of analyse('en:river Espoo:n klo 10:30 fi:joki', 'fi')) {
      expect(readForeignTerm(term)).toBeUndefined();
    }
  });

  it('is the same term when it is a number', () => {
    expect(foreignTerm('1995', 'en')).toBe('1995');
  });
});

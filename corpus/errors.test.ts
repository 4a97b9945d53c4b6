import { describe, expect, it } from 'vitest';
import { KuntaopasError } from './errors.js';

describe('KuntaopasError', () => {
  it('carries a name for machines, and a sentence and a remedy for people', () => {
    const cause = new Error('ENOSPC');
    const error = new KuntaopasError({
      code: 'index-unwritable',
      message: 'Cannot write the index.',
      remedy: 'Free some space.',
      facts: { root: 'index' },
      cause,
    });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'KuntaopasError',
      code: 'index-unwritable',
      message: 'Cannot write the index.',
      remedy: 'Free some space.',
      facts: { root: 'index' },
      cause,
    });
  });

  it('has no facts and no cause when none are given', () => {
    const error = new KuntaopasError({ code: 'usage', message: 'What?', remedy: 'See --help.' });
    expect(error.facts).toEqual({});
    expect('cause' in error).toBe(false);
  });
});

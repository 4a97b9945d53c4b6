import { describe, expect, it } from 'vitest';
import { HELP, readOptions } from './options.js';

describe('readOptions', () => {
  it('asks all questions of both splits by itself', () => {
    expect(readOptions([])).toMatchObject({ splits: ['dev', 'test'], filter: '', isWhole: true });
  });

  it('asks a part when told to, and an ablation of dev alone', () => {
    const part = readOptions(['--split', 'dev', '--filter', 'turku', '--limit', '5']);
    expect(part).toMatchObject({ splits: ['dev'], filter: 'turku', limit: 5, isWhole: false });
    expect(readOptions(['--ablation'])).toMatchObject({ splits: ['dev'], isWhole: false });
    expect(readOptions(['--ablation', '--split', 'test']).splits).toEqual(['test']);
  });

  it.each([
    [['--split', 'train'], /--split must be dev or test/u],
    [['--limit', '0'], /--limit must be a whole number/u],
    [['--limit', '1.5'], /--limit must be a whole number/u],
    [['--answerer', 'someone'], /must be extractive or generative/u],
    [['--answerer', 'oracle'], /--answerer must be extractive/u],
    [['--gate', '--split', 'dev'], /need all questions/u],
    [['--gate', '--ablation'], /need all questions/u],
    [['--update-baseline', '--limit', '3'], /need all questions/u],
    [['--labels', '--split', 'test'], /labels, all of dev/u],
    [['--coverage', '--filter', 'x'], /--coverage needs all questions/u],
    [['--nonsense'], /nonsense/u],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });

  it('explains every option', () => {
    for (const name of [
      'answerer',
      'ablation',
      'lexical',
      'receipt',
      'coverage',
      'sample-labels',
    ]) {
      expect(HELP).toContain(`--${name}`);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './understand.js';

describe('chooseLanguage', () => {
  const guess = () => 'sv' as const;

  it('goes by the question, then by the conversation', () => {
    expect(chooseLanguage('How does the voucher work?', ['Mikä on Job Voucher?'], guess)).toBe(
      'en',
    );
    expect(chooseLanguage('Job Voucher', ['How does it work?'], guess)).toBe('en');
  });

  it('guesses by words that are no names', () => {
    expect(chooseLanguage('Talent First EU-pengar', [], guess)).toBe('sv');
  });

  it('takes a bare name for Finnish', () => {
    expect(chooseLanguage('Job Voucher', [], guess)).toBe('fi');
  });
});

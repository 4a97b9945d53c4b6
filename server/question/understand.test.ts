import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './understand.js';

describe('chooseLanguage', () => {
  it('goes by the question, then by the conversation', () => {
    expect(chooseLanguage('How does the voucher work?', ['Mikä on Job Voucher?'])).toBe('en');
    expect(chooseLanguage('Job Voucher', ['How does it work?'])).toBe('en');
  });

  it('guesses by words that are no names', () => {
    expect(chooseLanguage('Talent First EU-pengar', [])).toBe('sv');
  });

  it('takes a bare name for Finnish', () => {
    expect(chooseLanguage('Job Voucher', [])).toBe('fi');
  });
});

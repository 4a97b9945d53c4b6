import { describe, expect, it } from 'vitest';
import { collectWords, joinLines } from './join-lines.js';

/** A document that divides words, as its many hyphens at line ends show. */
const DIVIDING = ['maahanmuutto ja some-kampanjat', ...Array.from({ length: 9 }, () => 'sano-')];
const WHOLE = ['maahanmuutto ja some-kampanjat', ...Array.from({ length: 99 }, () => 'sanoja')];

const join = (document: readonly string[], ...lines: readonly string[]) =>
  joinLines(lines, collectWords(document));

describe('joinLines', () => {
  it.each([
    ['a word that the document has whole', ['maahan-', 'muutto'], 'maahanmuutto'],
    ['a word that it has with a hyphen', ['some-', 'kampanjat'], 'some-kampanjat'],
    ['a word it has nowhere else', ['palvelu-', 'ohjaus'], 'palveluohjaus'],
    ['letters that are no syllable', ['kv-', 'rekrytointi'], 'kv-rekrytointi'],
    ['an abbreviation', ['LAB-', 'ammattikorkeakoulu'], 'LAB-ammattikorkeakoulu'],
    ['a name', ['Keski-', 'Suomi'], 'Keski-Suomi'],
    ['years', ['2025-', '2029'], '2025-2029'],
    ['a hyphen that hangs', ['työ-', 'ja opiskelu'], 'työ- ja opiskelu'],
    ['a soft hyphen', ['kunta\u00ad', 'liitto'], 'kuntaliitto'],
    ['a name of several words', ['Welcoming City -', 'ohjelma'], 'Welcoming City -ohjelma'],
    ['a dash', ['Voucher –', 'tuki'], 'Voucher – tuki'],
    ['no hyphen', ['kunta', 'ohjaa'], 'kunta ohjaa'],
  ])('joins %s', (_what, lines, joined) => {
    expect(join(DIVIDING, ...lines)).toBe(joined);
  });

  it('leaves a hyphen in a document that divides no words, but for a word it knows', () => {
    expect(join(WHOLE, 'palvelu-', 'ohjaus')).toBe('palvelu-ohjaus');
    expect(join(WHOLE, 'maahan-', 'muutto')).toBe('maahanmuutto');
  });
});

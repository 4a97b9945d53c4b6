import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '#ingest/read-corpus';
import { blankPersonalData, maskPersonalData } from './mask-personal-data.js';

// Made up by the rules of their registers: of nobody.
const FINNISH = ['131052-308T', '010594Y9032', '010594X9032', '020594X903P', '131052+308T'];
const TODAY = ['010516A903X', '010516B903X', '010516F903X', '131052–308T', '131052-308t'];

describe('maskPersonalData', () => {
  it.each([...FINNISH, ...TODAY])('masks the Finnish personal identity code %s', (code) => {
    expect(maskPersonalData(`Olen ${code}, autatko?`)).toBe(
      'Olen [personal identity code], autatko?',
    );
  });

  it.each(['811218-9876', '19811218-9876', '198112189876', '811278-9873'])(
    'masks the Swedish personal identity number %s',
    (code) => {
      expect(maskPersonalData(`Mitt nummer är ${code}.`)).toBe(
        'Mitt nummer är [personal identity code].',
      );
    },
  );

  it.each([
    '040 123 4567',
    '0401234567',
    '040-1234567',
    '+358 40 123 4567',
    '+358401234567',
    '+358 (0)40 123 4567',
    '00358 40 123 4567',
    '09 310 1691',
    '(09) 310 1691',
    '+46 70 123 45 67',
    '070-123 45 67',
  ])('masks the phone number %s', (number) => {
    expect(maskPersonalData(`Soita ${number} huomenna`)).toBe('Soita [phone number] huomenna');
  });

  it.each(['matti.meikalainen@example.fi', 'åsa+työ@kunta.example.fi', 'A_B@EXAMPLE.COM'])(
    'masks the e-mail address %s',
    (address) => {
      expect(maskPersonalData(`Kirjoita: ${address}.`)).toBe('Kirjoita: [e-mail address].');
    },
  );

  it.each(['FI21 1234 5600 0007 85', 'FI2112345600000785', 'fi21 1234 5600 0007 85'])(
    'masks the bank account %s',
    (account) => {
      expect(maskPersonalData(`Tili ${account}.`)).toBe('Tili [bank account].');
    },
  );

  it.each(['4111 1111 1111 1111', '5500-0000-0000-0004', '340000000000009'])(
    'masks the payment card %s',
    (card) => {
      expect(maskPersonalData(`Kortti ${card}`)).toBe('Kortti [payment card]');
    },
  );

  it('masks each of several', () => {
    expect(maskPersonalData('131052-308T, 040 123 4567 ja a@example.fi')).toBe(
      '[personal identity code], [phone number] ja [e-mail address]',
    );
  });

  it.each([
    '131052-308U', // no such check digit
    '991352-308T', // no such month
    '2025–2029',
    '1 500–2 500 euroa',
    '20.10.2025',
    '01.09.2023–30.06.2026',
    '01-09-2023',
    '2026-03-15',
    '1 000 000 000 euroa',
    'FI21 1234 5600 0007 86',
    '4111 1111 1111 1112',
    'klo 08–16',
    '00530 Helsinki',
    'kuntalain 54 §',
    'Y-tunnus 0926151-4',
    '0,5 miljoonaa 12 345 678',
  ])('leaves alone what is none: %s', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  it('changes nothing in the deck, in no language', async () => {
    const materials = await readCorpus('corpus');
    const texts = materials.flatMap(({ source, translations }) => [
      source,
      ...Object.values(translations).flatMap(({ passages, slides }) => [
        ...Object.values(passages),
        ...Object.values(slides),
      ]),
    ]);
    expect(texts.length).toBeGreaterThan(300);
    for (const text of texts) expect(maskPersonalData(text)).toBe(text);
  });

  it('changes nothing in the reference questions', async () => {
    const files = ['dev', 'test'].flatMap((split) =>
      ['fi', 'sv', 'en'].map((language) => `${split}.${language}.jsonl`),
    );
    for (const file of files) {
      const text = await readFile(path.join('evals', 'questions', file), 'utf8');
      expect(text.length).toBeGreaterThan(1_000);
      expect(maskPersonalData(text)).toBe(text);
    }
  });
});

describe('blankPersonalData', () => {
  it('leaves blanks, and all else at its place', () => {
    const text = 'Olen 131052-308T. Miten Job Voucher toimii?';
    const rest = blankPersonalData(text);
    expect(rest).toBe(`Olen ${' '.repeat(11)}. Miten Job Voucher toimii?`);
    expect(rest).toHaveLength(text.length);
  });
});

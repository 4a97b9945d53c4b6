import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FinnishSSN } from 'finnish-ssn';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '#ingest/read-corpus';
import { blankPersonalData, holdsIdentityCode, maskPersonalData } from './mask-personal-data.js';

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
    '131052308U', // no sign, and no such check character
    '131052 308U',
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

describe('holdsIdentityCode', () => {
  const SIGNS = ['+', '-', ...'YXWVU', ...'ABCDEF'];
  const FRAMES = [
    (code: string) => code,
    (code: string) => `Olen ${code}, autatko?`,
    (code: string) => `Hetu:${code}.`,
    (code: string) => `(${code})`,
    (code: string) => `Min personbeteckning är ${code}`,
    (code: string) => `My code is "${code}".`,
    (code: string) => `Voiko ${code.toLowerCase()} saada seteliä?`,
    (code: string) => `Mitä Turku tekee?\n${code}\nKiitos`,
    (code: string) => `${code.slice(0, 6)} ${code.slice(6)}`,
    (code: string) => `${code.slice(0, 6)} ${code.slice(6, 7)} ${code.slice(7)}`,
  ];

  /** 500 codes of nobody, each sign of a century among them, told from others by another's code. */
  const codes = Array.from({ length: 500 }, (_, i) => {
    const made = FinnishSSN.createWithAge(1 + (i % 100));
    // Signs of one century stand for each other, so that the code stays valid.
    const sign = made.slice(6, 7);
    const [century = ''] = ['+', '-YXWVU', 'ABCDEF'].filter((signs) => signs.includes(sign));
    return made.slice(0, 6) + century[i % century.length] + made.slice(7);
  });

  it('knows every code in every sentence', () => {
    for (const code of codes) {
      expect({ code, valid: FinnishSSN.validate(code) }).toEqual({ code, valid: true });
      for (const frame of FRAMES) {
        const text = frame(code);
        expect({ text, found: holdsIdentityCode(text) }).toEqual({ text, found: true });
        expect(maskPersonalData(text).toLowerCase()).not.toContain(code.slice(7).toLowerCase());
      }
    }
    const signs = new Set(codes.map((code) => code.slice(6, 7)));
    expect([...signs].every((sign) => SIGNS.includes(sign))).toBe(true);
    expect(signs.size).toBeGreaterThanOrEqual(12);
  });

  it.each([
    '131052-308U',
    '131052A3080',
    '131052–308T',
    '131052—308t',
    '131052−308T',
    '131052 308T',
    '131052308T',
    '131052  -  308 T',
  ])('knows a code that was mistyped: %s', (code) =>
    expect(holdsIdentityCode(`Olen ${code}`)).toBe(true),
  );

  it.each([
    '2025-2029',
    '20 000',
    '10.10.2025',
    'Y-tunnus 0926151-4',
    '0926151-4',
    '1 500–2 500 euroa',
    '01-09-2023',
    '2026-03-15',
    '100000-2000 euroa',
    '0401234567',
    '+358 40 123 4567',
    '990152-3081',
    'ISBN 978-952-293-900-1',
    'dnro 123456/2025',
  ])('takes nothing else for one: %s', (text) => expect(holdsIdentityCode(text)).toBe(false));

  it('finds none in the deck, nor in the reference questions', async () => {
    const texts = [await readFile('corpus/hyvat-kaytannot-2026/source.txt', 'utf8')];
    for (const split of ['dev', 'test']) {
      for (const language of ['fi', 'sv', 'en']) {
        texts.push(await readFile(`evals/questions/${split}.${language}.jsonl`, 'utf8'));
      }
    }
    for (const text of texts) expect(holdsIdentityCode(text)).toBe(false);
  });

  it.each(['1', '1 ', '1-', 'a-', '131052-', '131052 ', 'a@', 'a.', 'FI21 ', '+358 ', '(0', '0'])(
    'and the masks read 50 kB of anything: %j',
    (piece) => {
      const text = piece.repeat(50_000 / piece.length);
      expect(holdsIdentityCode(text)).toBe(false);
      expect(maskPersonalData(text).length).toBeLessThanOrEqual(text.length + 20);
    },
  );
});

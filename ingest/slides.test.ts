import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const slides = splitSlides(material);

/** How each slide begins, read from the deck by a person. */
const BEGINNINGS = [
  'Maahanmuuton ja kansainvälisen',
  'Tämän materiaalin tarkoitus',
  'Kansainvälisyys osana',
  'Espoon kaupungin strategia',
  'Kansainvälinen ja monikielinen Turku',
  'Kansainvälistyminen Iisalmen',
  'Strategiset ohjelmat',
  'Tampereen kaupungin kansainvälisen',
  'Satakunnan kansainvälisen',
  'Kansainvälinen Riihimäki',
  'Kunnan koordinoima',
  'International House Helsinki',
  'International House Joensuu',
  'International House Rauma',
  'Kuntien välinen yhteistyö',
  'C6 –kaupunkien',
  'International House Tampere',
  'Etelä-Hämeen työllisyysalueen',
  'Yhteistyö elinkeinoelämän',
  'Tornion maahanmuuttopalveluiden',
  'Experience Tampere',
  'Lappeenranta Voucher',
  'Pohjois-Savon osaajavetovoimamalli',
  'Kansainvälisten opiskelijoiden yritysvierailut',
  'Ruoveden kunnan yritysyhteistyö',
];

const flatten = (text: string) => text.replace(/\s+/gu, ' ').trim();

describe('splitSlides', () => {
  it('loses nothing: the slides joined are the source', () => {
    expect(slides.map(({ text }) => text).join('')).toBe(material.source);
  });

  it('finds the 25 slides of the deck, numbered as printed', () => {
    expect(slides.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it.each([14, 21, 24])('agrees with the number %i that is printed on its slide', (number) => {
    const printed = new RegExp(`(?:\\p{L}|\\n)${number}\\n`, 'u');
    const bearers = slides.filter(({ text }) => printed.test(text));
    expect(bearers.map((slide) => slide.number)).toEqual([number]);
  });

  it.each(BEGINNINGS.map((beginning, i) => [i + 1, beginning] as const))(
    'begins slide %i with its title: %s',
    (number, beginning) => {
      const text = flatten(slides[number - 1]?.text ?? '');
      expect(text.slice(0, beginning.length)).toBe(beginning);
    },
  );

  it('keeps spans into the source, each ending where the next begins', () => {
    for (const [i, { start, end, text }] of slides.entries()) {
      expect(material.source.slice(start, end)).toBe(text);
      expect(end).toBe(slides[i + 1]?.start ?? material.source.length);
    }
  });

  it('gives a slide the captions that the manifest lists for it', () => {
    expect(slides[20]?.captions).toEqual(['Kuva: Mirella Mellonmaa']);
    expect(slides[1]?.captions).toEqual([]);
  });

  it('knows no captions that are not on their slide', () => {
    for (const { text, captions } of slides) {
      for (const caption of captions) expect(flatten(text)).toContain(caption);
    }
  });
});

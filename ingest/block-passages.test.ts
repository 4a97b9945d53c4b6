import { describe, expect, it } from 'vitest';
import { readBlockPassages } from './block-passages.js';
import { mendLines } from './passages.js';
import type { Slide } from './slides.js';

function slideOf(text: string, more: Partial<Slide> = {}): Slide {
  return {
    number: 7,
    start: 100,
    end: 100 + text.length,
    text,
    captions: [],
    layout: 'blocks',
    ...more,
  };
}

const told = (slide: Slide) =>
  readBlockPassages(slide).passages.map(
    ({ id, kind, level, lead, text }) =>
      `${id} ${kind}${level || ''}${lead ? ` <${lead}` : ''}: ${text}`,
  );

describe('readBlockPassages', () => {
  it('reads title, headings, items, items below them, and what leads each in', () => {
    const text =
      'Riihimäen ohjelma\n\nTavoitteet\n\n• Ohjelmalla haetaan\no osaajia\no yrityksiä\n\n• Ohjelma kasvaa.\n\nToimenpiteitä:\n\n• Mentorointi\n\nOhjelma alkoi keväällä.\n\n';
    const slide = slideOf(text, { headings: ['Tavoitteet'] });
    expect(readBlockPassages(slide).title).toBe('Riihimäen ohjelma');
    expect(told(slide)).toEqual([
      '7#1 heading: Tavoitteet',
      '7#2 statement <7#1: Ohjelmalla haetaan',
      '7#3 statement1 <7#2: osaajia',
      '7#4 statement1 <7#2: yrityksiä',
      '7#5 statement <7#1: Ohjelma kasvaa.',
      '7#6 heading: Toimenpiteitä:',
      '7#7 statement <7#6: Mentorointi',
      '7#8 statement <7#1: Ohjelma alkoi keväällä.',
    ]);
  });

  it('quotes the source: every passage is its span', () => {
    const text = `Otsikko\n\n• Eka kohta\no alakohta\n\nRivi joka\njatkuu.\n\n`;
    for (const { start, end, text: said } of readBlockPassages(slideOf(text)).passages) {
      expect(mendLines(text.slice(start - 100, end - 100))).toBe(said);
    }
  });

  it('takes the title that it is given, and then all of the text', () => {
    const slide = slideOf('Kunta ohjaa.\n\n', { title: 'Palvelut' });
    expect(readBlockPassages(slide).title).toBe('Palvelut');
    expect(told(slide)).toEqual(['7#1 statement: Kunta ohjaa.']);
  });

  it('tells quotations, with who said them or without, from sentences that quote', () => {
    const text =
      'Otsikko\n\n"Kulje yhdessä." - Laozi\n\n“Jos et tiedä, et pääse.” Terry Felber\n\n"Yhden oven palvelu" on Raumalla.\n\n';
    expect(told(slideOf(text)).map((line) => line.split(' ')[1]?.replace(':', ''))).toEqual([
      'quotation',
      'quotation',
      'statement',
    ]);
  });

  it('takes the lines that are listed for captions', () => {
    const slide = slideOf('Otsikko\n\nJob voucher\n\n', { captions: ['Job voucher'] });
    expect(told(slide)).toEqual(['7#1 caption: Job voucher']);
  });

  it('divides a long paragraph between sentences, and never after what is cut off', () => {
    const sentence =
      'Kunta tukee työnantajia mm. Lappeenrannassa, Imatralla ja Etelä-Karjalassa yleensä. ';
    const slide = slideOf(`Otsikko\n\n${sentence.repeat(12).trim()}\n\n`);
    const { passages } = readBlockPassages(slide);
    expect(passages.length).toBeGreaterThan(1);
    for (const { text } of passages) expect(text).toMatch(/^Kunta .*yleensä\.$/u);
    expect(passages.map(({ text }) => text).join(' ')).toBe(sentence.repeat(12).trim());
  });
});

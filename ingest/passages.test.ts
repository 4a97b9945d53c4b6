import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { mendLines, readPassages } from './passages.js';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const contents = splitSlides(material).map(readPassages);
const all = contents.flatMap(({ passages }) => passages);
const slide = (number: number) => contents[number - 1]?.passages ?? [];
const itemsOf = (id: string) => all.filter(({ lead }) => lead === id);

describe('readPassages', () => {
  it('quotes the source: every passage is its span, line breaks mended', () => {
    for (const { start, end, text } of all) {
      expect(mendLines(material.source.slice(start, end))).toBe(text);
    }
  });

  it('gives every passage an id of its own, counted from 1 on its slide', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(slide(22).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `22#${n}`));
  });

  it('leaves out no word of the deck, only bullets and printed slide numbers', () => {
    const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const told = contents.flatMap(({ title, passages }) =>
      [title, ...passages.map(({ text }) => text)].flatMap(wordsOf),
    );
    const source = wordsOf(
      material.source.replaceAll(/(?<=\p{L})(?:14|24)(?=\n)|\n21\n|^o /gmu, '\n'),
    );
    expect(told.toSorted()).toEqual(source.toSorted());
  });

  it('reads titles over several lines', () => {
    expect(contents[7]?.title).toBe(
      'Tampereen kaupungin kansainvälisen työvoiman saatavuuden ja pitovoiman tiekartta',
    );
    expect(contents[20]?.title).toBe('Experience Tampere - osaajahoukuttelukampanja');
  });

  it('joins a sentence that the PDF broke by a blank line', () => {
    expect(slide(8)[0]?.text).toMatch(/^Tiekartta on kaupungin strateginen suunnitelma alueen/u);
  });

  it('hangs the items of a list on their lead-in', () => {
    expect(itemsOf('8#4')).toHaveLength(8);
    expect(itemsOf('9#5')).toHaveLength(8);
    expect(itemsOf('12#4')).toHaveLength(8);
    expect(itemsOf('14#9')).toHaveLength(5);
    expect(itemsOf('20#7')).toHaveLength(4);
    expect(itemsOf('23#5')).toHaveLength(5);
  });

  it('hangs bullets on the heading above them', () => {
    const heading = slide(10).find(({ kind }) => kind === 'heading');
    expect(heading?.text).toBe('Ohjelman keskeisiä toimenpiteitä:');
    expect(itemsOf(heading?.id ?? '')).toHaveLength(6);
  });

  it('keeps the name under a motto with the motto', () => {
    const mottos = all.filter(({ kind }) => kind === 'quotation').map(({ text }) => text);
    expect(mottos).toHaveLength(5);
    expect(mottos[2]).toBe('"Jokainen matka alkaa yhdestä askeleesta." - Laozi');
  });

  it('tells captions from statements, and drops printed slide numbers', () => {
    expect(slide(14).filter(({ kind }) => kind === 'caption')[0]?.text).toBe(
      'International House Rauma',
    );
    expect(slide(24).at(-1)?.text).toMatch(/Sciences$/u);
    expect(slide(21).some(({ text }) => text === '21')).toBe(false);
  });
});

describe('mendLines', () => {
  it.each([
    ['kv-\nrekrytointipalvelua', 'kv-rekrytointipalvelua'],
    ['työ- \nja opiskeluperusteinen', 'työ- ja opiskeluperusteinen'],
    ['LAB-\nammattikorkeakoulussa', 'LAB-ammattikorkeakoulussa'],
    ['Riihimäki -\n\ntoimenpideohjelma', 'Riihimäki -toimenpideohjelma'],
    ['1.9.-2023 – \n30.6.2026', '1.9.-2023 – 30.6.2026'],
    ['  kaksi   väliä \n', 'kaksi väliä'],
  ])('%j → %j', (broken, mended) => {
    expect(mendLines(broken)).toBe(mended);
  });
});

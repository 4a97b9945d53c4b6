import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { mendLines, readPassages } from './passages.js';
import type { Slide } from './slides.js';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const slides = splitSlides(material);
const contents = slides.map(readPassages);
const all = contents.flatMap(({ passages }) => passages);
const slide = (number: number) => contents[number - 1]?.passages ?? [];
const itemsOf = (id: string) => all.filter(({ lead }) => lead === id);
const textOf = (id: string) => all.find((passage) => passage.id === id)?.text;

/** A slide as the PDF gives it, for what the deck does not happen to have. */
function slideOf(text: string, captions: readonly string[] = []): Slide {
  return { number: 7, start: 100, end: 100 + text.length, text, captions };
}

describe('readPassages on the deck', () => {
  it('quotes the source: every passage is its span, line breaks mended', () => {
    for (const { start, end, text } of all) {
      expect(mendLines(material.source.slice(start, end))).toBe(text);
    }
  });

  it('keeps every passage on its slide, one after the other', () => {
    for (const [i, { passages }] of contents.entries()) {
      let before = slides[i]?.start ?? 0;
      for (const { start, end, text } of passages) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(text).not.toBe('');
        before = end;
      }
      expect(before).toBeLessThanOrEqual(slides[i]?.end ?? 0);
    }
  });

  it('gives every passage an id of its own, counted from 1 on its slide', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, slide: number, index } of all) expect(id).toBe(`${number}#${index}`);
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

  it('begins no passage with a bullet', () => {
    for (const { text } of all) expect(text).not.toMatch(/^[•–-]|^o\s/u);
  });

  it('reads titles over several lines', () => {
    expect(contents[7]?.title).toBe(
      'Tampereen kaupungin kansainvälisen työvoiman saatavuuden ja pitovoiman tiekartta',
    );
    expect(contents[20]?.title).toBe('Experience Tampere - osaajahoukuttelukampanja');
  });

  it('joins a sentence that the PDF broke by a blank line', () => {
    expect(textOf('8#1')).toMatch(/^Tiekartta on kaupungin strateginen suunnitelma alueen elin/u);
    expect(textOf('21#5')).toMatch(/koordinoi .* startup-toimijoiden, .* ravintoloiden kanssa\.$/u);
  });

  it.each([
    ['8#4', 'Keskeiset painopisteet:', 8],
    ['9#3', 'Yhteistyökumppanina MDI Public Oy ja alueellisen ohjausryhmän edustajat', 1],
    ['9#5', 'Tavoitteet', 8],
    ['12#4', 'International House Helsinki koostuu seuraavista kumppaneista', 8],
    ['14#7', 'IH Rauman yrityspalvelut, mm.', 1],
    ['14#9', 'IH Rauman henkilöasiakaspalvelut, mm.', 5],
    ['20#7', 'Maahanmuuton palveluiden siirrolla konserni- ja elinvoimapalveluihin', 4],
    ['23#5', 'Toimenpiteitä:', 5],
  ])('hangs the items of a list on their lead-in: %s %s', (id, lead, items) => {
    expect(textOf(id)).toContain(lead);
    expect(itemsOf(id)).toHaveLength(items);
    for (const item of itemsOf(id)) expect(item).toMatchObject({ level: 1, kind: 'statement' });
  });

  it.each([
    [6, 'Kaupunkistrategia käytännössä:', 7],
    [10, 'Ohjelman keskeisiä toimenpiteitä:', 6],
  ])('hangs the bullets of slide %i on the heading above them: %s', (number, text, bullets) => {
    const heading = slide(number).find(({ kind }) => kind === 'heading');
    expect(heading?.text).toBe(text);
    expect(itemsOf(heading?.id ?? '')).toHaveLength(bullets);
  });

  it('leads only forward, and never from another slide', () => {
    for (const { lead, slide: number, index } of all) {
      if (!lead) continue;
      const leader = all.find(({ id }) => id === lead);
      expect(leader?.slide).toBe(number);
      expect(leader?.index).toBeLessThan(index);
    }
  });

  it('keeps the name under a motto with the motto', () => {
    expect(all.filter(({ kind }) => kind === 'quotation').map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^"Kukaan ei osaa viheltää sinfoniaa\..*orkesteri\." - H\.EL Luccock$/u,
      ),
      expect.stringMatching(/^"Jos et tiedä, minne olet menossa,.*päädyt\." Terry Felber$/u),
      '"Jokainen matka alkaa yhdestä askeleesta." - Laozi',
      expect.stringMatching(/^"Jos haluat kulkea nopeasti,.*yhdessä" - Afrikkalainen sananlasku$/u),
      expect.stringMatching(/^"Rekrytointi ei ole vain.*yhteisölle\." – Tuntematon$/u),
    ]);
  });

  it('takes a statement that begins with a name in quotes for no motto', () => {
    expect(slide(16)[0]).toMatchObject({ kind: 'statement' });
    expect(textOf('16#1')).toMatch(/^"Kansainvälisen työvoiman rekrytoinnin C6 allianssi"/u);
  });

  it('tells every caption of the manifest from the statements', () => {
    for (const { number, captions } of slides) {
      const found = slide(number).filter(({ kind }) => kind === 'caption');
      expect(new Set(found.map(({ text }) => text))).toEqual(new Set(captions));
    }
  });

  it('drops printed slide numbers, glued to a line or on a line of their own', () => {
    expect(contents[13]?.title).toBe('International House Rauma');
    expect(
      slide(14)
        .map(({ text }) => text)
        .join('\n'),
    ).not.toMatch(/Rauma14/u);
    expect(slide(24).at(-1)?.text).toMatch(/Sciences$/u);
    expect(slide(21).some(({ text }) => text === '21')).toBe(false);
  });
});

describe('readPassages', () => {
  it('gives a slide of nothing neither title nor passages', () => {
    expect(readPassages(slideOf(' \n\n'))).toEqual({ title: '', passages: [] });
  });

  it('gives a slide with a title alone no passages', () => {
    expect(readPassages(slideOf('Kuntien välinen\nyhteistyö\n'))).toEqual({
      title: 'Kuntien välinen yhteistyö',
      passages: [],
    });
  });

  it('counts spans from the start of the source', () => {
    const text = 'Otsikko\n\n• Kunta auttaa.\n';
    const [passage] = readPassages(slideOf(text)).passages;
    expect(text.slice((passage?.start ?? 0) - 100, (passage?.end ?? 0) - 100)).toBe(
      'Kunta auttaa.',
    );
  });

  it('drops the number of its own slide only', () => {
    const texts = (text: string) => readPassages(slideOf(text)).passages.map((p) => p.text);
    expect(texts('Otsikko\n\n• Mukana on Rauma7\n')).toEqual(['Mukana on Rauma']);
    expect(texts('Otsikko\n\n• Mukana on C6\n')).toEqual(['Mukana on C6']);
    expect(texts('Otsikko\n\n• Vuosi 2027\n')).toEqual(['Vuosi 2027']);
    expect(texts('Otsikko\n\n• Tavoite.\n\n7\n')).toEqual(['Tavoite.']);
  });

  it('takes only what the manifest lists for a caption', () => {
    const text = 'Otsikko\n\n• Kunta auttaa.\n\nKuva: Matti Meikäläinen\n';
    const kinds = (captions: readonly string[]) =>
      readPassages(slideOf(text, captions)).passages.map(({ kind }) => kind);
    expect(kinds([])).toEqual(['statement', 'statement']);
    expect(kinds(['Kuva: Matti Meikäläinen'])).toEqual(['statement', 'caption']);
  });
});

describe('mendLines', () => {
  it.each([
    ['kv-\nrekrytointipalvelua', 'kv-rekrytointipalvelua'],
    ['työ- \nja opiskeluperusteinen', 'työ- ja opiskeluperusteinen'],
    ['veto- ja\npitovoima', 'veto- ja pitovoima'],
    ['LAB-\nammattikorkeakoulussa', 'LAB-ammattikorkeakoulussa'],
    ['Riihimäki -\n\ntoimenpideohjelma', 'Riihimäki -toimenpideohjelma'],
    ['1.9.-2023 – \n30.6.2026', '1.9.-2023 – 30.6.2026'],
    ['  kaksi   väliä \n', 'kaksi väliä'],
    ['', ''],
  ])('%j → %j', (broken, mended) => {
    expect(mendLines(broken)).toBe(mended);
  });

  it('changes white space alone, and nothing the second time', () => {
    for (const { text } of slides) {
      const mended = mendLines(text);
      expect(mended.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      expect(mendLines(mended)).toBe(mended);
    }
  });
});

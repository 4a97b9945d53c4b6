import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import type { SlidePage } from './cases.js';
import { readCases, readPages } from './cases.js';
import { chunkPages } from './chunks.js';
import { readPassages } from './passages.js';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const cases = readCases(material);
const pages = readPages(material, splitSlides(material), cases);
const chunks = chunkPages(material, pages);
const passages = new Map(pages.flatMap((page) => page.passages.map((p) => [p.id, p] as const)));
const chunkOf = (id: string) => chunks.find((chunk) => chunk.passages.includes(id));

/** A page of the deck's first case whose text is another. */
function pageOf(text: string): SlidePage {
  const [page] = pages.filter(({ number }) => number === 4);
  if (!page) throw new Error('the deck has no slide 4');
  const slide = { ...page, text, start: 0, end: text.length, captions: [] };
  return { ...slide, ...readPassages(slide) };
}

const longList = (items: number) =>
  `Otsikko\n\n• Painopisteet ovat\n${Array.from(
    { length: items },
    (_, i) => `o Kohta ${i + 1}: ${'kansainvälinen rekrytointi '.repeat(4).trim()}\n`,
  ).join('')}`;

describe('chunkPages', () => {
  it('lets no chunk cross a slide, and so no case', () => {
    for (const { slide, caseId, passages: ids } of chunks) {
      expect(new Set(ids.map((id) => passages.get(id)?.slide))).toEqual(new Set([slide]));
      expect(pages[slide - 1]?.case?.id ?? null).toBe(caseId);
    }
  });

  it('holds every statement and motto, in the order of the deck', () => {
    const held = chunks.flatMap(({ passages: ids }) => ids);
    const told = [...passages.values()].filter(
      ({ kind }) => kind === 'statement' || kind === 'quotation',
    );
    expect([...new Set(held)]).toEqual(told.map(({ id }) => id));
  });

  it('leaves out captions; a heading is read with the bullets below it, but is no passage', () => {
    for (const { passages: ids } of chunks) {
      for (const id of ids) expect(passages.get(id)?.kind).toMatch(/statement|quotation/u);
    }
    const chunk = chunkOf('10#10');
    expect(chunk?.passages).toEqual(['10#10']);
    expect(chunk?.texts.fi?.body).toBe(
      'Ohjelman keskeisiä toimenpiteitä:\nMaahanmuuttajien osallistaminen heitä koskevassa ' +
        'suunnittelussa, maahanmuuttaja-asiain neuvottelukunnan perustaminen',
    );
  });

  it('keeps a list together with its lead-in', () => {
    expect(chunkOf('12#8')?.passages).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `12#${n}`));
  });

  it('marks mottos, and nothing else, as quotations', () => {
    const slides = chunks.filter(({ isQuotation }) => isQuotation).map(({ slide }) => slide);
    expect(slides).toEqual([3, 7, 11, 15, 19]);
  });

  it('names case, slide and section in the header, each once', () => {
    expect(chunkOf('22#2')?.texts.fi?.header).toBe(
      'Lappeenranta Voucher · Lappeenranta Voucher – taloudellinen tuki kv-osaajien ' +
        'työllistymiseksi · Yhteistyö elinkeinoelämän kanssa',
    );
    expect(chunkOf('5#1')?.texts.fi?.header).toBe(
      'Kansainvälinen ja monikielinen Turku · Kansainvälisyys osana koko kaupungin kehittämistä',
    );
  });

  it('says the same in Swedish and English, header and body', () => {
    for (const { texts } of chunks) {
      for (const language of ['fi', 'sv', 'en'] as const) {
        expect(texts[language]?.header).toBeTruthy();
        const lines = texts[language]?.body.split('\n') ?? [];
        expect(lines).toHaveLength(texts.fi?.body.split('\n').length ?? 0);
      }
    }
    expect(chunkOf('22#2')?.texts.sv?.body).toContain('1 500 euro');
    expect(chunkOf('22#2')?.texts.en?.body).toContain('1,500 euros');
  });

  it('speaks Finnish alone when there are no translations', () => {
    const untranslated = chunkPages({ ...material, translations: {} }, pages);
    for (const { texts } of untranslated) expect(Object.keys(texts)).toEqual(['fi']);
  });

  it('cuts a long list between items and repeats its lead-in', () => {
    const cut = chunkPages({ ...material, translations: {} }, [pageOf(longList(20))]);
    expect(cut.length).toBeGreaterThan(1);
    for (const { passages: ids, texts } of cut) {
      expect(ids[0]).toBe('4#1');
      expect(texts.fi?.body).toMatch(/^Painopisteet ovat\nKohta /u);
      expect(texts.fi?.body.length).toBeLessThanOrEqual(800 + ids.length);
    }
    const items = cut.flatMap(({ passages: ids }) => ids.slice(1));
    expect(items).toEqual(Array.from({ length: 20 }, (_, i) => `4#${i + 2}`));
  });

  it('gives every chunk an id of its own, and the same content the same id', () => {
    const again = chunkPages(material, pages);
    expect(again).toEqual(chunks);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(chunks.length);
    for (const { id } of chunks) expect(id).toMatch(/^[0-9a-f]{16}$/u);
  });

  it('gives the chunks of a corrected translation new ids, and the others their old ones', () => {
    const { sv } = material.translations;
    if (!sv) throw new Error('the deck has no Swedish translation');
    const corrected = { ...sv, passages: { ...sv.passages, '22#2': 'Ett bättre ord.' } };
    const translations = { ...material.translations, sv: corrected };
    const after = chunkPages({ ...material, translations }, pages);
    const changed = after.filter(({ id }, i) => id !== chunks[i]?.id);
    expect(changed.map((chunk) => chunk.passages)).toEqual([['22#2']]);
  });
});

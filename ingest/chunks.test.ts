import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { readCases, readPages } from './cases.js';
import { chunkPages } from './chunks.js';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const cases = readCases(material);
const pages = readPages(material, splitSlides(material), cases);
const chunks = chunkPages(material, pages);
const passages = new Map(pages.flatMap((page) => page.passages.map((p) => [p.id, p] as const)));

describe('readCases', () => {
  it('finds the 18 cases with their sections and places', () => {
    expect(cases).toHaveLength(18);
    const voucher = cases.find(({ id }) => id === 'lappeenranta');
    expect(voucher).toMatchObject({ slides: [22], places: ['lappeenranta'] });
    expect(voucher?.section.title).toBe('Yhteistyö elinkeinoelämän kanssa');
  });
});

describe('readPages', () => {
  it('puts title, purpose and section openers in no case', () => {
    const outside = pages.filter((page) => page.case === null).map(({ number }) => number);
    expect(outside).toEqual([1, 2, 3, 7, 11, 15, 19]);
  });
});

describe('chunkPages', () => {
  it('lets no chunk cross a slide, and so no case', () => {
    for (const { slide, caseId, passages: ids } of chunks) {
      expect(new Set(ids.map((id) => passages.get(id)?.slide))).toEqual(new Set([slide]));
      expect(pages[slide - 1]?.case?.id ?? null).toBe(caseId);
    }
  });

  it('holds every statement and motto', () => {
    const held = new Set(chunks.flatMap(({ passages: ids }) => ids));
    const missing = [...passages.values()].filter(
      ({ id, kind }) => (kind === 'statement' || kind === 'quotation') && !held.has(id),
    );
    expect(missing).toEqual([]);
  });

  it('names case and section in the header, in each language', () => {
    const chunk = chunks.find(({ passages: ids }) => ids.includes('22#2'));
    expect(chunk?.texts.fi?.header).toContain('Lappeenranta Voucher');
    expect(chunk?.texts.sv?.body).toContain('1 500 euro');
    expect(chunk?.texts.en?.body).toContain('1,500 euros');
  });

  it('gives the same id to the same content, and another to another', () => {
    const again = chunkPages(material, pages);
    expect(again.map(({ id }) => id)).toEqual(chunks.map(({ id }) => id));
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(chunks.length);
  });
});

describe('the translations of the deck', () => {
  it.each(['sv', 'en'] as const)(
    'say every passage, title and name in %s, and no more',
    (language) => {
      const translation = material.translations[language];
      const { manifest } = material;
      expect(Object.keys(translation?.passages ?? {}).toSorted()).toEqual(
        [...passages.keys()].toSorted(),
      );
      expect(Object.keys(translation?.slides ?? {})).toHaveLength(pages.length);
      expect(Object.keys(translation?.cases ?? {}).toSorted()).toEqual(
        manifest.cases.map(({ id }) => id).toSorted(),
      );
      expect(Object.keys(translation?.sections ?? {}).toSorted()).toEqual(
        manifest.sections.map(({ id }) => id).toSorted(),
      );
    },
  );

  it.each(['sv', 'en'] as const)('keep the year numbers of every passage in %s', (language) => {
    for (const [id, passage] of passages) {
      const translated = material.translations[language]?.passages[id] ?? '';
      for (const year of passage.text.match(/\b20[0-4]\d\b/gu) ?? []) {
        expect(`${id} ${translated}`).toContain(year);
      }
    }
  });
});

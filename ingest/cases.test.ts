import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { readPlaces } from '#corpus/places';
import { readCases, readPages } from './cases.js';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const cases = readCases(material);
const pages = readPages(material, splitSlides(material), cases);

const OUTSIDE = [1, 2, 3, 7, 11, 15, 19];

describe('readCases', () => {
  it.each([
    ['kehittaminen', ['espoo', 'turku', 'iisalmi']],
    ['ohjelmat', ['tampere-tiekartta', 'satakunta', 'riihimaki']],
    ['yhden-oven-palvelu', ['ih-helsinki', 'ih-joensuu', 'ih-rauma']],
    ['kuntayhteistyo', ['c6', 'ih-tampere', 'etela-hame']],
    [
      'elinkeinoelama',
      ['tornio', 'experience-tampere', 'lappeenranta', 'pohjois-savo', 'viitasaari', 'ruovesi'],
    ],
  ])('finds the cases of the section %s', (section, ids) => {
    expect(cases.filter((entry) => entry.section?.id === section).map(({ id }) => id)).toEqual(ids);
  });

  it('finds 18 cases, each with a name and a slide of its own', () => {
    expect(cases).toHaveLength(18);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(18);
    expect(cases.flatMap(({ slides }) => slides)).toHaveLength(18);
  });

  it('tells whose practice a case is', () => {
    const placesOf = (id: string) => cases.find((entry) => entry.id === id)?.places;
    expect(placesOf('lappeenranta')).toEqual(['lappeenranta']);
    expect(placesOf('c6')).toEqual(['helsinki', 'espoo', 'vantaa', 'turku', 'tampere', 'oulu']);
    expect(placesOf('etela-hame')).toEqual(['riihimaki', 'hausjarvi', 'janakkala', 'loppi']);
  });

  it('names places of the gazetteer only', async () => {
    const known = new Set((await readPlaces('corpus/places')).map(({ id }) => id));
    expect(cases.flatMap(({ places }) => places).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('readPages', () => {
  it('keeps every slide, in order', () => {
    expect(pages.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it('puts title, purpose and section openers in no case', () => {
    const outside = pages.filter((page) => page.case === null).map(({ number }) => number);
    expect(outside).toEqual(OUTSIDE);
  });

  it('puts the pages of a case in the section of the case', () => {
    for (const page of pages) if (page.case) expect(page.section).toEqual(page.case.section);
    expect(pages[21]?.section?.title).toBe('Yhteistyö elinkeinoelämän kanssa');
  });

  it('puts an opener in the section that it opens, and what comes before in none', () => {
    expect(OUTSIDE.map((number) => pages[number - 1]?.section?.id)).toEqual([
      undefined,
      undefined,
      'kehittaminen',
      'ohjelmat',
      'yhden-oven-palvelu',
      'kuntayhteistyo',
      'elinkeinoelama',
    ]);
  });

  it('lets a section go on over slides outside the cases, up to the next', () => {
    const manifest = { ...material.manifest, cases: [] };
    const without = { ...material, manifest };
    const read = readPages(without, splitSlides(without), []);
    expect([2, 3, 6, 7, 25].map((number) => read[number - 1]?.section?.id)).toEqual([
      undefined,
      'kehittaminen',
      'kehittaminen',
      'ohjelmat',
      'elinkeinoelama',
    ]);
  });

  it('has no section in a material that has none', () => {
    const [first, ...others] = material.manifest.cases.map(({ section: _, ...rest }) => rest);
    const manifest = { ...material.manifest, sections: [], cases: first ? [first, ...others] : [] };
    const without = { ...material, manifest };
    const read = readPages(without, splitSlides(without), readCases(without));
    expect(read[3]).toMatchObject({ section: null, case: { id: 'espoo', section: null } });
  });

  it('reads the section titles as the openers print them', () => {
    for (const { opener, title } of material.manifest.sections) {
      expect(pages[opener - 1]?.title).toBe(title);
    }
  });
});

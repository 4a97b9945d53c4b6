import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { materialManifestSchema } from '#corpus/material';
import { readPlaces } from '#corpus/places';
import { createPlaceRecogniser } from '../language/recognise-places.js';
import type { ReadDocument } from '../readers/document.js';
import { describeMaterial, type Origin, type ToldFacts } from './describe-material.js';

const recogniser = createPlaceRecogniser(await readPlaces('corpus/places'));
const TEXT =
  'Kunta järjestää neuvontaa kaikille, jotka muuttavat alueelle töihin tai opiskelemaan.';

const DOCUMENT: ReadDocument = {
  format: 'pdf',
  titles: ['Kotoutumisen opas', 'Opas'],
  publisher: 'Espoon kaupunki',
  published: '2025-04',
  pages: [
    {
      number: 1,
      title: 'Kotoutumisen opas',
      isTitleShown: true,
      blocks: [{ kind: 'paragraph', level: 0, text: TEXT }],
    },
  ],
  doubts: ['No text was found on page 2.'],
};
const ORIGIN: Origin = {
  file: 'Kotoutumisen opas (2025).pdf',
  sha256: 'b'.repeat(64),
  changed: new Date('2026-02-03'),
};

const describeIt = (
  document: Partial<ReadDocument> = {},
  told: ToldFacts = {},
  publishers: readonly string[] = [],
) => describeMaterial({ ...DOCUMENT, ...document }, ORIGIN, told, { recogniser, publishers });

describe('describeMaterial', () => {
  it('makes a manifest that is valid, of what the file says', () => {
    const { manifest, source } = describeIt();
    expect(materialManifestSchema.parse(manifest)).toEqual(manifest);
    expect(manifest).toMatchObject({
      id: 'kotoutumisen-opas-2025',
      title: 'Kotoutumisen opas',
      publisher: 'Espoon kaupunki',
      published: '2025-04',
      language: 'fi',
      layout: 'blocks',
      origin: { file: ORIGIN.file, format: 'pdf', sha256: ORIGIN.sha256 },
      sourceSha256: createHash('sha256').update(source).digest('hex'),
    });
    expect(manifest).not.toHaveProperty('url');
  });

  it('goes by what it is told', () => {
    const told = {
      id: 'opas',
      title: 'Uusi nimi',
      publisher: 'Kuntaliitto',
      published: '2024-12',
      language: 'sv',
      url: 'https://example.fi/opas.pdf',
    } as const;
    expect(describeIt({}, told).manifest).toMatchObject(told);
  });

  it('says what it is not sure of', () => {
    const { uncertain } = describeIt().manifest;
    expect(uncertain).toEqual([
      'No text was found on page 2.',
      expect.stringContaining('also calls itself "Opas"'),
      expect.stringContaining('2025-04'),
    ]);
  });

  it('is sure of what a person told', () => {
    const told = { title: 'Opas', published: '2025-04' };
    expect(describeIt({ doubts: [] }, told).manifest).not.toHaveProperty('uncertain');
  });

  it.each([
    ['Microsoft Word - luonnos3.docx'],
    ['PowerPoint-esitys'],
    ['Document1'],
    ['esitys.pptx'],
    ['Untitled'],
  ])('takes %s for no title', (title) => {
    expect(describeIt({ titles: [title] }).manifest.title).toBe('Kotoutumisen opas (2025)');
  });

  it('takes the publisher of the other materials when they have but one', () => {
    const { publisher: _, ...silent } = DOCUMENT;
    const make = (...publishers: readonly string[]) =>
      describeMaterial(silent, ORIGIN, {}, { recogniser, publishers });
    const { manifest } = make('Kuntaliitto', 'Kuntaliitto');
    expect(manifest.publisher).toBe('Kuntaliitto');
    expect(manifest.uncertain).toContainEqual(expect.stringContaining('publisher'));
    for (const publishers of [[], ['Kuntaliitto', 'Espoo']]) {
      expect(() => make(...publishers)).toThrowError(
        expect.objectContaining({
          code: 'publisher-unknown',
          remedy: expect.stringContaining('--publisher'),
        }),
      );
    }
  });

  it('takes the month when the file was changed when it has no other', () => {
    const { published: _, ...undated } = DOCUMENT;
    const { manifest } = describeMaterial(undated, ORIGIN, {}, { recogniser, publishers: [] });
    expect(manifest.published).toBe('2026-02');
    expect(manifest.uncertain).toContainEqual(expect.stringContaining('last changed'));
  });

  it.each([
    ['sv', 'Kommunen ordnar rådgivning för alla som flyttar till området för att arbeta.'],
    ['en', 'The municipality offers advice to everyone who moves to the area for work.'],
  ])('tells the language by the text: %s', (language, text) => {
    const pages = [
      {
        number: 1,
        title: 'X',
        isTitleShown: true,
        blocks: [{ kind: 'paragraph', level: 0, text }],
      },
    ] as const;
    expect(describeIt({ pages, language: 'fi' }).manifest).toMatchObject({
      language,
      uncertain: expect.arrayContaining([expect.stringContaining('"fi"')]),
    });
  });
});

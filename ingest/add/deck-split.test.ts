import { beforeAll, describe, expect, it } from 'vitest';
import { type Material, type MaterialManifest, readMaterial } from '#corpus/material';
import { readPlaces } from '#corpus/places';
import { readCases, readPages, type SlidePage } from '../cases.js';
import { createPlaceRecogniser } from '../language/recognise-places.js';
import { pptxOf } from '../readers/office.fixture.js';
import { deckPdf } from '../readers/pdf/deck-pdf.fixture.js';
import { readDocument } from '../readers/read-document.js';
import { splitSlides } from '../slides.js';
import { describeMaterial } from './describe-material.js';

/**
 * The deck of this repository as other files, read without its manifest: what is detected against what
 * a person wrote down, as F1 (harmonic mean of precision and recall).
 */
const deck = await readMaterial('corpus/hyvat-kaytannot-2026');
const recogniser = createPlaceRecogniser(await readPlaces('corpus/places'));
const pagesOf = (material: Material) =>
  readPages(material, splitSlides(material), readCases(material));
const pages = pagesOf(deck);

function asPptx(slides: readonly SlidePage[]): Uint8Array {
  return pptxOf(
    slides.map(({ title, passages }) => ({
      title,
      body: passages.map(({ text, level }) => ({ text, level })),
    })),
  );
}

function asHtml(slides: readonly SlidePage[]): string {
  const bodies = slides.map(({ title, passages }, i) => {
    const blocks = passages.map(({ kind, level, text }) => {
      if (kind !== 'statement') return `<p>${text}</p>`;
      return level === 1
        ? `<ul><li><ul><li>${text}</li></ul></li></ul>`
        : `<ul><li>${text}</li></ul>`;
    });
    return `<h${i === 0 ? 1 : 2}>${title}</h${i === 0 ? 1 : 2}>${blocks.join('')}`;
  });
  return `<main>${bodies.join('')}</main>`;
}

function asText(slides: readonly SlidePage[]): string {
  return slides
    .map(({ title, passages }) =>
      [
        title,
        ...passages.map(({ kind, text }) => (kind === 'statement' ? `• ${text}` : text)),
      ].join('\n\n'),
    )
    .join('\n\f\n');
}

const bytes = (text: string) => new TextEncoder().encode(text);

const FORMS: readonly (readonly [string, string, () => Promise<Uint8Array> | Uint8Array])[] = [
  ['PDF in two columns', 'deck.pdf', () => deckPdf(pages)],
  ['PDF in one column', 'deck.pdf', () => deckPdf(pages, { columns: 1, isAdorned: false })],
  ['presentation', 'deck.pptx', () => asPptx(pages)],
  ['web page', 'deck.html', () => bytes(asHtml(pages))],
  ['plain text', 'deck.txt', () => bytes(asText(pages))],
];

function f1(found: readonly string[], wanted: readonly string[]): number {
  const [a, b] = [new Set(found), new Set(wanted)];
  const both = [...a].filter((one) => b.has(one)).length;
  return both === 0 ? 0 : (2 * both) / (a.size + b.size);
}

const plain = (text: string) => text.replace(/\s+/gu, '');
const slidesIn = (material: Material) =>
  pagesOf(material).map(({ number, title }) => `${number} ${plain(title)}`);
const spansIn = ({ cases }: MaterialManifest) =>
  cases.map(({ slides }) => `${slides[0]}-${slides.at(-1)}`);
const openersIn = ({ sections }: MaterialManifest) => sections.map(({ opener }) => `${opener}`);
const placesIn = ({ cases }: MaterialManifest) =>
  cases.flatMap(({ slides, places }) => places.map((place) => `${slides[0]} ${place}`));
const passagesIn = (material: Material) =>
  pagesOf(material).flatMap(({ number, passages }) =>
    passages.map(({ text }) => `${number} ${plain(text)}`),
  );

describe.each(FORMS)('the deck as a %s', (_what, file, make) => {
  let found: Material;
  beforeAll(async () => {
    const origin = { file, sha256: 'a'.repeat(64), changed: new Date('2026-03-01') };
    const document = await readDocument(file, await make());
    found = describeMaterial(document, origin, {}, { recogniser, publishers: ['Kuntaliitto'] });
  });

  it('is split into the slides, cases and sections that a person found (F1 ≥ 0.95)', () => {
    const { manifest } = found;
    expect(f1(slidesIn(found), slidesIn(deck))).toBeGreaterThanOrEqual(0.95);
    expect(f1(spansIn(manifest), spansIn(deck.manifest))).toBeGreaterThanOrEqual(0.95);
    expect(f1(openersIn(manifest), openersIn(deck.manifest))).toBeGreaterThanOrEqual(0.95);
  });

  it('names the places whose practice each case is (F1 ≥ 0.95)', () => {
    expect(f1(placesIn(found.manifest), placesIn(deck.manifest))).toBeGreaterThanOrEqual(0.95);
  });

  it('has the passages of the deck, and no others (F1 ≥ 0.95)', () => {
    expect(f1(passagesIn(found), passagesIn(deck))).toBeGreaterThanOrEqual(0.95);
  });

  it('says of which cases it is not sure', () => {
    const uncertain = found.manifest.uncertain?.join('\n') ?? '';
    for (const slide of [16, 18]) expect(uncertain).toContain(`Slide ${slide} `);
  });
});

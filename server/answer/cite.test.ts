import { describe, expect, it } from 'vitest';
import { readCases, readPages } from '#ingest/cases';
import { mendLines } from '#ingest/passages';
import { readCorpus } from '#ingest/read-corpus';
import { splitSlides } from '#ingest/slides';
import type { IndexedMaterial } from '#ingest/store/store';
import { citationSchema } from '../contract.js';
import { anchorOf, citePassage, locatePassages, passageText, slideLinks } from './cite.js';

async function readDeck(): Promise<IndexedMaterial> {
  const [material] = await readCorpus('corpus');
  if (!material) throw new Error('the corpus is empty');
  const cases = readCases(material);
  return { ...material, cases, pages: readPages(material, splitSlides(material), cases) };
}

const deck = await readDeck();
const LINKS = slideLinks('');

describe('citePassage', () => {
  it('quotes every passage of the deck as the source has it, in three languages', () => {
    const ids = deck.pages.flatMap(({ passages }) => passages.map(({ id }) => id));
    const located = locatePassages(deck, ids);
    expect(located).toHaveLength(ids.length);
    for (const language of ['fi', 'sv', 'en'] as const) {
      for (const entry of located) {
        const citation = citationSchema.parse(citePassage(entry, 1, language, LINKS));
        const { start, end } = citation.span;
        expect(mendLines(deck.source.slice(start, end))).toBe(citation.quote);
        expect(citation.passageId).toBe(`${deck.manifest.id}/${entry.passage.id}`);
        expect(passageText(entry, language)).not.toBe('');
      }
    }
  });

  it('refuses a passage whose source has been changed', () => {
    const source = deck.source.replace('1 500', '9 500');
    expect(source).not.toBe(deck.source);
    const [changed] = locatePassages({ ...deck, source }, ['22#2']);
    if (!changed) throw new Error('slide 22 has lost its second passage');
    expect(changed.passage.text).toContain('1 500');
    expect(() => citePassage(changed, 1, 'fi', LINKS)).toThrow('is not what its source says');
  });

  it('refuses a passage whose place has shifted by one', () => {
    const [located] = locatePassages(deck, ['22#2']);
    if (!located) throw new Error('slide 22 has lost its second passage');
    const { start, end } = located.passage;
    const shifted = { ...located.passage, start: start + 1, end: end + 1 };
    expect(() => citePassage({ ...located, passage: shifted }, 1, 'fi', LINKS)).toThrow(/22#2/u);
  });

  it('names case and title in the language of the answer, and quotes the original', () => {
    const [located] = locatePassages(deck, ['5#1']);
    if (!located) throw new Error('slide 5 has lost its first passage');
    const finnish = citePassage(located, 1, 'fi', LINKS);
    const swedish = citePassage(located, 1, 'sv', LINKS);
    expect(finnish.case).toContain('Turku');
    expect(swedish.case).toContain('Åbo');
    expect(swedish.quote).toBe(finnish.quote);
  });

  it('names no case on a slide outside the cases', () => {
    const [purpose] = locatePassages(deck, ['2#1']);
    if (!purpose) throw new Error('slide 2 has lost its first passage');
    expect(citePassage(purpose, 1, 'fi', LINKS).case).toBeNull();
  });
});

describe('locatePassages', () => {
  it('finds passages in the order asked, and none that do not exist', () => {
    const found = locatePassages(deck, ['22#2', '99#1', '22#1', '22#99', 'x', '']);
    expect(found.map(({ passage }) => passage.id)).toEqual(['22#2', '22#1']);
  });
});

describe('slideLinks', () => {
  it('carries the passage encoded, and its anchor plain', () => {
    expect(LINKS.slide('deck', 22, '22#3', 'en')).toBe(
      '/materials/deck/slides/22?passage=22%233&lang=en#passage-3',
    );
    expect(LINKS.slide('deck', 22)).toBe('/materials/deck/slides/22');
  });

  it('is whole when the address of the site is known', () => {
    const links = slideLinks('https://kuntaopas.example.fi');
    expect(links.slide('deck', 1)).toBe('https://kuntaopas.example.fi/materials/deck/slides/1');
  });

  it('gives each passage of a slide an anchor of its own', () => {
    for (const { passages } of deck.pages) {
      const anchors = passages.map(({ id }) => anchorOf(id));
      expect(new Set(anchors).size).toBe(passages.length);
    }
  });
});

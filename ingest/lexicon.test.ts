import { describe, expect, it } from 'vitest';
import { readCases, readPages } from './cases.js';
import { readLexicon } from './lexicon.js';
import { readCorpus } from './read-corpus.js';
import { splitSlides } from './slides.js';

const [deck] = await readCorpus('corpus');
if (!deck) throw new Error('no deck');
const pages = readPages(deck, splitSlides(deck), readCases(deck));
const lexicon = readLexicon([{ ...deck, pages }]);
const bare = readLexicon([{ ...deck, pages, translations: {}, expansions: {}, topics: [] }]);

describe('readLexicon', () => {
  it('counts words of texts, translations and questions, each in its language', () => {
    expect(lexicon.get('kansainvälistymisseteli')).toMatchObject({ sv: 0, en: 0 });
    expect(lexicon.get('kansainvälistymisseteli')?.fi).toBeGreaterThan(0);
    expect(lexicon.get('invandrare')?.sv).toBeGreaterThan(5);
    expect(lexicon.get('employers')?.en).toBeGreaterThan(5);
  });

  it('makes words whole that a line break has divided in the source', () => {
    expect(deck.source).toMatch(/-\n/u);
    expect(bare.get('kansainvälistymissetelin')?.fi).toBeGreaterThan(0);
  });

  it('tells which are written with a capital', () => {
    const { capital = 0, fi = 0, sv = 0, en = 0 } = lexicon.get('lappeenranta') ?? {};
    expect(capital / (fi + sv + en)).toBeGreaterThan(0.5);
    expect(lexicon.get('kaupunki')?.capital).toBeLessThan(lexicon.get('kaupunki')?.fi ?? 0);
  });

  it('knows the words that questions are asked with, whatever a material says', () => {
    expect(bare.size).toBeLessThan(lexicon.size);
    for (const word of ['paljonko', 'duuni', 'varför', 'which']) expect(bare.has(word)).toBe(true);
  });
});

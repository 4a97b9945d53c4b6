import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { readCases, readPages } from '#ingest/cases';
import { chunkPages } from '#ingest/chunks';
import { splitSlides } from '#ingest/slides';
import { toldLanguages } from './compared-language.js';

const deck = await readMaterial('corpus/hyvat-kaytannot-2026');
const cases = readCases(deck);
const pages = readPages(deck, splitSlides(deck), cases);

/** The deck of which one passage is not translated into Swedish. */
function withoutPassage(id: string) {
  const { sv } = deck.translations;
  if (!sv) throw new Error('the deck is not translated');
  const { [id]: _, ...passages } = sv.passages;
  const translations = { ...deck.translations, sv: { ...sv, passages } };
  return { ...deck, translations, cases, pages };
}

describe('toldLanguages', () => {
  it('is the language asked for where the whole material is translated, else its own', () => {
    const whole = { ...deck, pages };
    expect(toldLanguages(whole, 'sv')).toEqual(['sv']);
    expect(toldLanguages(whole, 'fi')).toEqual(['fi']);
    expect(toldLanguages({ ...whole, translations: {} }, 'en')).toEqual(['fi']);
  });

  it('is both where a part is not translated', () => {
    expect(toldLanguages(withoutPassage('22#2'), 'sv')).toEqual(['sv', 'fi']);
    expect(toldLanguages(withoutPassage('22#2'), 'en')).toEqual(['en']);
  });
});

describe('a chunk of which a passage is not translated', () => {
  it('is told in the languages that say all of it, and the other chunks in every one', () => {
    const material = withoutPassage('22#2');
    for (const { passages, texts } of chunkPages(material, pages)) {
      const languages = passages.includes('22#2') ? ['fi', 'en'] : ['fi', 'sv', 'en'];
      expect(Object.keys(texts).toSorted()).toEqual(languages.toSorted());
    }
  });
});

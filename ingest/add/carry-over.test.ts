import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Material, readMaterial } from '#corpus/material';
import { carryOver } from './carry-over.js';

const deck = await readMaterial('corpus/hyvat-kaytannot-2026');

/** The deck as a new version says it, without what people have written of it. */
function versionOf(source: string, moved = 0): Material {
  const { manifest } = deck;
  const sourceSha256 = createHash('sha256').update(source).digest('hex');
  const grown = source.length - deck.source.length;
  const later = (start: number) =>
    start > (manifest.slides[21]?.start ?? 0) ? start + grown : start;
  return {
    translations: {},
    expansions: {},
    topics: [],
    source,
    manifest: {
      ...manifest,
      sourceSha256,
      slides: manifest.slides.map(({ number, start, ...slide }) => ({
        ...slide,
        number: number + moved,
        start: later(start),
      })),
      sections: manifest.sections.map((section) => ({
        ...section,
        opener: section.opener + moved,
      })),
      cases: manifest.cases.map((entry) => ({
        ...entry,
        slides: entry.slides.map((number) => number + moved),
      })),
    },
  };
}

describe('carryOver', () => {
  it('keeps all of what has not changed', () => {
    const { translations, expansions, translated } = carryOver(deck, versionOf(deck.source));
    expect(translations).toEqual(deck.translations);
    expect(translated.kept).toBe(translated.before);
    for (const language of ['fi', 'sv', 'en'] as const) {
      const { 0: _, ...gaps } = deck.expansions[language]?.gaps ?? {};
      expect(expansions[language]?.passages).toEqual(deck.expansions[language]?.passages);
      // What the material as a whole leaves open, the new one may tell.
      expect(expansions[language]?.gaps).toEqual(gaps);
    }
  });

  it('leaves out what is said otherwise, and nothing else', () => {
    const changed = versionOf(deck.source.replace('1 500 euron', '1 700 euron'));
    const { translations, expansions } = carryOver(deck, changed);
    const lost = (before: object, after: object | undefined) =>
      Object.keys(before).filter((id) => !Object.keys(after ?? {}).includes(id));
    const { sv } = deck.translations;
    expect(lost(sv?.passages ?? {}, translations.sv?.passages)).toEqual(['22#2']);
    const { fi } = deck.expansions;
    expect(lost(fi?.passages ?? {}, expansions.fi?.passages)).toEqual(['22#2']);
    expect(lost(fi?.gaps ?? {}, expansions.fi?.gaps).toSorted()).toEqual(['0', '22']);
  });

  it('gives them to the passages where they stand now', () => {
    const { translations, expansions } = carryOver(deck, versionOf(deck.source, 3));
    expect(translations.en?.passages['25#2']).toBe(deck.translations.en?.passages['22#2']);
    expect(translations.en?.slides[25]).toBe(deck.translations.en?.slides[22]);
    expect(translations.en?.cases).toEqual(deck.translations.en?.cases);
    expect(expansions.fi?.passages['25#2']).toEqual(deck.expansions.fi?.passages['22#2']);
    expect(expansions.fi?.gaps[25]).toEqual(deck.expansions.fi?.gaps[22]);
  });

  it('keeps a topic where each of its passages is still said, and gives it to where they stand now', () => {
    expect(carryOver(deck, versionOf(deck.source)).topics).toEqual(deck.topics);
    const isOf22 = ({ passages }: Material['topics'][number]) => passages.includes('22#2');
    const changed = versionOf(deck.source.replace('1 500 euron', '1 700 euron'));
    expect(deck.topics.some(isOf22)).toBe(true);
    expect(carryOver(deck, changed).topics).toEqual(deck.topics.filter((topic) => !isOf22(topic)));
    const [topic] = carryOver(deck, versionOf(deck.source, 3)).topics;
    expect(topic?.passages).toEqual(
      deck.topics[0]?.passages.map((id) => id.replace(/^\d+/u, (slide) => `${Number(slide) + 3}`)),
    );
  });

  it('keeps no question where the case is another', () => {
    const { manifest, ...other } = versionOf(deck.source);
    const cases = manifest.cases.map((entry) =>
      entry.slides.includes(22) ? { ...entry, name: 'Kotka' } : entry,
    );
    const { translations, expansions } = carryOver(deck, {
      ...other,
      manifest: { ...manifest, cases },
    });
    expect(expansions.fi?.passages['22#2']).toBeUndefined();
    expect(translations.sv?.passages['22#2']).toBeDefined();
  });

  it('has nothing where nobody has written anything, or all is new', () => {
    const plain = versionOf(deck.source);
    expect(carryOver(plain, plain)).toMatchObject({ translations: {}, expansions: {}, topics: [] });
    const [slide] = plain.manifest.slides;
    const anew: Material = {
      ...plain,
      source: 'Aivan muuta.\n',
      manifest: { ...plain.manifest, sections: [], cases: [], slides: slide ? [slide] : [] },
    };
    expect(carryOver(deck, anew)).toMatchObject({ translations: {}, expansions: {}, topics: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { type Language, readMaterial } from '#corpus/material';
import { readPassages } from './passages.js';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const slides = splitSlides(material);
const passages = slides.flatMap((slide) => readPassages(slide).passages);
const answering = passages.filter(({ kind }) => kind === 'statement' || kind === 'quotation');

describe.each(['fi', 'sv', 'en'] as const)(
  'the expansion of the deck in %s',
  (language: Language) => {
    const expansion = material.expansions[language];
    if (!expansion) throw new Error(`the deck has no expansion in ${language}`);

    it('asks for every passage that answers, and for no other', () => {
      const ids = answering.map(({ id }) => id);
      expect(Object.keys(expansion.passages).toSorted()).toEqual(ids.toSorted());
      for (const questions of Object.values(expansion.passages))
        expect(questions.length).toBeGreaterThanOrEqual(4);
    });

    it('knows gaps of every slide with a case, and of no slide that is not there', () => {
      const numbers = new Set(['0', ...slides.map(({ number }) => String(number))]);
      for (const slide of Object.keys(expansion.gaps)) expect(numbers).toContain(slide);
      const ofCases = material.manifest.cases.flatMap((entry) => entry.slides.map(String));
      for (const slide of ofCases) expect(expansion.gaps[slide]?.length).toBeGreaterThan(10);
    });

    it('has no question twice, neither answered nor open', () => {
      const all = [...Object.values(expansion.passages), ...Object.values(expansion.gaps)].flat();
      const seen = new Set<string>();
      const twice = all.filter((text) => seen.size === seen.add(text.toLowerCase()).size);
      expect(twice).toEqual([]);
    });
  },
);

import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { readPlaces } from '#corpus/places';
import { createPlaceRecogniser } from './language/recognise-places.js';
import { readPassages } from './passages.js';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const { topics } = material;
const recogniser = createPlaceRecogniser(await readPlaces('corpus/places'));
const passages = splitSlides(material).flatMap((slide) => readPassages(slide).passages);
const caseBySlide = new Map(
  material.manifest.cases.flatMap(({ id, slides }) => slides.map((slide) => [slide, id])),
);

describe('the topics of the deck', () => {
  it('name passages that are there, one of each case at most', () => {
    const slideOf = new Map(passages.map(({ id, slide }) => [id, slide]));
    for (const topic of topics) {
      const cases = topic.passages.map((id) => caseBySlide.get(slideOf.get(id) ?? 0));
      expect(cases).not.toContain(undefined);
      expect(new Set(cases).size, topic.fi[0]).toBe(cases.length);
    }
  });

  it('have several questions in each language', () => {
    for (const { fi, sv, en } of topics)
      for (const questions of [fi, sv, en]) expect(questions.length).toBeGreaterThanOrEqual(2);
  });

  it('are no places: those a search narrows to, and leaves out of what it compares', () => {
    const namesPlace = (text: string) =>
      recogniser.recognise(text).some(({ place }) => place.kind !== 'foreign');
    for (const { fi } of topics)
      expect(fi.filter(namesPlace).length, fi[0]).toBeLessThan(fi.length / 2);
  });

  it.each(['fi', 'sv', 'en'] as const)('have no question twice in %s', (language) => {
    const seen = new Set<string>();
    const all = topics.flatMap((topic) => topic[language]);
    expect(all.filter((text) => seen.size === seen.add(text.toLowerCase()).size)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const slides = splitSlides(material);

describe('splitSlides', () => {
  it('loses nothing: the slides joined are the source', () => {
    expect(slides.map(({ text }) => text).join('')).toBe(material.source);
  });

  it('finds the 25 slides of the deck, numbered as printed', () => {
    expect(slides.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it.each([14, 21, 24])('agrees with the number %i that is printed on its slide', (number) => {
    const text = slides[number - 1]?.text ?? '';
    expect(text).toMatch(new RegExp(`(?:\\p{L}|\\n)${number}\\n`, 'u'));
  });

  it('keeps spans into the source', () => {
    for (const { start, end, text } of slides) {
      expect(material.source.slice(start, end)).toBe(text);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { readPassages } from './passages.js';
import { splitSlides } from './slides.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const { manifest } = material;
const slides = splitSlides(material);
const passages = slides.flatMap((slide) => readPassages(slide).passages);

describe.each(['sv', 'en'] as const)('the translation of the deck into %s', (language) => {
  const translation = material.translations[language];
  if (!translation) throw new Error(`the deck has no translation into ${language}`);

  it.each([
    ['passages', passages.map(({ id }) => id)],
    ['slides', slides.map(({ number }) => String(number))],
    ['sections', manifest.sections.map(({ id }) => id)],
    ['cases', manifest.cases.map(({ id }) => id)],
  ] as const)('says all %s of the deck, and no others', (part, ids) => {
    expect(Object.keys(translation[part]).toSorted()).toEqual([...ids].toSorted());
    for (const text of Object.values(translation[part])) expect(text.trim()).not.toBe('');
  });

  it('keeps the numbers of every passage', () => {
    const digitsOf = (text: string) =>
      (text.replaceAll(/(?<=\d)[ ,\u00a0](?=\d{3}\b)/gu, '').match(/\d+/gu) ?? []).filter(
        (number) => number.length > 2,
      );
    for (const { id, text } of passages) {
      const told = digitsOf(translation.passages[id] ?? '');
      expect({ id, told }).toEqual({ id, told: expect.arrayContaining(digitsOf(text)) });
    }
  });

  it('keeps addresses as they are', () => {
    for (const { id, text } of passages) {
      if (text.startsWith('https://')) expect(translation.passages[id]).toBe(text);
    }
  });

  it('leaves no statement in Finnish', () => {
    const statements = passages.filter(
      ({ kind, text }) => kind === 'statement' && /\.$/u.test(text),
    );
    for (const { id, text } of statements) expect(translation.passages[id]).not.toBe(text);
  });

  it('breaks no line: a line of a chunk is one passage', () => {
    for (const text of Object.values(translation.passages)) expect(text).not.toMatch(/\n/u);
  });
});

import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { readPassages } from '#ingest/passages';
import { splitSlides } from '#ingest/slides';
import { outlineSlide } from './slide-outline.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const slides = splitSlides(material).map((slide) => {
  const { passages } = readPassages(slide);
  return { ...slide, passages, outline: outlineSlide(material.source, passages) };
});

describe('the outline of a slide', () => {
  it('holds every passage once, in the order of the source, on each of the 25', () => {
    for (const { passages, outline } of slides) {
      const shown = outline.flatMap((block) =>
        block.kind === 'list'
          ? block.items.flatMap(({ passage, items }) => [passage, ...items])
          : [block.passage, ...block.items],
      );
      expect(shown).toEqual(passages);
    }
  });

  it('is a list where the source has bullets, and a paragraph where it has none', () => {
    const kinds = (n: number) => slides[n - 1]?.outline.map(({ kind }) => kind);
    expect(kinds(1)).toEqual(['paragraph', 'paragraph']);
    expect(kinds(2)).toEqual(['list']);
    expect(kinds(3)).toEqual(['quotation']);
    expect(kinds(10)).toEqual(['list', 'heading', 'list', 'caption']);
  });

  it('has sub-bullets below the bullet that leads them in', () => {
    const [list] = slides[8]?.outline ?? [];
    const items = list?.kind === 'list' ? list.items : [];
    expect(items.map((item) => item.items.length)).toEqual([0, 0, 1, 8, 0]);
  });
});

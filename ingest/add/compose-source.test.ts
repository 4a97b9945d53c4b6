import { describe, expect, it } from 'vitest';
import type { Material } from '#corpus/material';
import { readPages } from '../cases.js';
import type { Block, ReadPage } from '../readers/document.js';
import { splitSlides } from '../slides.js';
import { composeSource } from './compose-source.js';

const block = (kind: Block['kind'], text: string, level: 0 | 1 = 0): Block => ({
  kind,
  level,
  text,
});

const PAGES: readonly ReadPage[] = [
  {
    number: 1,
    title: 'Riihimäen ohjelma',
    isTitleShown: true,
    blocks: [
      block('heading', 'Tavoitteet'),
      block('item', 'Ohjelmalla haetaan'),
      block('item', 'osaajia', 1),
      block('item', 'Ohjelma kasvaa'),
      block('paragraph', 'Ohjelma alkoi keväällä. Se jatkuu.'),
      block('quotation', '"Kulje yhdessä." – Laozi'),
      block('caption', 'Kuva: M. Mallinen'),
    ],
  },
  {
    number: 3,
    title: 'Rahoitus',
    isTitleShown: false,
    blocks: [block('paragraph', 'Valtio korvaa.')],
  },
  { number: 4, title: '', isTitleShown: false, blocks: [block('paragraph', 'ja jatkuu pienellä')] },
];

/** Reads a composed text as ingest does. */
function readAgain(pages: readonly ReadPage[]) {
  const { source, slides } = composeSource(pages, 'Opas');
  const manifest = { layout: 'blocks', slides, sections: [], cases: [] };
  const material = { manifest, source, translations: {} } as unknown as Material;
  return readPages(material, splitSlides(material), []);
}

const KINDS = {
  heading: 'heading',
  item: 'statement',
  paragraph: 'statement',
  quotation: 'quotation',
  caption: 'caption',
};

describe('composeSource', () => {
  it('writes a text of which the same blocks are read again', () => {
    const read = readAgain(PAGES);
    expect(read.map(({ number }) => number)).toEqual([1, 3, 4]);
    expect(
      read.map(({ passages }) => passages.map(({ kind, level, text }) => ({ kind, level, text }))),
    ).toEqual(
      PAGES.map(({ blocks }) =>
        blocks.map(({ kind, ...rest }) => ({ kind: KINDS[kind], ...rest })),
      ),
    );
  });

  it('calls a page by its title, by one from before it, or as the whole', () => {
    expect(readAgain(PAGES).map(({ title }) => title)).toEqual([
      'Riihimäen ohjelma',
      'Rahoitus',
      'Opas',
    ]);
  });

  it('begins the first slide at 0 and leaves out pages without a word', () => {
    const empty: ReadPage = { number: 2, title: '', isTitleShown: false, blocks: [] };
    const { slides } = composeSource([empty, ...PAGES], 'Opas');
    expect(slides.map(({ number, start }) => [number, start === 0])).toEqual([
      [1, true],
      [3, false],
      [4, false],
    ]);
  });

  it('sets an item that belongs below nothing on its own', () => {
    const [page] = readAgain([
      { number: 1, title: 'A', isTitleShown: true, blocks: [block('item', 'yksin', 1)] },
    ]);
    expect(page?.passages).toMatchObject([{ level: 0, text: 'yksin' }]);
  });
});

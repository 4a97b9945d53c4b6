import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../document.js';
import { paragraph, pptxOf, shape, zipOf } from '../office.fixture.js';
import { readPptx } from './read-pptx.js';

const read = (bytes: Uint8Array) => readPptx('esitys.pptx', bytes, () => {});
const told = ({ pages }: ReadDocument) =>
  pages.map(({ title, blocks }) => [
    title,
    ...blocks.map(({ kind, level, text }) => `${kind}${level || ''}: ${text}`),
  ]);

const TABLE = `<p:graphicFrame><a:tbl><a:tblPr firstRow="1"/>${[
  ['Kunta', 'Seteli'],
  ['Lappeenranta', '1 500 €'],
]
  .map((row) => `<a:tr>${row.map((cell) => `<a:tc>${paragraph(cell, '')}</a:tc>`).join('')}</a:tr>`)
  .join('')}</a:tbl></p:graphicFrame>`;

describe('readPptx', () => {
  it('reads titles and bullets with their depth, and no slide numbers', async () => {
    const document = await read(
      pptxOf([
        {
          title: 'Riihimäen ohjelma',
          body: [{ text: 'Tavoitteet' }, { text: 'pitovoima', level: 1 }, { text: 'Rahoitus' }],
        },
      ]),
    );
    expect(told(document)).toEqual([
      ['Riihimäen ohjelma', 'item: Tavoitteet', 'item1: pitovoima', 'item: Rahoitus'],
    ]);
  });

  it('reads text boxes, groups and tables in their order', async () => {
    const box = shape('', paragraph('Tekstiruutu ilman luettelomerkkiä.', ''));
    const group = `<p:grpSp>${shape('', paragraph('Ryhmässä', '<a:buChar char="•"/>'))}</p:grpSp>`;
    const document = await read(pptxOf([{ title: 'Seteli', shapes: box + group + TABLE }]));
    expect(told(document)[0]).toEqual([
      'Seteli',
      'paragraph: Tekstiruutu ilman luettelomerkkiä.',
      'item: Ryhmässä',
      'item: Kunta: Lappeenranta; Seteli: 1 500 €',
    ]);
  });

  it('takes the notes of the speaker in under a heading, and says so', async () => {
    const document = await read(
      pptxOf([
        { title: 'Ohjelma', body: [{ text: 'Kohta' }], notes: 'Muista kertoa rahoituksesta.' },
      ]),
    );
    expect(told(document)[0]).toEqual([
      'Ohjelma',
      'item: Kohta',
      'heading: Muistiinpanot:',
      'paragraph: Muista kertoa rahoituksesta.',
    ]);
    expect(document.doubts).toEqual([expect.stringContaining('slides 1')]);
  });

  it('leaves hidden slides out, keeps the numbers of the others, and says so', async () => {
    const document = await read(
      pptxOf([{ title: 'Yksi' }, { title: 'Piilossa', isHidden: true }, { title: 'Kolme' }]),
    );
    expect(document.pages.map(({ number, title }) => [number, title])).toEqual([
      [1, 'Yksi'],
      [3, 'Kolme'],
    ]);
    expect(document.doubts).toEqual([expect.stringContaining('Hidden slides were left out: 2')]);
  });

  it('tells the sections of the presentation', async () => {
    const slides = ['Alku', 'Espoo', 'Loppu', 'Turku'].map((title) => ({ title }));
    const sections = [
      ['Osa 1', [1, 2]],
      ['Osa 2', [3, 4]],
    ] as const;
    const { pages } = await read(pptxOf(slides, { sections }));
    expect(pages.map(({ opens }) => opens)).toEqual(['Osa 1', undefined, 'Osa 2', undefined]);
  });

  it('takes a paragraph that is a link for a caption', async () => {
    const link = '<a:p><a:r><a:rPr><a:hlinkClick/></a:rPr><a:t>Ohjelman sivut</a:t></a:r></a:p>';
    const document = await read(pptxOf([{ title: 'Ohjelma', shapes: shape('', link) }]));
    expect(told(document)[0]).toEqual(['Ohjelma', 'caption: Ohjelman sivut']);
  });

  it.each([
    ['without a word', () => pptxOf([{}, {}]), 'file-without-text'],
    ['without a list of slides', () => zipOf({ 'ppt/x.xml': '<x/>' }), 'file-broken'],
    ['of torn XML', () => zipOf({ 'ppt/presentation.xml': '<p:presentation' }), 'file-broken'],
  ])('says what is wrong with a presentation %s', async (_what, bytes, code) => {
    await expect(read(bytes())).rejects.toMatchObject({ name: 'KuntaopasError', code });
  });
});

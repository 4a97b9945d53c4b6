import { describe, expect, it } from 'vitest';
import type { ReadDocument } from './document.js';
import { docxOf } from './office.fixture.js';
import { readDocx } from './read-docx.js';

const told = ({ pages }: ReadDocument) =>
  pages.map(({ title, blocks }) => [
    title,
    ...blocks.map(({ kind, level, text }) => `${kind}${level || ''}: ${text}`),
  ]);

const CORE = `<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z">
  <dc:title>Mallipohja</dc:title><dc:creator>Maija Meikäläinen</dc:creator>
  <dcterms:modified>2025-05-06T10:00:00Z</dcterms:modified></cp:coreProperties>`;

describe('readDocx', () => {
  it('makes pages of the headings, with lists, deeper headings and tables on them', async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Kunta')}${cell('Summa')}</w:tr><w:tr>${cell('Espoo')}${cell('1 000 €')}</w:tr></w:tbl>`;
    const document = await readDocx(
      'opas.docx',
      docxOf(
        [
          ['Title', 'Kotoutumisen opas'],
          ['heading 1', 'Johdanto'],
          ['Normal', 'Opas on kunnille.'],
          ['list', 'Ohjaus'],
          ['list1', 'monikielinen'],
          ['heading 1', 'Rahoitus'],
          ['heading 2', 'Korvaukset'],
          ['Normal', 'Valtio korvaa kustannuksia.'],
          table,
        ],
        CORE,
      ),
    );
    expect(told(document)).toEqual([
      ['Johdanto', 'paragraph: Opas on kunnille.', 'item: Ohjaus', 'item1: monikielinen'],
      [
        'Rahoitus',
        'heading: Korvaukset',
        'paragraph: Valtio korvaa kustannuksia.',
        'item: Kunta: Espoo; Summa: 1 000 €',
      ],
    ]);
    expect(document).toMatchObject({
      titles: ['Kotoutumisen opas', 'Mallipohja'],
      published: '2025-05',
    });
    expect(JSON.stringify(document)).not.toContain('Meikäläinen');
  });

  it('says that a document of pictures has no text', async () => {
    await expect(readDocx('kuva.docx', docxOf([['Normal', '']]))).rejects.toMatchObject({
      code: 'file-without-text',
      remedy: expect.stringContaining('PDF'),
    });
  });
});

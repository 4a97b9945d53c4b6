import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.js';

const read = (text: string) => readMarkdown('opas.md', new TextEncoder().encode(text));

describe('readMarkdown', () => {
  it('reads headings, lists and tables; what stands above the text is no text', async () => {
    const { pages, titles } = await read(
      '---\ntitle: x\n---\n# Opas\n\nAlku.\n\n## Palvelut\n\n- Ohjaus\n  - neuvonta\n\n| Kunta | Summa |\n|---|---|\n| Espoo | 1 € |\n',
    );
    expect(titles).toEqual(['Opas']);
    expect(pages.map(({ title, blocks }) => [title, blocks.map(({ text }) => text)])).toEqual([
      ['Opas', ['Alku.']],
      ['Palvelut', ['Ohjaus', 'neuvonta', 'Kunta: Espoo; Summa: 1 €']],
    ]);
  });

  it('runs nothing that stands in it', async () => {
    const { pages } = await read(
      '# Opas\n\n<script>x()</script>\n\n[linkki](javascript:x())\n\nTeksti.',
    );
    expect(pages[0]?.blocks.filter(({ kind }) => kind === 'paragraph')).toEqual([
      { kind: 'paragraph', level: 0, text: 'Teksti.' },
    ]);
  });

  it('refuses quotations nested without end', async () => {
    await expect(read(`${'>'.repeat(50_000)} teksti`)).rejects.toMatchObject({
      code: 'file-broken',
    });
  });
});

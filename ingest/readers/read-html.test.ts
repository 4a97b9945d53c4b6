import { describe, expect, it } from 'vitest';
import type { ReadDocument } from './document.js';
import { readHtml } from './read-html.js';

const read = (html: string) => readHtml('sivu.html', new TextEncoder().encode(html));
const told = ({ pages }: ReadDocument) =>
  pages.map(({ title, blocks }) => [
    title,
    ...blocks.map(({ kind, level, text }) => `${kind}${level || ''}: ${text}`),
  ]);
const blocksOf = (html: string) => told(read(`<h1>Otsikko</h1>${html}`))[0]?.slice(1);

describe('readHtml', () => {
  it('reads the main part of a page and leaves its machinery out', () => {
    const document = read(`<!doctype html><html lang="fi"><title>Palvelut | Espoo</title>
      <meta property="og:site_name" content="Espoon kaupunki">
      <meta name="dcterms.issued" content="2026-02-03">
      <header><nav><ul><li><a href="/">Etusivu</a></ul></nav></header>
      <main><header><h1>Palvelut</h1></header><p>Neuvontaa saa <b>kaikilla</b> kielillä.</p>
      <script>alert(1)</script><p hidden>piilossa</p><div aria-hidden="true">koriste</div>
      <aside>mainos</aside><form><label>Haku</label></form></main><footer>Yhteystiedot</footer>`);
    expect(told(document)).toEqual([['Palvelut', 'paragraph: Neuvontaa saa kaikilla kielillä.']]);
    expect(document).toMatchObject({
      titles: ['Palvelut', 'Palvelut | Espoo'],
      publisher: 'Espoon kaupunki',
      published: '2026-02',
      language: 'fi',
    });
  });

  it('makes a page of each heading of the highest level below the title', () => {
    const document = read(
      '<h1>Opas</h1><p>Alku.</p><h2>Yksi</h2><p>Eka.</p><h3>Alle</h3><p>Toka.</p><h2>Kaksi</h2><p>Kolmas.</p>',
    );
    expect(told(document)).toEqual([
      ['Opas', 'paragraph: Alku.'],
      ['Yksi', 'paragraph: Eka.', 'heading: Alle', 'paragraph: Toka.'],
      ['Kaksi', 'paragraph: Kolmas.'],
    ]);
  });

  it('makes a page of each question that opens', () => {
    const html = '<h1>Kysyttyä</h1><details><summary>Kuka saa?</summary>Kaikki.</details>';
    expect(told(read(html))).toEqual([['Kuka saa?', 'paragraph: Kaikki.']]);
  });

  it('opens sections where a long text has two levels of headings', () => {
    const text = `<p>${'Pitkä lause kunnan palveluista. '.repeat(200)}</p>`;
    const part = (name: string) =>
      `<h2>${name}</h2>${[1, 2].map((n) => `<h3>${name}.${n}</h3>${text}`).join('')}`;
    const { pages } = read(`<h1>Opas</h1>${part('A')}${part('B')}`);
    const opened = pages.flatMap(({ opens, title }) => (opens ? [[opens, title]] : []));
    expect(opened).toEqual([
      ['A', 'A'],
      ['B', 'B'],
    ]);
    expect(pages.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['A.1', 'A.2', 'B.1', 'B.2']),
    );
  });

  it('cuts a long text without headings into pages', () => {
    const { pages } = read(
      `<h1>Pitkä</h1>${'<p>Lause kunnan palveluista ja neuvonnasta.</p>'.repeat(500)}`,
    );
    expect(pages.length).toBeGreaterThan(2);
    expect(
      pages.slice(1).every(({ title, isTitleShown }) => title === 'Pitkä' && !isTitleShown),
    ).toBe(true);
  });

  it.each([
    [
      'nested lists',
      '<ul><li>A<ul><li>B<ul><li>C</ul></ul><li>D</ul>',
      ['item: A', 'item1: B', 'item1: C', 'item: D'],
    ],
    ['numbered lists', '<ol start="3"><li>A<li>B</ol>', ['item: 3. A', 'item: 4. B']],
    ['items of several parts', '<ul><li><p>A</p><p>B</p></ul>', ['item: A B']],
    ['terms', '<dl><dt>Aika<dd>ma–pe</dl>', ['item: Aika: ma–pe']],
    ['tables', '<table><tr><th>K<th>S<tr><td>Espoo<td>1</table>', ['item: K: Espoo; S: 1']],
    [
      'tables without names',
      '<table><tr><td>Espoo<td>1<tr><td>Turku<td>2</table>',
      ['item: Espoo; 1', 'item: Turku; 2'],
    ],
    [
      'tables that only lay out',
      '<table><tr><td><p>A</p><p>B</p></table>',
      ['paragraph: A', 'paragraph: B'],
    ],
    ['lines', '<div>A<br>B<div>C</div></div>', ['paragraph: A B', 'paragraph: C']],
    ['links that lead on', '<p><a href="x">Lue lisää</a></p>', ['caption: Lue lisää']],
    [
      'sentences that are links',
      '<p><a href="x">Palvelu on maksuton.</a></p>',
      ['paragraph: Palvelu on maksuton.'],
    ],
    [
      'credits',
      '<figure><figcaption>Kuva: M. Mallinen</figcaption></figure>',
      ['caption: Kuva: M. Mallinen'],
    ],
  ])('reads %s', (_what, html, blocks) => {
    expect(blocksOf(html)).toEqual(blocks);
  });

  it.each(['windows-1252', 'utf-16le', 'utf-8'])('reads letters written in %s', (encoding) => {
    const html = '<h1>Äänekoski</h1><p>Öljyä</p>';
    const marks: Record<string, number[]> = { 'utf-16le': [0xff, 0xfe] };
    const bytes = Buffer.concat([
      Buffer.from(marks[encoding] ?? []),
      Buffer.from(
        html,
        encoding === 'utf-16le' ? 'utf16le' : encoding === 'utf-8' ? 'utf8' : 'latin1',
      ),
    ]);
    expect(told(readHtml('sivu.html', bytes))).toEqual([['Äänekoski', 'paragraph: Öljyä']]);
  });

  it('says that a page that a script fills has no text', () => {
    expect(() => read('<div id="app"></div><script>render()</script>')).toThrowError(
      expect.objectContaining({ code: 'file-without-text' }),
    );
  });

  it.each([
    ['divisions', '<div>'.repeat(20_000)],
    ['lists', '<ul><li>'.repeat(20_000)],
    ['emphases', `<ul><li>${'<span>'.repeat(20_000)}`],
  ])('refuses %s nested without end', (_what, html) => {
    expect(() => read(`${html}teksti`)).toThrowError(
      expect.objectContaining({ code: 'file-broken' }),
    );
  });
});

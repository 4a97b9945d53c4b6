import { describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant } from '../test-assistant.js';

const assistant = await openTestAssistant();
const app = await openTestApp(assistant);

const MATERIAL = '/materials/hyvat-kaytannot-2026';
const SLIDE = `${MATERIAL}/slides/22`;

/** A page by its path and query; every page must be well formed and in its language. */
async function html(path: string, query: Record<string, string> = {}): Promise<string> {
  const response = await app.request(`${path}?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')?.toLowerCase()).toBe('text/html; charset=utf-8');
  const page = await response.text();
  expect(page).toMatch(/^<!doctype html><html lang="(?:fi|sv|en)">/u);
  expect(page.match(/<h1/gu)).toHaveLength(1);
  const ids = Array.from(page.matchAll(/ id="([^"]*)"/gu), ([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  return page;
}

const linksOf = (page: string) =>
  Array.from(page.matchAll(/href="([^"]*)"/gu), ([, url = '']) => url.replaceAll('&amp;', '&'));

describe('the page of a slide', () => {
  it('shows the Finnish original alone, and in Finnish', async () => {
    const page = await html(SLIDE);
    expect(page).toContain('<html lang="fi">');
    expect(page).toContain('1\u00a0500 euron');
    expect(page).toContain('Dia 22/25');
    expect(page).not.toContain('class="columns"');
  });

  it.each([
    ['sv', '1\u00a0500 euro', 'Granskad översättning', 'Originalbilden på finska'],
    ['en', '1,500 euros', 'Reviewed translation', 'Original slide in Finnish'],
  ])('shows the translation beside the original: %s', async (lang, fact, heading, original) => {
    const page = await html(SLIDE, { lang });
    expect(page).toContain(`<html lang="${lang}">`);
    expect(page.indexOf(heading)).toBeLessThan(page.indexOf(fact));
    const at = page.indexOf('<section class="sheet original" lang="fi">');
    expect(page.indexOf(fact)).toBeLessThan(at);
    const section = page.slice(at);
    expect(section).toContain(original);
    expect(section).toContain('1\u00a0500 euron');
  });

  it('marks the cited passage, in the original and in the translation, and says so', async () => {
    const marks = (page: string) => page.match(/<mark>/gu)?.length ?? 0;
    const finnish = await html(SLIDE, { passage: '22#2' });
    expect(marks(finnish)).toBe(1);
    expect(finnish).toMatch(/id="passage-2".{0,40}<mark><span class="visually-hidden">Lainattu/su);
    expect(marks(await html(SLIDE, { passage: '22#2', lang: 'en' }))).toBe(2);
  });

  it.each(['22#999', '22', '21#1', 'x', '#', '22#2#2', ' 22#2', '__proto__', '\u0000'])(
    'marks nothing for a passage that it does not have: %j',
    async (passage) => {
      expect(await html(SLIDE, { passage })).not.toContain('<mark>');
    },
  );

  it('keeps the passage when the language is changed', async () => {
    const links = linksOf(await html(SLIDE, { passage: '22#2' }));
    expect(links).toContain(`${SLIDE}?passage=22%232&lang=sv#passage-2`);
  });

  it('leads on from slide to slide in the same language, and stops at both ends', async () => {
    const pager = async (n: number) => {
      const page = await html(`${MATERIAL}/slides/${n}`, { lang: 'sv' });
      return linksOf(/<nav class="pager".*?<\/nav>/su.exec(page)?.[0] ?? '');
    };
    expect(await pager(1)).toEqual([`${MATERIAL}/slides/2?lang=sv`]);
    expect(await pager(22)).toEqual([21, 23].map((n) => `${MATERIAL}/slides/${n}?lang=sv`));
    expect(await pager(25)).toEqual([`${MATERIAL}/slides/24?lang=sv`]);
  });

  it('has one address to be known by, whatever it was opened with, and one in each language', async () => {
    const page = await html(SLIDE, { lang: 'sv', passage: '22#2' });
    const address = (lang: string) => `http://localhost${SLIDE}?lang=${lang}`;
    expect(page).toContain(`<link rel="canonical" href="${address('sv')}"/>`);
    for (const lang of ['fi', 'sv', 'en']) {
      expect(page).toContain(`<link rel="alternate" hreflang="${lang}" href="${address(lang)}"/>`);
    }
    expect(page).toContain(`>${address('sv')}</a>`);
  });

  it('tells where in the material it stands: material, section, slide', async () => {
    const page = await html(SLIDE, { lang: 'en' });
    const breadcrumb = /<nav class="breadcrumb".*?<\/nav>/su.exec(page)?.[0] ?? '';
    expect(linksOf(breadcrumb)).toEqual([
      `${MATERIAL}?lang=en`,
      `${MATERIAL}?lang=en#section-elinkeinoelama`,
    ]);
    expect(breadcrumb).toContain('<li aria-current="page">Slide 22/25</li>');
    expect(await html(MATERIAL, { lang: 'en' })).toContain('id="section-elinkeinoelama"');
  });

  it('shows the slides of its section, and itself among them', async () => {
    const page = await html(SLIDE);
    const siblings = /<nav class="siblings".*?<\/nav>/su.exec(page)?.[0] ?? '';
    const numbers = linksOf(siblings).map((url) => Number(/slides\/(\d+)/u.exec(url)?.[1]));
    expect(numbers).toEqual([19, 20, 21, 22, 23, 24, 25]);
    expect(siblings).toMatch(/slides\/22\?lang=fi" aria-current="page"/u);
  });

  it('leads to the page of the PDF where the manifest has its address', async () => {
    expect(await html(SLIDE)).not.toContain('PDF');
    const [material] = assistant.materials;
    if (!material) throw new Error('there is no material');
    const url = 'https://www.kuntaliitto.fi/hyvat-kaytannot.pdf';
    const published = { ...material, manifest: { ...material.manifest, url } };
    const withPdf = await openTestApp({ ...assistant, materials: [published] });
    const page = await (await withPdf.request(SLIDE)).text();
    expect(page).toContain(`<a href="${url}#page=22">Avaa PDF:n sivu 22</a>`);
  });

  it('offers the question that its case answers, on the conversation page', async () => {
    const q = 'Hur fungerar Villmanstrands Job Voucher?';
    const links = linksOf(await html(SLIDE, { lang: 'sv' }));
    expect(links).toContain(`/chat?${new URLSearchParams({ lang: 'sv', q })}#answer`);
  });

  it('sets bullets, sub-bullets, headings, mottos and captions as the slide does', async () => {
    expect(await html(`${MATERIAL}/slides/9`)).toMatch(
      /<li><p id="passage-5">Tavoitteet<\/p><ul><li id="passage-6">Nettomaahanmuuton/u,
    );
    expect(await html(`${MATERIAL}/slides/10`)).toMatch(
      /<h2 id="passage-5">Ohjelman keskeisiä toimenpiteitä:<\/h2><ul><li>/u,
    );
    expect(await html(`${MATERIAL}/slides/11`)).toMatch(
      /<blockquote id="passage-1">&quot;Jokainen/u,
    );
    expect(await html(SLIDE)).toMatch(/<p class="caption" id="passage-6">Job voucher/u);
  });

  it('exists for each of the 25, in three languages, with a title of its own', async () => {
    for (const lang of ['fi', 'sv', 'en']) {
      const titles = new Set<string | undefined>();
      for (let n = 1; n <= 25; n += 1) {
        const page = await html(`${MATERIAL}/slides/${n}`, { lang });
        titles.add(/<title>(.*?)<\/title>/u.exec(page)?.[1]);
        expect(page).not.toMatch(/undefined|\[object|NaN/u);
      }
      expect(titles.size).toBe(25);
    }
  });
});

describe('the page of a material', () => {
  it.each([
    ['fi', 'Tilanne maaliskuussa 2026', 'Kuntien välinen yhteistyö'],
    ['sv', 'Läget i mars 2026', 'Samarbete'],
    ['en', 'As of March 2026', 'ooperation'],
  ])('lists its 25 slides by section, with publisher and date: %s', async (lang, date, word) => {
    const page = await html(MATERIAL, { lang });
    expect(page).toContain(`<html lang="${lang}">`);
    expect(page.match(/<li value=/gu)).toHaveLength(25);
    expect(page.match(/<h2/gu)).toHaveLength(5);
    expect(page).toContain(`Kuntaliitto. ${date}`);
    expect(page).toContain(word);
  });

  it('leads to each slide in the same language', async () => {
    const links = linksOf(await html(MATERIAL, { lang: 'en' }));
    for (let n = 1; n <= 25; n += 1) expect(links).toContain(`${MATERIAL}/slides/${n}?lang=en`);
  });
});

describe('the demo page', () => {
  it.each(['fi', 'sv', 'en'])('shows the 18 cases, the widget and its line: %s', async (lang) => {
    const page = await html('/', { lang });
    const cases = page.split('class="cases"')[1]?.split('class="snippet"')[0] ?? '';
    expect(linksOf(cases)).toHaveLength(18);
    const slide = new RegExp(`^${MATERIAL}/slides/\\d+\\?lang=${lang}$`, 'u');
    for (const url of linksOf(cases)) expect(url).toMatch(slide);
    expect(page).toContain(`<kuntaopas-chat position="inline" lang="${lang}">`);
    expect(page).toContain(
      `&lt;script async src=&quot;http://localhost/widget.js&quot; data-lang=&quot;${lang}&quot;&gt;`,
    );
  });
});

describe('a question to the demo page', () => {
  it('goes to the conversation page, in the language of the page', async () => {
    const q = 'Miten Lappeenrannan Job Voucher toimii?';
    const response = await app.request(`/?${new URLSearchParams({ q, lang: 'sv' })}`);
    expect(response.status).toBe(302);
    const to = `/chat?${new URLSearchParams({ lang: 'sv', q })}#answer`;
    expect(response.headers.get('Location')).toBe(to);
  });

  it.each(['', '   '])('is none when it says nothing: %j', async (q) => {
    expect(await html('/', { q })).toContain('class="demo"');
  });
});

describe('markup in an address', () => {
  const attacks = [
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '</title><svg onload=alert(1)>',
    'javascript:alert(1)//" onmouseover="alert(1)',
    '22#"><script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ];

  it.each(['q', 'lang', 'passage', 'earlier', 'material', 'embed'])(
    'stays text: %s',
    async (name) => {
      for (const attack of attacks) {
        for (const path of ['/chat', MATERIAL, SLIDE]) {
          const page = await html(path, { [name]: attack });
          expect(page).not.toMatch(/<script|<img|<svg(?! class="mark")|<\/title>.*<\/title>/su);
          expect(page).not.toMatch(/<[^>]* on(?:error|load|mouseover)\s*=(?![^<]*")/u);
          for (const tag of page.match(/<[a-z][^>]*>/gu) ?? []) {
            expect(tag.replace(/"[^"]*"/gu, '')).not.toMatch(/\bon\w+=|javascript:/u);
          }
          for (const url of linksOf(page)) expect(url).toMatch(/^(?:\/|#|http:\/\/localhost\/)/u);
        }
      }
    },
  );
});

import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { languageSchema } from '#corpus/material';
import {
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
} from '../test-assistant.js';
import { openBrowser, pageOpener, serveApp } from '../test-browser.js';
import { inspect } from '../test-inspection.js';

const store = (await temporaryStores())();
const assistant = await openTestAssistant();
const app = await openTestApp(assistant, listeningLog(), { feedback: openTestDesk(store) });
const origin = await serveApp(app);
const browser = await openBrowser();

const openPage = pageOpener(browser, origin);

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';
const MATERIAL = '/materials/hyvat-kaytannot-2026';

/** Each page in its states; the language is added. */
const PAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/': {},
  [MATERIAL]: {},
  [`${MATERIAL}/slides/3`]: {},
  [`${MATERIAL}/slides/9`]: { passage: '9#6' },
  [`${MATERIAL}/slides/14`]: {},
  '/chat': {},
  '/chat?': { earlier: 'Mitä Tornio tekee?', q: QUESTION },
  '/chat?embed=1': { q: 'What does Vaasa do?' },
  '/chat?list': { q: 'Vilka kommuner har International House?' },
  '/chat?word': { q: 'Lappeenranta'.repeat(20) },
  '/chat?refused': { q: 'Lappeenranta'.repeat(100) },
  '/chat?code': { q: 'Olen 131052-308T' },
  '/nowhere': {},
  '/asennus': {},
  '/rajapinta': {},
  '/saavutettavuus': {},
  '/tietosuoja': {},
};

function address(where: string, query: Readonly<Record<string, string>>, lang: string): string {
  const url = new URL(where, origin);
  for (const [name, value] of Object.entries({ ...query, lang })) url.searchParams.set(name, value);
  return url.pathname + url.search;
}

describe('axe finds nothing, and nothing is wider than the page', () => {
  const cases = languageSchema.options.flatMap((lang) =>
    Object.entries(PAGES).map(([where, query]) => ({ lang, where, query })),
  );

  it.each(cases)('on $where in $lang, in light, dark and forced colours', async (the) => {
    const page = await openPage(address(the.where, the.query, the.lang));
    const name = the.where.replace(/\W+/gu, '-').replace(/^-|-$/gu, '');
    await inspect(page, `page-${name || 'demo'}-${the.lang}`, true);
  });

  it.each(languageSchema.options)(
    'on the thanks for a rating, and on its refusal: %s',
    async (lang) => {
      const page = await openPage(address('/chat', { q: QUESTION }, lang));
      const [, down] = await page.locator('.choices button').all();
      await down?.click();
      await page.locator('#comment').waitFor();
      await inspect(page, `page-rated-${lang}`, true);
      await page.locator('input[name="feedbackToken"]').evaluate((field: HTMLInputElement) => {
        field.value = '';
      });
      await page.locator('.comment button').click();
      await page.locator('#comment').waitFor({ state: 'detached' });
      await inspect(page, `page-not-rated-${lang}`, true);
    },
  );

  it.each(Object.entries(PAGES))('on %s at 400 %, and with text twice as large', async (...the) => {
    const page = await openPage(address(...the, 'fi'), { viewport: { width: 320, height: 256 } });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 640, height: 512 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('whatever space a reader puts between letters, words and lines', async () => {
    const page = await openPage(`${MATERIAL}/slides/9?lang=en`, {
      viewport: { width: 320, height: 800 },
    });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});

describe('without JavaScript', () => {
  it('a conversation is led, its source opened, and its answer rated', async () => {
    const page = await openPage('/chat?lang=fi', { javaScriptEnabled: false });
    await page.getByLabel('Kysymyksesi').fill('Mitä Tornio tekee?');
    await page.getByRole('button', { name: 'Kysy' }).click();
    await page.getByLabel('Jatkokysymyksesi').fill('Entä Lappeenranta?');
    await page.getByRole('button', { name: 'Kysy' }).click();
    const earlier = page.getByRole('navigation', { name: 'Keskustelu tähän asti' });
    expect(await earlier.innerText()).toBe('Mitä Tornio tekee?');
    await page
      .getByRole('link', { name: /^Lähde 1: dia 22/u })
      .first()
      .click();
    await page.waitForURL(/slides\/22.*#passage-/u);
    expect(await page.locator('mark').count()).toBe(1);
    await page.goBack();
    await page.getByRole('button', { name: 'Kyllä' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Kiitos palautteesta');
    await page.getByLabel('Kerro halutessasi, miksi').fill('Selvä vastaus');
    await page.getByRole('button', { name: 'Lähetä palaute' }).click();
    const cases = ['hyvat-kaytannot-2026/lappeenranta'];
    const kept = { rating: 'up', cases, comment: 'Selvä vastaus' };
    await expect
      .poll(() => store.all())
      .toEqual(expect.arrayContaining([expect.objectContaining(kept)]));
    await page.getByRole('link', { name: 'Takaisin keskusteluun' }).click();
    expect(await page.locator('.answer').innerText()).toContain('1\u00a0500 euron');
  });

  it('the answer is in view after asking, and not the top of the page', async () => {
    const page = await openPage('/chat?lang=fi', {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 640 },
    });
    await page.getByLabel('Kysymyksesi').fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/u);
    const { y } = (await page.locator('#answer').boundingBox()) ?? { y: -1 };
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThan(320);
  });
});

describe('in a frame of another site', () => {
  const host = new Hono();
  let frame = '';
  host.get('/', (c) => c.html(`<title>Sivu</title><iframe title="Kysy" src="${frame}"></iframe>`));

  async function openFrame(allowedOrigins: (host: string) => string[]): Promise<Page> {
    const hostOrigin = await serveApp(host);
    const parts = { allowedOrigins: allowedOrigins(hostOrigin) };
    frame = `${await serveApp(await openTestApp(assistant, listeningLog(), parts))}/chat?embed=1&lang=fi`;
    const page = await (await browser.newContext()).newPage();
    await page.goto(hostOrigin);
    return page;
  }

  it('a question is asked and answered, when the site is allowed', async () => {
    const page = await openFrame((origin) => [origin]);
    const chat = page.frameLocator('iframe');
    await chat.getByLabel('Kysymyksesi').fill(QUESTION);
    await chat.getByRole('button', { name: 'Kysy' }).click();
    expect(await chat.locator('.answer').innerText()).toContain('1\u00a0500 euron');
    const opened = page.waitForEvent('popup');
    await chat.locator('.answer a.chip').first().click();
    expect((await opened).url()).toContain('/slides/22');
  });

  it('nothing shows, when the site is not', async () => {
    const page = await openFrame(() => ['https://www.kuntaliitto.fi']);
    expect(await page.frameLocator('iframe').getByRole('heading', { level: 1 }).count()).toBe(0);
  });
});

describe('a source slide', () => {
  it('has the translation beside the original on a wide screen, and above it on a narrow one', async () => {
    const page = await openPage(`${MATERIAL}/slides/22?lang=sv`);
    const boxes = async () =>
      Promise.all(
        ['.sheet:not(.original)', '.sheet.original'].map(async (selector) => {
          const box = await page.locator(selector).boundingBox();
          if (!box) throw new Error(`${selector} is not there`);
          return box;
        }),
      );
    const [left, right] = await boxes();
    expect(left?.y).toBe(right?.y);
    expect(left?.width).toBe(right?.width);
    await page.setViewportSize({ width: 768, height: 800 });
    const [above, below] = await boxes();
    expect(above?.x).toBe(below?.x);
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
  });

  it('goes from slide to slide by keyboard', async () => {
    const page = await openPage(`${MATERIAL}/slides/21?lang=fi`);
    await page.getByRole('link', { name: /^Seuraava/u }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/slides\/22\?lang=fi$/u);
    expect(await page.title()).toContain('Dia 22/25');
  });

  it('is printed as text and source alone, the cited passage framed', async () => {
    const page = await openPage(`${MATERIAL}/slides/22?lang=fi&passage=22%232`);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.pager', '.siblings', 'footer.site', 'header.site nav', '.questions']) {
      expect(await page.locator(hidden).isVisible()).toBe(false);
    }
    const text = await page.locator('main').innerText();
    expect(text).toContain('1\u00a0500 euron');
    expect(text).toContain(`${origin}${MATERIAL}/slides/22?lang=fi`);
    const outline = await page
      .locator('mark')
      .evaluate((mark) => getComputedStyle(mark).outlineStyle);
    expect(outline).toBe('solid');
  });
});

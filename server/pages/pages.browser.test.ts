import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant } from '../test-assistant.js';
import { openBrowser, serveApp, violations } from '../test-browser.js';

/** Where the screenshots go, for people to look at. */
const SCREENS = path.join(os.tmpdir(), 'kuntaopas-screens');

const origin = await serveApp(await openTestApp(await openTestAssistant()));
const browser = await openBrowser();
await mkdir(SCREENS, { recursive: true });

/** What a page did that none may: requests to elsewhere, errors and blocked resources. */
let misdeeds: string[] = [];
afterEach(async () => {
  expect(misdeeds).toEqual([]);
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function openPage(where: string, options: BrowserContextOptions = {}): Promise<Page> {
  misdeeds = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) misdeeds.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') misdeeds.push(message.text());
  });
  page.on('pageerror', (error) => misdeeds.push(error.message));
  await page.goto(origin + where);
  return page;
}

/** Presses Tab until the focus is on what matches. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate((s) => document.activeElement?.matches(s), selector);
    if (isThere) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';
const SLIDE = '/materials/hyvat-kaytannot-2026/slides';

describe('in a browser', () => {
  it('a question is asked, and its citation followed to the marked passage in view', async () => {
    const page = await openPage('/', { javaScriptEnabled: false });
    await page.getByLabel('Kysymyksesi').fill(QUESTION);
    await page.getByRole('button', { name: 'Kysy' }).click();
    await page.waitForURL(/q=/u);
    expect(await page.locator('.answer').innerText()).toContain('1 500 euron');
    await page.locator('.answer > p a.chip').last().click();
    await page.waitForURL(/slides\/22/u);
    const { y, height } = (await page.locator('mark').boundingBox()) ?? { y: -1, height: 0 };
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(800);
  });

  it.each([
    ['fi', 320],
    ['en', 1280],
    ['en', 320],
  ])('a cited passage at the end of a long slide is in view: %s, %i px', async (lang, width) => {
    const viewport = { width, height: 480 };
    const page = await openPage(`${SLIDE}/24?passage=24%238&lang=${lang}#passage-8`, { viewport });
    const { y, height } = (await page.locator('mark').last().boundingBox()) ?? { y: -1, height: 0 };
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(480);
  });

  it('a question is asked and a source opened by keyboard alone', async () => {
    const page = await openPage('/', { javaScriptEnabled: false });
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Siirry sisältöön');
    await tabTo(page, '#q');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/u);
    await tabTo(page, '.answer a.chip');
    await page.keyboard.press('Enter');
    await page.waitForURL(/slides\/22/u);
    expect(await page.locator('mark').count()).toBe(1);
  });

  it('every focus can be seen', async () => {
    const page = await openPage(`/?q=${encodeURIComponent(QUESTION)}`);
    for (let i = 0; i < 20; i += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
        return `${outlineStyle} ${outlineWidth}`;
      });
      expect(outline).toBe('solid 3px');
    }
  });

  it('the language is changed with the question kept', async () => {
    const page = await openPage(`/?q=${encodeURIComponent(QUESTION)}`);
    await page.getByRole('link', { name: 'Svenska' }).click();
    await page.waitForURL(/lang=sv/u);
    expect(await page.getByLabel('Din fråga').inputValue()).toBe(QUESTION);
    expect(await page.locator('.answer').innerText()).toContain('1 500 euro');
  });
});

describe('axe finds nothing, and nothing is wider than the page', () => {
  const pages = {
    demo: '/',
    'demo-sv': '/?lang=sv',
    'ask-answered': `/?q=${encodeURIComponent(QUESTION)}`,
    'ask-list': '/?lang=sv&q=Vilka%20kommuner%20har%20International%20House%3F',
    'ask-abstained': '/?lang=en&q=What%20does%20Vaasa%20do%3F',
    'ask-long-word': `/?q=${'Lappeenranta'.repeat(20)}`,
    'slide-fi': `${SLIDE}/9?lang=fi&passage=9%236`,
    'slide-en': `${SLIDE}/22?lang=en&passage=22%232`,
    'slide-opener': `${SLIDE}/11?lang=en`,
    'slide-url': `${SLIDE}/14?lang=sv`,
    material: '/materials/hyvat-kaytannot-2026?lang=fi',
  };

  it.each(Object.entries(pages))(
    'on %s, in light and dark, wide and narrow',
    async (name, where) => {
      const page = await openPage(where);
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1280, 320]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          expect(await violations(page)).toEqual([]);
          const wider = await page.evaluate(
            () => document.documentElement.scrollWidth - innerWidth,
          );
          expect(wider).toBeLessThanOrEqual(0);
          const file = path.join(SCREENS, `${name}-${colorScheme}-${width}.png`);
          await page.screenshot({ path: file, fullPage: true });
        }
      }
    },
  );

  it('on a page whose text is twice as large', async () => {
    const page = await openPage(`/?q=${encodeURIComponent(QUESTION)}`, { bypassCSP: true });
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    await page.setViewportSize({ width: 640, height: 800 });
    expect(await violations(page)).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant } from '../test-assistant.js';
import { openBrowser, pageOpener, serveApp } from '../test-browser.js';

const origin = await serveApp(await openTestApp(await openTestAssistant()));
const browser = await openBrowser();

const openPage = pageOpener(browser, origin);

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
    expect(await page.locator('.answer').innerText()).toContain('1\u00a0500 euron');
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
    const page = await openPage(`/chat?q=${encodeURIComponent(QUESTION)}`);
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
    const page = await openPage(`/chat?q=${encodeURIComponent(QUESTION)}`);
    await page.getByRole('link', { name: 'Svenska' }).click();
    await page.waitForURL(/lang=sv/u);
    expect(await page.locator('.question').innerText()).toContain(QUESTION);
    expect(await page.locator('.answer').innerText()).toContain('1\u00a0500 euro');
  });
});

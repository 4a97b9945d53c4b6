import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import bundledChromium from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant } from '../test-assistant.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** The bundled Chromium's own arguments, but for those that end the browser with its first page. */
const ARGS = bundledChromium.args.filter((arg) => !/^--(?:single-process|no-zygote)$/u.test(arg));

let browser: Browser;
let page: Page;
let origin: string;
let stop: () => Promise<void>;
let requested: string[];

beforeAll(async () => {
  const { assistant, close } = await openTestAssistant();
  const app = await openTestApp(assistant);
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Elsewhere than on Linux x64 the system's browser is named by CHROMIUM_PATH.
  const executablePath = process.env.CHROMIUM_PATH ?? (await bundledChromium.executablePath());
  browser = await chromium.launch({ executablePath, args: ARGS });
  stop = async () => {
    await browser.close();
    server.close();
    await close();
  };
});
afterAll(() => stop());

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  requested = [];
  page.on('request', (request) => requested.push(request.url()));
});
afterEach(() => page.close());

/** Accessibility rules that a page breaks; axe is run outside the page's own policy. */
async function violations(): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe('in a browser', () => {
  it('a question asked by keyboard leads to its answer, and a citation to the marked passage', async () => {
    await page.goto(origin);
    await page.keyboard.press('Tab');
    await page.locator('#q').focus();
    await page.keyboard.type('Miten Lappeenrannan Job Voucher toimii?');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/u);
    expect(await page.locator('.answer').innerText()).toContain('1 500 euron');
    await page.locator('.answer p a.chip').nth(1).press('Enter');
    await page.waitForURL(/slides\/22/u);
    const mark = page.locator('mark');
    expect(await mark.innerText()).toContain('1 500 euron');
    const box = await mark.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
    expect(requested.every((url) => url.startsWith(origin))).toBe(true);
  });

  const pages = [
    '/',
    '/?lang=sv&q=Vilka%20kommuner%20har%20International%20House%3F',
    '/?lang=en&q=What%20does%20Vaasa%20do%3F',
    '/materials/hyvat-kaytannot-2026?lang=fi',
    '/materials/hyvat-kaytannot-2026/slides/9?lang=fi&passage=9%236',
    '/materials/hyvat-kaytannot-2026/slides/11?lang=en',
  ];
  it.each(pages)('axe finds nothing in light and dark, wide and narrow: %s', async (path) => {
    const context = await browser.newContext({ bypassCSP: true });
    page = await context.newPage();
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(origin + path);
        expect(await violations()).toEqual([]);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wider).toBeLessThanOrEqual(0);
      }
    }
    await context.close();
  });
});

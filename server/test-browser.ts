import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import bundledChromium from '@sparticuz/chromium';
import type { Hono } from 'hono';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';

/**
 * The bundled Chromium's own arguments that are not for us: the first two end the browser with its
 * first page, the others make it allow what every real browser forbids, such as to ask other origins.
 */
const UNWANTED = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
]);
const ARGS = bundledChromium.args.filter((arg) => !UNWANTED.has(arg));

/** A browser that ends with the tests of the file. Elsewhere than on Linux x64 CHROMIUM_PATH names it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await bundledChromium.executablePath());
  const browser = await chromium.launch({ executablePath, args: ARGS });
  afterAll(() => browser.close());
  return browser;
}

/** Serves an app on a port of its own until the tests of the file are through; gives its origin. */
export async function serveApp(app: Pick<Hono, 'fetch'>): Promise<string> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  afterAll(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** axe-core, as a script: to be run in a page before {@link axeFindings} is. */
export const AXE = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/**
 * Accessibility rules that the page in which it runs breaks, of WCAG 2.2 A and AA and of good practice.
 * Contrast is not judged in forced colours: they are the reader's own, and axe takes the page's for the text.
 */
export async function axeFindings(): Promise<string[]> {
  const { axe } = window as unknown as {
    axe: {
      run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    };
  };
  const enabled = !matchMedia('(forced-colors: active)').matches;
  const { violations: found } = await axe.run({ rules: { 'color-contrast': { enabled } } });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** What axe finds on a page. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated by the browser's debugger, which no policy of the page forbids.
  await page.evaluate(AXE);
  return page.evaluate(axeFindings);
}

/**
 * Opens pages of a site, each in a context of its own, until the test is through; a page may ask
 * nothing of any other site, and have neither errors nor blocked resources.
 */
export function pageOpener(browser: Browser, origin: string) {
  let misdeeds: string[] = [];
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    const found = misdeeds;
    misdeeds = [];
    expect(found).toEqual([]);
  });
  return async function openPage(where: string, options: BrowserContextOptions = {}) {
    const viewport = { width: 1280, height: 800 };
    const context = await browser.newContext({ viewport, ...options });
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) misdeeds.push(request.url());
    });
    page.on('console', (message) => {
      // A page that refuses a question, or is not there, says so by its status, which the console repeats.
      const isRefusal = /the server responded with a status of 4(?:04|22)/u.test(message.text());
      if (message.type() === 'error' && !isRefusal) misdeeds.push(message.text());
    });
    page.on('pageerror', (error) => misdeeds.push(error.message));
    await page.goto(origin + where);
    return page;
  };
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './test-browser.js';

/** Where the screenshots go, for people to look at. */
const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url));
await mkdir(SCREENSHOTS, { recursive: true });

/** The colours that a page may be seen in. */
const COLOURS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

/** Widths at which axe looks: a desktop, and the same at 400 % zoom. */
const INSPECTED = [1280, 320];
/** Widths of the screenshots: a phone, a tablet, a desktop. */
const PICTURED = [360, 768, 1280];

/** Writes what a page looks like now. */
export async function screenshot(page: Page, name: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage });
}

/**
 * Looks at a page as it is now, wide and narrow, in light, dark and forced colours: axe finds nothing
 * and nothing is wider than the screen. Screenshots show it in light and dark on phone, tablet, desktop.
 */
export async function inspect(page: Page, name: string, fullPage = false): Promise<void> {
  for (const [colours, media] of Object.entries(COLOURS)) {
    await page.emulateMedia(media);
    for (const width of INSPECTED) {
      await page.setViewportSize({ width, height: 800 });
      const found = await violations(page);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const isWider = wider > 0;
      const where = { name, colours, width };
      expect({ ...where, found, isWider }).toEqual({ ...where, found: [], isWider: false });
    }
    if (colours === 'forced') continue;
    for (const width of PICTURED) {
      await page.setViewportSize({ width, height: 800 });
      await screenshot(page, `${name}-${colours}-${width}`, fullPage);
    }
  }
  await page.emulateMedia(COLOURS.light);
  await page.setViewportSize({ width: 1280, height: 800 });
}

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { screenshot } from '#server/test-inspection';
import { openTestSite } from './test-site.js';
import { focusOn, takeRatings, widgetOn } from './widget.js';

const site = await openTestSite();
const on = (name: string) => `${site.host}/embed-test/${name}`;
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

/** The panel with an answer in it, as an image, and how its parts are set. */
async function portrait(page: Page) {
  const widget = widgetOn(page);
  await widget.launcher.waitFor();
  const launcher = await widget.launcher.screenshot();
  await widget.open();
  await widget.ask(QUESTION);
  await page.locator('.chip').first().click();
  await page.mouse.move(5, 5);
  await widget.log.evaluate((log) => log.scrollTo(0, 0));
  return { launcher, panel: await widget.panel.screenshot() };
}

/** Share of the pixels of two images that differ visibly. */
async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (images) => {
      const [a, b] = await Promise.all(
        images.map(async (image) => {
          const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
      let different = 0;
      for (let i = 0; i < a.data.length; i += 4) {
        const far = [0, 1, 2].some(
          (c) => Math.abs((a.data[i + c] ?? 0) - (b.data[i + c] ?? 0)) > 32,
        );
        if (far) different += 1;
      }
      return different / (a.data.length / 4);
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

describe('a page with styles of its own', () => {
  const still = { reducedMotion: 'reduce' } as const;

  it.each(['unset', 'small', 'framework', 'rtl'])(
    'does not change how the widget looks: %s',
    async (name) => {
      const plain = await site.open(on('plain'), still);
      const expected = await portrait(plain);
      const hostile = await site.open(on(name), still);
      const found = await portrait(hostile);
      await screenshot(hostile, `widget-hostile-${name}`);
      expect(await difference(plain, expected.panel, found.panel)).toBeLessThan(0.01);
      // The corners of the launcher show the page behind it.
      expect(await difference(plain, expected.launcher, found.launcher)).toBeLessThan(0.1);
    },
  );

  it('is not changed by the widget', async () => {
    const page = await site.open(on('plain'));
    const styles = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('body, main, h1, p, a')].map((element) => {
          const { color, font, margin, display } = getComputedStyle(element);
          return [color, font, margin, display, element.getBoundingClientRect().y].join();
        }),
      );
    const before = await styles();
    await widgetOn(page).open();
    expect(await styles()).toEqual(before);
  });

  it('can be clicked everywhere but on the button', async () => {
    const page = await site.open(on('plain'));
    await widgetOn(page).launcher.waitFor();
    const hit = await page.evaluate(() =>
      [
        [10, 10],
        [innerWidth / 2, innerHeight / 2],
        [innerWidth - 400, innerHeight - 30],
        [innerWidth - 60, innerHeight - 45],
      ].map(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName === 'kuntaopas-chat'),
    );
    expect(hit).toEqual([false, false, false, true]);
  });

  it('says on which layer the button lies, and how far from the edges', async () => {
    const page = await site.open(on('plain'));
    const { launcher } = widgetOn(page);
    const place = async () => {
      const { x = 0, y = 0, width = 0, height = 0 } = (await launcher.boundingBox()) ?? {};
      const layer = await launcher.evaluate((button) => getComputedStyle(button).zIndex);
      return { layer, right: 1280 - x - width, bottom: 800 - y - height };
    };
    await launcher.waitFor();
    expect(await place()).toEqual({ layer: '1000', right: 20, bottom: 20 });
    await page.addStyleTag({
      content: `kuntaopas-chat { --kuntaopas-z-index: 5; --kuntaopas-inset-end: 40px;
        --kuntaopas-inset-bottom: 120px }`,
    });
    expect(await place()).toEqual({ layer: '5', right: 40, bottom: 120 });
  });

  it('gives the widget its colours, but none that nobody could read', async () => {
    const page = await site.open(on('pale'));
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    await page.reload();
    const { launcher } = widgetOn(page);
    await launcher.waitFor();
    await expect
      .poll(() => warnings.join())
      .toContain('--kuntaopas-accent has too little contrast');
    const background = () =>
      launcher.evaluate((button) => getComputedStyle(button).backgroundColor);
    await expect.poll(background).toBe('rgb(0, 64, 127)');
    const own = await site.open(on('plain'));
    await own.addStyleTag({ content: 'kuntaopas-chat { --kuntaopas-accent: #7a1f5c }' });
    const { launcher: other } = widgetOn(own);
    const color = () => other.evaluate((button) => getComputedStyle(button).backgroundColor);
    await expect.poll(color).toBe('rgb(122, 31, 92)');
  });

  it('is dark only where the page is', async () => {
    const background = async (name: string) => {
      const page = await site.open(on(name), { colorScheme: 'dark' });
      const { panel, open } = widgetOn(page);
      await open();
      return panel.evaluate((element) => getComputedStyle(element).backgroundColor);
    };
    expect(await background('plain')).toBe('rgb(255, 255, 255)');
    expect(await background('dark-fi')).toBe('rgb(20, 27, 36)');
  });
});

describe('a page with a strict policy', () => {
  it('has the whole widget, without a report', async () => {
    const page = await site.open(on('strict'), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const widget = widgetOn(page);
    const rated = await takeRatings(page, site);
    await widget.open();
    const position = await widget.launcher.evaluate((button) => getComputedStyle(button).position);
    expect(position).toBe('fixed');
    const turn = await widget.ask(QUESTION);
    await turn.locator('.chip').first().click();
    expect(await page.locator('.card').isVisible()).toBe(true);
    await turn.getByRole('button', { name: 'Kopioi lähteineen' }).click();
    await turn.getByText('Vastaus on kopioitu lähteineen.').waitFor();
    await turn.getByRole('button', { name: 'Kyllä' }).click();
    await turn.getByRole('button', { name: 'Lähetä palaute' }).click();
    await turn.getByText('Kiitos palautteesta.').waitFor();
    expect(rated).toHaveLength(2);
    const [slide] = await Promise.all([
      page.waitForEvent('popup'),
      turn.locator('.sources a').first().click(),
    ]);
    await slide.waitForLoadState();
    expect(new URL(slide.url()).origin).toBe(site.server);
    await slide.close();
    await turn.locator('.questions button').first().click();
    await widget.turns.nth(1).locator('.sources').waitFor();
    await page.getByRole('button', { name: 'Uusi keskustelu' }).click();
    await widget.field.press('Escape');
    expect(await widget.panel.isVisible()).toBe(false);
  });
});

describe('a page with shortcuts of its own', () => {
  it('does not hear what is typed, and the field hears it all', async () => {
    const page = await site.open(on('hotkeys'));
    const widget = widgetOn(page);
    await widget.open();
    const typed = 'abcdefghijklmnopqrstuvwxyzåäö/?.1';
    await page.keyboard.type(typed);
    expect(await widget.field.inputValue()).toBe(typed);
    await page.keyboard.press('Escape');
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(await heard()).toEqual([]);
    expect(await focusOn(page)).toBe('button.launcher');
    await page.locator('#before').focus();
    await page.keyboard.press('s');
    expect(await heard()).toContain('s');
  });
});

import { describe, expect, it } from 'vitest';
import { screenshot } from '#server/test-inspection';
import { openTestSite } from './test-site.js';
import { focusOn, widgetOn } from './widget.js';

const site = await openTestSite();
const PLAIN = `${site.host}/embed-test/plain`;
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

describe('a small screen', () => {
  it('is filled by the panel, the page behind it out of reach', async () => {
    const page = await site.open(PLAIN, { viewport: { width: 360, height: 740 }, hasTouch: true });
    const widget = widgetOn(page);
    await widget.open();
    expect(await widget.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
    expect(await page.locator('dialog:modal').count()).toBe(1);
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await focusOn(page)).not.toMatch(/#before|#after/u);
    }
    const size = await widget.field.evaluate((field) => getComputedStyle(field).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
    await widget.ask(QUESTION);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('dialog:not(:modal)[open]').waitFor();
    expect(await widget.turns.count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await focusOn(page)).toBe('button.launcher');
  });

  it('at 400 % zoom has room for the answer, and all can be reached', async () => {
    const page = await site.open(PLAIN, { viewport: { width: 320, height: 256 } });
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    const composer = await page.locator('.composer').boundingBox();
    expect(composer?.height).toBeLessThanOrEqual(128);
    const sideways = await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth);
    expect(sideways).toBe(0);
    for (const control of await page.locator('.panel').getByRole('button').all()) {
      await control.scrollIntoViewIfNeeded();
      const box = await control.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(256);
    }
    await turn.locator('.question').scrollIntoViewIfNeeded();
    await screenshot(page, 'widget-fi-12-zoom-400');
  });

  it('on its side is filled too, with room for the answer', async () => {
    const page = await site.open(PLAIN, { viewport: { width: 740, height: 360 }, hasTouch: true });
    const widget = widgetOn(page);
    await widget.open();
    expect(await widget.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 740, height: 360 });
    await widget.ask(QUESTION);
    const log = await widget.log.boundingBox();
    expect(log?.height).toBeGreaterThanOrEqual(180);
    await screenshot(page, 'widget-fi-15-landscape');
  });

  it('whose keyboard covers its lower half keeps the panel above it', async () => {
    const page = await site.open(PLAIN, { viewport: { width: 360, height: 740 }, hasTouch: true });
    const widget = widgetOn(page);
    await widget.open();
    // What a phone tells when its keyboard comes: no browser on a desk has one.
    await page.evaluate(() => {
      const viewport = window.visualViewport as VisualViewport;
      Object.defineProperties(viewport, {
        height: { value: 400 },
        offsetTop: { value: 60 },
      });
      viewport.dispatchEvent(new Event('resize'));
    });
    expect(await widget.panel.boundingBox()).toEqual({ x: 0, y: 60, width: 360, height: 400 });
    expect(await widget.field.isVisible()).toBe(true);
  });

  it('may be zoomed in by its reader', async () => {
    const page = await site.open(`${site.server}/chat?lang=fi`);
    const viewport = await page.locator('meta[name="viewport"]').getAttribute('content');
    expect(viewport).toBe('width=device-width, initial-scale=1');
  });
});

import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { violations } from '#server/test-browser';
import { inspect, screenshot } from '#server/test-inspection';
import { openTestSite } from './test-site.js';
import { focusOn, widgetOn } from './widget.js';

const site = await openTestSite();
const PLAIN = `${site.host}/embed-test/plain`;
const QUESTIONS = {
  fi: { known: 'Miten Lappeenrannan Job Voucher toimii?', unknown: 'Mitä Vaasa tekee?' },
  sv: { known: 'Hur fungerar Villmanstrands Job Voucher?', unknown: 'Vad gör Vasa?' },
  en: { known: 'How does Lappeenranta’s Job Voucher work?', unknown: 'What does Vaasa do?' },
} as const;

describe.each(['fi', 'sv', 'en'] as const)('axe finds nothing: %s', (language) => {
  it('closed, open, waiting, answered, quoted, not answered, failed, refused', async () => {
    // At rest: a panel that is still fading in has less contrast.
    const url = `${site.host}/embed-test/dark-${language}`;
    const page = await site.open(url, { reducedMotion: 'reduce' });
    const widget = widgetOn(page);
    await widget.launcher.waitFor();
    await inspect(page, `widget-${language}-1-closed`);
    await widget.open();
    await inspect(page, `widget-${language}-2-open`);
    const answerNow = site.holdAnswer();
    await widget.field.fill(QUESTIONS[language].known);
    await page.keyboard.press('Enter');
    await page.locator('.waiting').waitFor();
    await inspect(page, `widget-${language}-3-waiting`);
    answerNow();
    await widget.sources.waitFor();
    await inspect(page, `widget-${language}-4-answered`);
    await page.locator('.chip').first().click();
    await inspect(page, `widget-${language}-5-quoted`);
    await widget.ask(QUESTIONS[language].unknown);
    await inspect(page, `widget-${language}-6-not-answered`);
    await page.route('**/api/chat', (route) => route.fulfill({ status: 503, body: '{}' }));
    await widget.field.fill('a'.repeat(1_010));
    await page.keyboard.press('Enter');
    await inspect(page, `widget-${language}-7-refused`);
  });
});

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
    await widget.ask(QUESTIONS.fi.known);
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
    const turn = await widget.ask(QUESTIONS.fi.known);
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
    await screenshot(page, 'widget-fi-8-zoom-400');
  });
});

describe('everybody’s own settings', () => {
  it('targets are 24 px at least', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask('Mitkä kunnat tekevät yhteistyötä Work in Finlandin kanssa?');
    await page.locator('.chip').first().click();
    for (const target of await page.locator('.root').locator('button, a, textarea').all()) {
      const { width = 0, height = 0 } = (await target.boundingBox()) ?? {};
      expect({ width: width >= 24, height: height >= 24 }).toEqual({ width: true, height: true });
    }
  });

  it('reduced motion means none', async () => {
    const page = await site.open(PLAIN, { reducedMotion: 'reduce' });
    const widget = widgetOn(page);
    site.answer = async function* (...args) {
      await wait(300);
      yield* site.assistant.answer(...args);
    };
    await widget.open();
    await widget.field.fill(QUESTIONS.fi.known);
    await page.keyboard.press('Enter');
    await page.locator('.waiting').waitFor();
    const running = await page.evaluate(() => document.getAnimations().length);
    expect(running).toBe(0);
    await widget.sources.waitFor();
  });

  it('forced colours keep borders and focus', async () => {
    const page = await site.open(PLAIN, { forcedColors: 'active' });
    const widget = widgetOn(page);
    await widget.launcher.waitFor();
    await widget.open();
    await widget.ask(QUESTIONS.fi.known);
    await page.locator('.chip').first().click();
    expect(await violations(page)).toEqual([]);
    for (const part of ['.launcher', '.send', '.panel', '.chip', '.card']) {
      const border = await page
        .locator(part)
        .first()
        .evaluate((element) => getComputedStyle(element).borderBlockEndWidth);
      expect({ part, border: Number.parseFloat(border) >= 1 }).toEqual({ part, border: true });
    }
    await screenshot(page, 'widget-fi-9-forced-colours');
  });

  it('wider spacing of text clips nothing', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTIONS.fi.known);
    await page.locator('.chip').first().click();
    const clipped = await widget.host.evaluate((host) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
      const root = host.shadowRoot as ShadowRoot;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      const scrolls = (element: Element) => element.matches('.log, textarea, .visually-hidden');
      return [...root.querySelectorAll('.root *')]
        .filter((element) => !scrolls(element) && getComputedStyle(element).overflow !== 'visible')
        .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
        .map(({ className }) => className);
    });
    expect(clipped).toEqual([]);
    const sideways = await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth);
    expect(sideways).toBe(0);
  });

  it('nothing of it is on paper', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await page.emulateMedia({ media: 'print' });
    expect(await widget.launcher.isVisible()).toBe(false);
    expect(await widget.panel.isVisible()).toBe(false);
  });
});

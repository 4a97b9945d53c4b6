import { describe, expect, it } from 'vitest';
import { violations } from '#server/test-browser';
import { inspect, screenshot } from '#server/test-inspection';
import { openTestSite } from './test-site.js';
import { takeRatings, widgetOn } from './widget.js';

const site = await openTestSite();
const PLAIN = `${site.host}/embed-test/plain`;
const QUESTIONS = {
  fi: { known: 'Miten Lappeenrannan Job Voucher toimii?', unknown: 'Mitä Vaasa tekee?' },
  sv: { known: 'Hur fungerar Villmanstrands Job Voucher?', unknown: 'Vad gör Vasa?' },
  en: { known: 'How does Lappeenranta’s Job Voucher work?', unknown: 'What does Vaasa do?' },
} as const;

/** Ten states, each looked at in six ways. */
const LONG = { timeout: 300_000 };

describe.each(['fi', 'sv', 'en'] as const)('axe finds nothing: %s', (language) => {
  it(
    'closed, open, waiting, answered, quoted, rated, not answered, refused, stopped, failed',
    LONG,
    async () => {
      // At rest: a panel that is still fading in has less contrast.
      const url = `${site.host}/embed-test/dark-${language}`;
      const page = await site.open(url, { reducedMotion: 'reduce' });
      const look = (state: string) => inspect(page, `widget-${language}-${state}`);
      const { known, unknown } = QUESTIONS[language];
      const widget = widgetOn(page);
      await takeRatings(page, site);
      await widget.launcher.waitFor();
      await look('01-closed');
      await widget.open();
      await look('02-open');
      const answerNow = site.holdAnswer();
      await widget.field.fill(known);
      await page.keyboard.press('Enter');
      await page.locator('.waiting').waitFor();
      await look('03-waiting');
      answerNow();
      await widget.sources.waitFor();
      await look('04-answered');
      await page.locator('.chip').first().click();
      await look('05-quoted');
      await page.locator('.chip').first().click();
      await page.locator('.actions [aria-pressed]').last().click();
      await page.locator('.feedback').scrollIntoViewIfNeeded();
      await look('06-rated');
      await widget.ask(unknown);
      await look('07-not-answered');
      await widget.field.fill('a'.repeat(1_010));
      await page.keyboard.press('Enter');
      await look('08-refused');
      site.holdAnswer();
      await widget.field.fill(known);
      await page.keyboard.press('Enter');
      await page.locator('.waiting').waitFor();
      await widget.send.click();
      await page.locator('.ending').waitFor();
      await look('09-stopped');
      page.removeAllListeners('console');
      await page.route('**/api/chat', (route) => route.fulfill({ status: 503, body: '{}' }));
      await page.locator('.ending button').click();
      await page.locator('.ending .fault').waitFor();
      await look('10-failed');
    },
  );
});

describe('axe finds nothing', () => {
  it('in a widget that is part of the page', async () => {
    const page = await site.open(`${site.host}/embed-test/inline`);
    const widget = widgetOn(page);
    await page.locator('.disclosure').waitFor();
    await widget.ask(QUESTIONS.en.known);
    await page.locator('.row button').first().click();
    await widget.host.scrollIntoViewIfNeeded();
    await inspect(page, 'widget-en-11-inline');
  });
});

describe('everybody’s own settings', () => {
  it('targets are 24 px at least', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await takeRatings(page, site);
    await widget.open();
    await widget.ask('Mitkä kunnat tekevät yhteistyötä Work in Finlandin kanssa?');
    await page.locator('.chip').first().click();
    await page.locator('.actions [aria-pressed]').last().click();
    await page.locator('.consent').waitFor();
    for (const target of await page.locator('.root').locator('button, a, textarea, input').all()) {
      const { width = 0, height = 0 } = (await target.boundingBox()) ?? {};
      expect({ width: width >= 24, height: height >= 24 }).toEqual({ width: true, height: true });
    }
  });

  it('text twice as large clips nothing, and all can be reached', async () => {
    const page = await site.open(PLAIN, { viewport: { width: 640, height: 800 } });
    await page.addStyleTag({ content: 'kuntaopas-chat { --kuntaopas-font-size: 32px }' });
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTIONS.fi.known);
    await page.locator('.chip').first().click();
    const sideways = await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth);
    expect(sideways).toBe(0);
    for (const control of await page.locator('.panel').getByRole('button').all()) {
      await control.scrollIntoViewIfNeeded();
      const box = await control.boundingBox();
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 640).toBe(true);
    }
    await screenshot(page, 'widget-fi-14-text-200');
  });

  it.each([
    ['reduce', []],
    ['no-preference', ['appear']],
  ] as const)('motion is as little as wanted: %s', async (reducedMotion, expected) => {
    const page = await site.open(PLAIN, { reducedMotion });
    const widget = widgetOn(page);
    const answerNow = site.holdAnswer();
    await widget.open();
    // Not the document's: those within a shadow root are its own.
    const motions = () =>
      widget.host.evaluate(({ shadowRoot }) => {
        const all = shadowRoot?.getAnimations() ?? [];
        return all.map((motion) => (motion as CSSAnimation).animationName);
      });
    await expect.poll(motions).toEqual([]);
    await widget.field.fill(QUESTIONS.fi.known);
    await page.keyboard.press('Enter');
    await page.locator('.waiting').waitFor({ state: 'attached' });
    expect(await motions()).toEqual(expected);
    answerNow();
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
    await screenshot(page, 'widget-fi-13-forced-colours');
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

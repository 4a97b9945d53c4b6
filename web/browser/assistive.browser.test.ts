import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTestSite } from './test-site.js';
import { focusOn, widgetOn } from './widget.js';

const site = await openTestSite();
const PLAIN = `${site.host}/embed-test/plain`;
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

describe('the keyboard alone', () => {
  it('opens, asks, follows a citation, goes on and closes', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.launcher.waitFor();
    const tabTo = async (wanted: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if ((await focusOn(page)) === wanted) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not reach ${wanted}`);
    };
    await tabTo('button.launcher');
    await page.keyboard.press('Enter');
    expect(await focusOn(page)).toBe('textarea#question');
    await page.keyboard.type('Miten Lappeenrannan');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Job Voucher toimii?');
    expect(await widget.field.inputValue()).toContain('\n');
    await page.keyboard.press('Enter');
    await widget.sources.waitFor();
    expect(await focusOn(page)).toBe('textarea#question');
    await page.keyboard.press('Shift+Tab');
    while ((await focusOn(page)) !== 'button.chip') await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('.card blockquote').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    const [slide] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
    await slide.waitForLoadState();
    expect(await slide.locator('mark').count()).toBe(1);
    await slide.close();
    await page.keyboard.press('Escape');
    expect(await focusOn(page)).toBe('button.launcher');
    expect(await widget.panel.isVisible()).toBe(false);
  });

  it('leaves the panel at its end: nobody is trapped beside the page', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await page.keyboard.press('Tab');
    expect(await focusOn(page)).toBe('button.send');
    await page.keyboard.press('Tab');
    expect(await focusOn(page)).not.toMatch(/button|textarea/u);
  });

  it('never loses the focus, 20 times opened and closed', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.launcher.focus();
    for (let round = 0; round < 20; round += 1) {
      await page.keyboard.press('Enter');
      expect(await focusOn(page)).toBe('textarea#question');
      expect(await widget.launcher.getAttribute('aria-expanded')).toBe('true');
      if (round % 2 === 0) await page.keyboard.press('Escape');
      else await page.locator('.close').press('Enter');
      expect(await focusOn(page)).toBe('button.launcher');
      expect(await widget.launcher.getAttribute('aria-expanded')).toBe('false');
    }
  });

  it('sees where it is, on every control', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Shift+Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement?.shadowRoot?.activeElement;
        if (!element) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return `${element.className}: ${outlineStyle} ${outlineWidth}`;
      });
      if (seen === undefined) break;
      expect(seen).toMatch(/: solid 2px$/u);
    }
  });
});

describe('a screen reader', () => {
  /**
   * What the live regions of the widget have said since it was last asked for. It waits for as much as
   * is expected, and then whether more comes.
   */
  async function listen(page: Page): Promise<(expected?: number) => Promise<string[]>> {
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const root = document.querySelector('kuntaopas-chat')?.shadowRoot;
      for (const region of root?.querySelectorAll('[aria-live="polite"]') ?? []) {
        new MutationObserver(() => {
          if (region.textContent) said.push(region.textContent);
        }).observe(region, { childList: true, characterData: true, subtree: true });
      }
    });
    return async (expected = 0) => {
      await page.waitForFunction(
        (count) => (window as unknown as { said: string[] }).said.length >= count,
        expected,
      );
      await wait(400);
      return page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
    };
  }

  it('hears whom it asks when the panel opens, and each answer once, whole', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.launcher.waitFor();
    const said = await listen(page);
    expect(await said()).toEqual([]);
    await widget.open();
    expect(await said(1)).toEqual([expect.stringMatching(/^Kysyt automaattiselta avustajalta/u)]);
    for (let round = 0; round < 3; round += 1) {
      await widget.ask('Mitä Vaasa tekee?');
      const answer = 'Vastaus: Aineistossa ei ole tietoa tästä paikasta: Vaasa. Lähteitä 0.';
      expect(await said(1)).toEqual([answer]);
    }
    await widget.ask(QUESTION);
    const [answer, ...more] = await said(1);
    expect(more).toEqual([]);
    expect(answer).toMatch(/^Vastaus: Lappeenrannan .*… Lähteitä 1\.$/u);
    expect(answer?.length).toBeLessThan(240);
  });

  it('hears of a long wait once, and of no short one', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    const said = await listen(page);
    await said(1);
    site.answer = async function* (...args) {
      await wait(900);
      for await (const event of site.assistant.answer(...args)) {
        await wait(30);
        yield event;
      }
    };
    await widget.ask(QUESTION);
    expect(await said(2)).toEqual(['Haetaan vastausta…', expect.stringMatching(/^Vastaus: /u)]);
  });

  it('hears of a failure as an alert, once', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    const said = await listen(page);
    await said(1);
    site.answer = async function* () {
      yield* [];
      throw new Error('broken');
    };
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByRole('alert').count()).toBe(1);
    expect(await said()).toEqual([]);
  });

  it('hears how many characters are left when typing pauses', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    const said = await listen(page);
    await said(1);
    await widget.field.fill('a'.repeat(990));
    expect(await said(1)).toEqual(['10 merkkiä jäljellä']);
  });

  it('finds names, roles and states', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    const tree = await page.getByRole('dialog').ariaSnapshot();
    for (const part of [
      'dialog "Kuntaopas"',
      'heading "Kuntaopas" [level=2]',
      'button "Sulje"',
      'log "Keskustelu"',
      'heading "Sinä: Miten Lappeenrannan Job Voucher toimii?" [level=3]',
      'heading "Lähteet" [level=4]',
      'textbox "Kysymyksesi"',
      'button "Kysy"',
    ]) {
      expect(tree).toContain(part);
    }
  });
});

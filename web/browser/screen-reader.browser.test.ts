import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTestSite } from './test-site.js';
import { widgetOn } from './widget.js';

const site = await openTestSite();
const PLAIN = `${site.host}/embed-test/plain`;
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

describe('a screen reader', () => {
  /**
   * What the live regions of the widget have said since it was last asked for. It waits for as much as
   * is expected, and then a while whether more comes.
   */
  async function listen(page: Page, isHeard: (text: string) => boolean = () => true) {
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
    const take = () =>
      page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
    return async (expected = 0, longer = 400): Promise<string[]> => {
      const heard: string[] = [];
      const listenOn = async () => {
        heard.push(...(await take()).filter(isHeard));
        return heard.length;
      };
      await expect.poll(listenOn, { timeout: 30_000 }).toBeGreaterThanOrEqual(expected);
      await wait(longer);
      await listenOn();
      return heard;
    };
  }

  /** A wait is told only when it is long, as it may be on a busy machine. */
  const isNoWait = (text: string) => text !== 'Haetaan vastausta…';

  it('hears whom it asks when the panel opens, and each answer once, whole', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.launcher.waitFor();
    const said = await listen(page, isNoWait);
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

  it('hears each of 50 answers once, the same one over and over too', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    const said = await listen(page, isNoWait);
    await said(1);
    const heard: string[] = [];
    for (let round = 1; round <= 50; round += 1) {
      await widget.ask('Mitä Vaasa tekee?');
      heard.push(...(await said(1, 0)));
    }
    heard.push(...(await said()));
    expect(heard).toHaveLength(50);
    expect(new Set(heard).size).toBe(1);
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
      'Avustaja:',
      'button "Lähde 1: Lappeenranta Voucher – taloudellinen tuki kv-osaajien työllistymiseksi, dia 22"',
      'heading "Lähteet" [level=4]',
      'työllistymiseksi, dia 22 (avautuu uuteen välilehteen)"',
      'textbox "Kysymyksesi"',
      'button "Kysy"',
    ]) {
      expect(tree).toContain(part);
    }
    // Beside the page on a wide screen: not modal, and not said to be.
    expect(await page.locator('dialog:modal, [aria-modal]').count()).toBe(0);
    expect(await page.locator('ol.turns > li, ol.sources > li').count()).toBe(2);
    expect(await widget.log.getAttribute('aria-live')).toBe('off');
    expect(await page.locator('.panel [aria-live="polite"]').count()).toBe(2);
    expect(await page.locator('.root svg:not([aria-hidden="true"])').count()).toBe(0);
    expect(await page.locator('.root img').count()).toBe(0);
  });

  it('finds the button named as it reads, and what it opens', async () => {
    const page = await site.open(PLAIN);
    const button = page.getByRole('button', { name: 'Kysy Kuntaoppaalta', exact: true });
    await button.waitFor();
    expect(await button.innerText()).toBe('Kysy Kuntaoppaalta');
    const opens = await button.evaluate((element) => {
      const id = element.getAttribute('aria-controls') ?? '';
      const root = element.getRootNode() as ShadowRoot;
      return root.getElementById(id)?.localName;
    });
    expect(opens).toBe('dialog');
  });

  it('can go on writing while it waits; nothing is disabled, and nothing is sent', async () => {
    const answerNow = site.holdAnswer();
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.field.fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.waiting').waitFor();
    expect(await page.locator('.root :disabled').count()).toBe(0);
    await page.keyboard.type('Entä Turku?');
    await page.keyboard.press('Enter');
    expect(await widget.turns.count()).toBe(1);
    expect(await widget.field.inputValue()).toBe('Entä Turku?');
    answerNow();
    await widget.sources.waitFor();
    expect(await widget.field.inputValue()).toBe('Entä Turku?');
    await page.keyboard.press('Enter');
    await widget.turns.nth(1).locator('.actions').waitFor();
  });
});

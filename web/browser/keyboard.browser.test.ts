import { describe, expect, it } from 'vitest';
import { openTestSite } from './test-site.js';
import { focusOn, takeRatings, widgetOn } from './widget.js';

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

  it('rates with a word, copies, and begins anew', async () => {
    const page = await site.open(PLAIN, { permissions: ['clipboard-read', 'clipboard-write'] });
    const widget = widgetOn(page);
    await takeRatings(page, site);
    await widget.launcher.focus();
    await page.keyboard.press('Enter');
    await page.locator('.disclosure').waitFor();
    const turn = await widget.ask(QUESTION);
    const press = async (name: string) => {
      const button = page.locator('.panel').getByRole('button', { name, exact: true });
      for (let presses = 0; presses < 60; presses += 1) {
        if (await button.evaluate((element) => element.matches(':focus'))) break;
        await page.keyboard.press('Shift+Tab');
      }
      await page.keyboard.press('Enter');
    };
    await press('Kopioi lähteineen');
    await turn.getByText('Vastaus on kopioitu lähteineen.').waitFor();
    await press('Kyllä');
    await turn.getByLabel('Kerro halutessasi, miksi').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focusOn(page)).toMatch(/^textarea#comment-/u);
    await page.keyboard.type('Selvä');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await turn.getByText('Kiitos palautteesta.').waitFor();
    await widget.field.focus();
    await press('Uusi keskustelu');
    expect(await widget.turns.count()).toBe(0);
    expect(await focusOn(page)).toBe('textarea#question');
  });

  it('goes on from the question when what was pressed is gone', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await takeRatings(page, site);
    await widget.open();
    await page.locator('.questions button').first().press('Enter');
    await widget.sources.waitFor();
    expect(await focusOn(page)).toBe('h3.question');
    await page.getByRole('button', { name: 'Kyllä', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Lähetä palaute' }).press('Enter');
    await page.getByText('Kiitos palautteesta.').waitFor();
    expect(await focusOn(page)).toBe('h3.question');
    site.answer = async function* () {
      yield* [];
      throw new Error('broken');
    };
    await widget.ask('Mitä Vaasa tekee?');
    site.answer = undefined;
    await page.locator('.ending button').press('Enter');
    await widget.turns.nth(1).locator('.actions').waitFor();
    expect(await focusOn(page)).toBe('h3.question');
    await page.keyboard.press('Escape');
    expect(await focusOn(page)).toBe('button.launcher');
  });

  it('closes from wherever it is', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    for (const part of ['.close', '.log', '.chip', '.sources a', '.questions button', '.send']) {
      await page.locator(part).first().focus();
      await page.keyboard.press('Escape');
      expect({ part, focus: await focusOn(page) }).toEqual({ part, focus: 'button.launcher' });
      await page.keyboard.press('Enter');
    }
    // From nowhere too, where a screen reader's cursor on a text takes the focus.
    await widget.field.blur();
    expect(await focusOn(page)).toBe('body');
    await page.keyboard.press('Escape');
    await expect.poll(() => focusOn(page)).toBe('button.launcher');
    // What has the focus on the page keeps it.
    await page.keyboard.press('Enter');
    await page.locator('#before').focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => widget.panel.isVisible()).toBe(false);
    expect(await focusOn(page)).toBe('a#before');
  });

  it('scrolls the log', async () => {
    const page = await site.open(PLAIN, { viewport: { width: 1280, height: 500 } });
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    await widget.log.focus();
    const top = () => widget.log.evaluate((log) => log.scrollTop);
    const before = await top();
    await page.keyboard.press('PageDown');
    await expect.poll(top).toBeGreaterThan(before);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('is never where it cannot be seen: nothing covers what has the focus', async () => {
    const page = await site.open(PLAIN, { viewport: { width: 360, height: 640 } });
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Shift+Tab');
      const seen = await page.evaluate(() => {
        const root = document.activeElement?.shadowRoot;
        const element = root?.activeElement;
        if (!root || !element) return 'outside';
        const { x, y, width, height } = element.getBoundingClientRect();
        const hit = root.elementFromPoint(x + width / 2, y + Math.min(height / 2, 20));
        return hit === element || element.contains(hit) ? 'seen' : `hidden: ${element.className}`;
      });
      expect(seen).toMatch(/^(?:seen|outside)$/u);
    }
  });
});

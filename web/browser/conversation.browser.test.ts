import { describe, expect, it } from 'vitest';
import { openTestSite } from './test-site.js';
import { focusOn, widgetOn } from './widget.js';

const site = await openTestSite();
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

describe('one line of script', () => {
  it('puts a button on a page of another origin, and no more', async () => {
    const page = await site.open(`${site.host}/embed-test/plain`);
    const { launcher, panel } = widgetOn(page);
    await launcher.waitFor();
    expect(await launcher.innerText()).toBe('Kysy Kuntaoppaalta');
    expect(await launcher.getAttribute('aria-expanded')).toBe('false');
    expect(await panel.isVisible()).toBe(false);
    expect(await focusOn(page)).toBe('body');
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('answers there, with sources that open the slide with the passage marked', async () => {
    const page = await site.open(`${site.host}/embed-test/plain`);
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    expect(await turn.innerText()).toContain('1 500 euron');
    await turn.locator('.chip').nth(1).click();
    const quote = await turn.locator('.card blockquote').innerText();
    expect(quote).toContain('1 500 euron');
    const [slide] = await Promise.all([
      page.waitForEvent('popup'),
      turn.getByRole('link', { name: 'Avaa dia 22' }).click(),
    ]);
    await slide.waitForLoadState();
    expect(new URL(slide.url()).origin).toBe(site.server);
    expect(await slide.locator('mark').innerText()).toContain(quote);
  });
});

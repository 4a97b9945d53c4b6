import { describe, expect, it } from 'vitest';
import { openTestSite } from './test-site.js';
import { focusOn, widgetOn } from './widget.js';

const site = await openTestSite();
const on = (name: string) => `${site.host}/embed-test/${name}`;
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

describe('a page that', () => {
  it('loads the script twice has one button', async () => {
    const page = await site.open(on('twice'));
    await widgetOn(page).launcher.waitFor();
    expect(await widgetOn(page).host.count()).toBe(1);
  });

  it('has placed the element itself has no button besides', async () => {
    const page = await site.open(on('inline'));
    const widget = widgetOn(page);
    await page.locator('.disclosure').waitFor();
    expect(await focusOn(page)).toBe('body');
    expect(await widget.launcher.count()).toBe(0);
    expect(await page.locator('main').getByRole('region', { name: 'Kuntaopas' }).count()).toBe(1);
    const turn = await widget.ask('How does the job voucher work?');
    expect(await turn.innerText()).toContain('1,500 euros');
  });

  it('loads the module has the element, and nothing of it anywhere else', async () => {
    const page = await site.open(on('german'));
    await page.addScriptTag({ type: 'module', url: `${site.server}/widget.mjs` });
    await expect.poll(() => page.evaluate(() => !!customElements.get('kuntaopas-chat'))).toBe(true);
    expect(await widgetOn(page).launcher.innerText()).toBe('Kysy Kuntaoppaalta');
  });

  it('is of an origin that the server does not know gets no answer, and is told so', async () => {
    const page = await site.open(`${site.stranger}/embed-test/plain`);
    // What the browser itself says of what it has forbidden.
    page.removeAllListeners('console');
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByRole('alert').innerText()).toContain('Palveluun ei saada yhteyttä.');
  });

  it('has put something else in the place of the body can put the element there anew', async () => {
    const page = await site.open(on('router'));
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    await page.evaluate(() => (window as unknown as { go(): void }).go());
    await expect.poll(() => widget.launcher.count()).toBe(1);
    expect(await widget.panel.isVisible()).toBe(false);
    await widget.open();
    expect(await (await widget.ask(QUESTION)).innerText()).toContain('1\u00a0500 euron');
  });

  it('moves the element about keeps its conversation', async () => {
    const page = await site.open(on('plain'));
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    await widget.host.evaluate((host) => document.querySelector('main')?.append(host));
    expect(await widget.launcher.getAttribute('aria-expanded')).toBe('false');
    await widget.open();
    expect(await widget.turns.count()).toBe(1);
  });

  it('names an endpoint that is no address has that of the script', async () => {
    const page = await site.open(on('endpoint'));
    const widget = widgetOn(page);
    await widget.open();
    expect(await (await widget.ask(QUESTION)).innerText()).toContain('1\u00a0500 euron');
  });

  it('has taken the name of the element keeps it', async () => {
    const page = await site.open(on('taken'));
    await page.waitForLoadState('networkidle');
    expect(await widgetOn(page).launcher.count()).toBe(0);
  });

  it('does not get the script is as it was', async () => {
    const page = await site.open(on('plain'));
    page.removeAllListeners('console');
    await page.route('**/widget.js', (route) => route.abort());
    await page.reload();
    expect(await widgetOn(page).host.count()).toBe(0);
    expect(await page.locator('#before').isVisible()).toBe(true);
  });

  it('is seen by a browser of before 2024 has a link to the conversation page', async () => {
    const page = await site.open(on('old'));
    const link = page.getByRole('link', { name: 'Kysy Kuntaoppaalta' });
    expect(await link.getAttribute('href')).toBe(`${site.server}/chat?lang=fi`);
    expect(await widgetOn(page).host.count()).toBe(0);
  });
});

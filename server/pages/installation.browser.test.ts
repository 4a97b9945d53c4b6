import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant } from '../test-assistant.js';
import { openBrowser, pageOpener, serveApp } from '../test-browser.js';

const origin = await serveApp(await openTestApp(await openTestAssistant()));
const openPage = pageOpener(await openBrowser(), origin);
const open = (options: BrowserContextOptions = {}) => openPage('/asennus?lang=fi', options);

describe('the installation page', () => {
  it('copies each code at a click, and says so', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const buttons = page.getByRole('button', { name: /^Kopioi: / });
    await buttons.first().waitFor();
    expect(await buttons.count()).toBe(await page.locator('pre').count());
    const block = page.locator('.code').first();
    await block.getByRole('button').click();
    await block.getByText('Kopioitu.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`<script async src="${origin}/widget.js" data-lang="fi"></script>`);
  });

  it('says so when it cannot copy', async () => {
    const page = await open();
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
    });
    const block = page.locator('.code').first();
    await block.getByRole('button').click();
    await block.getByText('Kopiointi ei onnistunut.').waitFor();
  });

  it('tries the colour of a site on the preview, and refuses one that nobody could read', async () => {
    const page = await open();
    const field = page.getByLabel('Kokeile sivustosi väriä');
    const button = page.locator('kuntaopas-chat .send');
    const background = () => button.evaluate((send) => getComputedStyle(send).backgroundColor);
    await field.fill('#7a1f5c');
    expect(await page.locator('output').innerText()).toMatch(/^Kontrasti riittää \(\d+,\d : 1\)$/u);
    await expect.poll(background).toBe('rgb(122, 31, 92)');
    expect(await page.locator('#theme code').first().innerText()).toContain(
      '--kuntaopas-accent: #7a1f5c;',
    );
    await field.fill('#ffff88');
    expect(await page.locator('output').innerText()).toContain('Kontrasti ei riitä');
    expect(await background()).toBe('rgb(122, 31, 92)');
  });

  it('has no control without JavaScript that would do nothing', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    expect(await page.getByLabel('Kokeile sivustosi väriä').isVisible()).toBe(false);
  });
});

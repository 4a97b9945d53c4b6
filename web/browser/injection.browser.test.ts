import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ATTACKS, answerOf } from '#server/test-attacks';
import { openTestSite } from './test-site.js';
import { widgetOn } from './widget.js';

const site = await openTestSite();

/** Addresses that no citation may lead to. */
const ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)//materials/',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example/materials/1',
  'https://evil.example/materials/1',
  '/\\evil.example/materials/1',
  'vbscript:x',
  '" onclick="alert(1)',
];

/** Elements that the widget makes; anything else came out of a text. */
const OURS =
  /^(?:section|button|svg|path|dialog|header|div|h2|h3|h4|p|ol|ul|li|span|a|blockquote|form|label|textarea)$/u;

/** Names of the elements within a widget that it has not made. */
async function elementsOf(host: Locator): Promise<string[]> {
  const names = await host.evaluate(({ shadowRoot }) =>
    [...(shadowRoot?.querySelectorAll('*') ?? [])].map(({ localName }) => localName),
  );
  return names.filter((name) => !OURS.test(name));
}

async function openWidget() {
  const page = await site.open(`${site.host}/embed-test/plain`);
  const widget = widgetOn(page);
  await widget.open();
  return { page, widget };
}

describe('a hostile text', () => {
  it(`stays text in answer, quote, title, case, material and suggestion: ${ATTACKS.length} of them`, async () => {
    const { page, widget } = await openWidget();
    site.answer = () => answerOf(ATTACKS, '/materials/x/slides/1');
    const turn = await widget.ask('Mitä?');
    await turn.locator('.row button').click();
    expect(await turn.locator('blockquote').allTextContents()).toEqual(ATTACKS);
    expect(await turn.locator('.questions button').allTextContents()).toEqual(ATTACKS);
    // A card names case and material.
    expect(await turn.locator('.card p span[lang]').allTextContents()).toEqual(
      ATTACKS.flatMap((attack) => [attack, attack]),
    );
    const told = (await turn.locator('.text').textContent()) ?? '';
    for (const attack of ATTACKS) expect(told).toContain(attack);
    expect(await elementsOf(widget.host)).toEqual([]);
    expect(await page.title()).toBe('Kunnan sivu');
  });

  it('stays text in the question', { timeout: 300_000 }, async () => {
    const askable = ATTACKS.filter(({ length }) => length <= 1_000);
    expect(askable.length).toBeGreaterThanOrEqual(150);
    site.answer = () => answerOf(['x'], '/materials/x/slides/1');
    const { page, widget } = await openWidget();
    for (const [n, attack] of askable.entries()) {
      const turn = await widget.ask(attack);
      expect(await turn.locator('.question').textContent()).toBe(`Sinä: ${attack.trim()}`);
      if (n % 25 === 24) await page.getByRole('button', { name: 'Uusi keskustelu' }).click();
    }
    expect(await elementsOf(widget.host)).toEqual([]);
  });

  it(`is no address: ${ADDRESSES.length} of them`, async () => {
    const { widget } = await openWidget();
    for (const address of ADDRESSES) {
      site.answer = () => answerOf(['x'], address);
      const turn = await widget.ask('Mitä?');
      await turn.locator('.chip').click();
      expect(await turn.locator('a').count()).toBe(0);
      expect(await turn.locator('.card').innerText()).toContain('Avaa dia 1');
    }
    site.answer = () => answerOf(['x'], '/materials/x/slides/1');
    expect(await (await widget.ask('Mitä?')).locator('a').count()).toBe(1);
  });
});

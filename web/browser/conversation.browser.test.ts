import { describe, expect, it } from 'vitest';
import { openTestSite } from './test-site.js';
import { focusOn, takeRatings, widgetOn } from './widget.js';

const site = await openTestSite();
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';
const PLAIN = `${site.host}/embed-test/plain`;

describe('one line of script', () => {
  it('puts a button on a page of another origin, and does nothing else to it', async () => {
    const page = await site.open(PLAIN);
    const { launcher, panel } = widgetOn(page);
    await launcher.waitFor();
    expect(await launcher.innerText()).toBe('Kysy Kuntaoppaalta');
    expect(await panel.isVisible()).toBe(false);
    expect(await focusOn(page)).toBe('body');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const seen = await page.evaluate(async () => {
      const shifts = await new Promise<number>((resolve) => {
        let count = 0;
        new PerformanceObserver((list) => {
          count += list.getEntries().length;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(count), 500);
      });
      const requests = performance.getEntriesByType('resource').map(({ name }) => name);
      return { shifts, requests: requests.map((name) => new URL(name).pathname) };
    });
    expect(seen).toEqual({ shifts: 0, requests: ['/widget.js'] });
  });

  it('leaves no name on the window', async () => {
    const page = await site.open(PLAIN);
    await widgetOn(page).launcher.waitFor();
    const names = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const clean = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      return Object.getOwnPropertyNames(window).filter((name) => !clean.has(name));
    });
    expect(names.filter((name) => !/^\d+$/u.test(name))).toEqual([]);
  });
});

describe('an answer', () => {
  it('comes with sources that open the slide with the passage marked and in view', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    expect(await turn.innerText()).toContain('1\u00a0500 euron');
    const chip = turn.getByRole('button', { name: /^Lähde 2: Lappeenranta Voucher .*, dia 22$/u });
    await chip.click();
    expect(await chip.getAttribute('aria-expanded')).toBe('true');
    const quote = await turn.locator('.card blockquote').innerText();
    expect(quote).toContain('1\u00a0500 euron');
    const [slide] = await Promise.all([
      page.waitForEvent('popup'),
      turn.getByRole('link', { name: 'Avaa dia 22 (avautuu uuteen välilehteen)' }).click(),
    ]);
    await slide.waitForLoadState();
    expect(new URL(slide.url()).origin).toBe(site.server);
    expect(await slide.locator('mark').innerText()).toContain(quote);
    const { y, height } = (await slide.locator('mark').boundingBox()) ?? { y: -1, height: 0 };
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(800);
  });

  it.each([
    ['plain', 'fi', 'Miten Lappeenrannan Job Voucher toimii?', '1\u00a0500 euron', 'Lähteet', 0],
    ['swedish', 'sv', 'Hur fungerar Villmanstrands Job Voucher?', '1\u00a0500 euro', 'Källor', 1],
    ['german-in-english', 'en', 'How does the job voucher work?', '1,500 euros', 'Sources', 1],
  ])('on the page %s is in %s, marked as a translation where it is one', async (...row) => {
    const [name, language, question, fact, sources, marks] = row;
    const page = await site.open(`${site.host}/embed-test/${name}`);
    const widget = widgetOn(page);
    await widget.open();
    expect(await page.locator('.root').getAttribute('lang')).toBe(language);
    const turn = await widget.ask(question);
    for (const part of ['.question [lang]', '.text', '.questions ul']) {
      expect(await turn.locator(part).getAttribute('lang')).toBe(language);
    }
    expect(await turn.locator('.text').innerText()).toContain(fact);
    expect(await turn.innerText()).toContain(sources);
    expect(await turn.locator('.tag').count()).toBe(marks);
    if (marks === 0) return;
    await turn.locator('.row button').click();
    const quotes = turn.locator('blockquote[lang="fi"]');
    expect(await quotes.count()).toBe(await turn.locator('.chip').count());
    expect((await quotes.allInnerTexts()).join()).toContain('1\u00a0500 euron');
  });

  it('leads on: questions at first, then those that follow', async () => {
    const page = await site.open(`${site.host}/embed-test/own-questions`);
    const widget = widgetOn(page);
    await widget.open();
    const opening = page.locator('.questions button');
    expect(await opening.allInnerTexts()).toEqual(['Mitä Turku tekee?', 'Mikä on C6?']);
    await opening.first().click();
    await widget.turns.first().locator('.questions').waitFor();
    expect(await widget.turns.first().locator('.questions button').count()).toBe(3);
    await widget.turns.first().locator('.questions button').first().click();
    await widget.turns.nth(1).locator('.actions').waitFor();
    expect(await widget.turns.first().locator('.questions').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Yhteystiedot' }).getAttribute('href')).toBe(
      'https://example.fi/',
    );
  });

  it('that is not there is followed by three questions that the material answers', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask('Mitä Vaasa tekee?');
    expect(await turn.locator('.sources').count()).toBe(0);
    const suggested = await turn.locator('.questions button').allInnerTexts();
    expect(suggested).toHaveLength(3);
    for (const question of suggested) {
      const answered = await widget.ask(question);
      expect(await answered.locator('.sources a').count()).toBeGreaterThan(0);
    }
  });

  it('goes on with the topic, and shows how the question was understood', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask('Mikä on Viitasaaren Career trip?');
    const turn = await widget.ask('Kuka järjestää bussit?');
    expect(await turn.innerText()).toContain('Haettiin kysymyksellä');
    expect(await turn.locator('.text').innerText()).toContain('Jamk');
  });

  it('is copied with its sources', async () => {
    const page = await site.open(PLAIN, { permissions: ['clipboard-read', 'clipboard-write'] });
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    await turn.getByRole('button', { name: 'Kopioi lähteineen' }).click();
    await turn.getByText('Vastaus on kopioitu lähteineen.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/madaltamiseksi\. \[2\]/u);
    expect(copied).toContain(`Lähteet:\n[1–5] Lappeenranta Voucher`);
    expect(copied).toContain(`${site.server}/materials/hyvat-kaytannot-2026/slides/22?`);
    expect(copied).toContain('Tilanne maaliskuussa 2026');
  });

  it('can be rated where the server takes ratings, with a word or without', async () => {
    const page = await site.open(PLAIN);
    const rated = await takeRatings(page, site);
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    await turn.getByRole('button', { name: 'Ei', exact: true }).click();
    await turn.getByLabel('Kerro halutessasi, miksi').fill('Liian pitkä');
    await turn.getByRole('checkbox', { name: /^Kysymykseni saa tallentaa/u }).check();
    await turn.getByRole('button', { name: 'Lähetä palaute' }).click();
    await turn.getByText('Kiitos palautteesta.').waitFor();
    const rating = { feedbackToken: 'facts.signature', rating: 'down' };
    expect(rated).toEqual([rating, { ...rating, comment: 'Liian pitkä', question: QUESTION }]);
  });

  it('cannot be rated where the server does not', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByText('Oliko vastauksesta apua?').count()).toBe(0);
  });
});

describe('a question', () => {
  it('is counted towards its limit, and refused past it with the text kept', async () => {
    const page = await site.open(PLAIN);
    const { field, open, turns } = widgetOn(page);
    await open();
    const count = page.locator('#count');
    await field.fill('a'.repeat(799));
    expect(await count.innerText()).toBe('');
    await field.fill('a'.repeat(950));
    expect(await count.innerText()).toBe('50 merkkiä jäljellä');
    await field.fill('a'.repeat(1_023));
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Enter');
    const error = 'Kysymys on 23 merkkiä liian pitkä. Lyhennä sitä.';
    expect(await page.getByRole('alert').innerText()).toBe(error);
    expect((await field.inputValue()).length).toBe(1_023);
    expect(await turns.count()).toBe(0);
  });

  it('that is empty is asked for in words', async () => {
    const page = await site.open(PLAIN);
    const { field, open } = widgetOn(page);
    await open();
    await field.fill('  ');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toBe('Kirjoita ensin kysymys.');
    await field.fill('H');
    expect(await page.locator('#error').innerText()).toBe('');
  });
});

describe('a conversation', () => {
  const storage = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);

  it('leaves nothing in the browser, and begins anew at a click', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    expect(await page.evaluate(storage)).toBe('[{},{}]');
    await page.getByRole('button', { name: 'Uusi keskustelu' }).click();
    expect(await widget.turns.count()).toBe(0);
    expect(await focusOn(page)).toBe('textarea#question');
    expect(await page.getByRole('button', { name: 'Uusi keskustelu' }).count()).toBe(0);
  });

  it('survives navigation where that is wanted, until it is cleared', async () => {
    const page = await site.open(`${site.host}/embed-test/persist`);
    const widget = widgetOn(page);
    await widget.open();
    expect(await page.evaluate(storage)).toBe('[{},{}]');
    await widget.ask(QUESTION);
    await page.reload();
    await widget.launcher.waitFor();
    expect(await widget.panel.isVisible()).toBe(false);
    await widget.open();
    expect(await widget.turns.locator('.text').innerText()).toContain('1\u00a0500 euron');
    await page.getByRole('button', { name: 'Tyhjennä keskustelu' }).click();
    expect(await page.evaluate(storage)).toBe('[{},{}]');
    await page.reload();
    await widget.open();
    expect(await widget.turns.count()).toBe(0);
  });

  it('that cannot be read any more is forgotten', async () => {
    const page = await site.open(`${site.host}/embed-test/persist`);
    await page.evaluate(() => sessionStorage.setItem('kuntaopas-chat', '[{"status":"done"}]'));
    await page.reload();
    const widget = widgetOn(page);
    await widget.open();
    expect(await widget.turns.count()).toBe(0);
  });
});

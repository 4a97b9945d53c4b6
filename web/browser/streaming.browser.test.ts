import { describe, expect, it } from 'vitest';
import { longAnswer } from './long-answer.js';
import { openTestSite } from './test-site.js';
import { focusOn, widgetOn } from './widget.js';

const site = await openTestSite();
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';
const PLAIN = `${site.host}/embed-test/plain`;

/** The real answer, of which as many events are given as the test says. */
function byEvent(): (events: number) => void {
  let left = 0;
  let goOn = () => {};
  site.answer = async function* (...args) {
    for await (const event of site.assistant.answer(...args)) {
      while (left === 0) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
      left -= 1;
      yield event;
    }
  };
  return (events) => {
    left += events;
    goOn();
  };
}

describe('while an answer streams', () => {
  it('its question stands at the top of the log, and it grows below', async () => {
    const give = byEvent();
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.field.fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.waiting').waitFor();
    const turn = widget.turns.first();
    const length = async () => (await turn.locator('.text').innerText()).length;
    const top = () => widget.log.evaluate((log) => log.scrollTop);
    give(2);
    await turn.locator('.text p').first().waitFor();
    expect(await widget.send.innerText()).toBe('Pysäytä');
    const before = { length: await length(), top: await top() };
    give(3);
    await expect.poll(length).toBeGreaterThan(before.length);
    expect(await top()).toBe(before.top);
    give(Number.POSITIVE_INFINITY);
    await turn.locator('.actions').waitFor();
    expect(await top()).toBe(before.top);
    const log = await widget.log.boundingBox();
    const question = await turn.locator('.question').boundingBox();
    expect((question?.y ?? 0) - (log?.y ?? 0)).toBeLessThan(30);
    expect(await widget.send.innerText()).toBe('Kysy');
  });

  it('whoever has scrolled up stays there, and is led to it by a button', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    const give = byEvent();
    await widget.field.fill(QUESTION);
    await page.keyboard.press('Enter');
    give(2);
    await widget.turns.nth(1).locator('.text p').first().waitFor();
    await widget.log.evaluate((log) => log.scrollTo(0, 5));
    give(Number.POSITIVE_INFINITY);
    await page.locator('.new-answer').waitFor();
    expect(await widget.log.evaluate((log) => log.scrollTop)).toBe(5);
    await page.getByRole('button', { name: 'Uusi vastaus' }).click();
    await page.locator('.new-answer').waitFor({ state: 'detached' });
    expect(await widget.turns.nth(1).locator('.question').isVisible()).toBe(true);
    expect(await focusOn(page)).toBe('div.log');
  });

  it('whoever reads further up is moved by none of 100 pieces', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.ask(QUESTION);
    const goOn = site.holdAnswer(() => longAnswer(100, 10));
    await widget.field.fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.waiting').waitFor();
    await widget.log.evaluate((log) => {
      log.scrollTo(0, 50);
      const tops = new Set([log.scrollTop]);
      Object.assign(window, { tops });
      log.addEventListener('scroll', () => tops.add(log.scrollTop));
    });
    goOn();
    await page.locator('.new-answer').waitFor();
    const tops = () => page.evaluate(() => [...(window as unknown as { tops: Set<number> }).tops]);
    expect(await tops()).toEqual([50]);
  });

  it('it can be stopped, and the rest of it fetched', async () => {
    const give = byEvent();
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.field.fill(QUESTION);
    await page.keyboard.press('Enter');
    give(2);
    const turn = widget.turns.first();
    await turn.locator('.text p').first().waitFor();
    await widget.send.click();
    await turn.getByText('Pysäytit vastauksen.').waitFor();
    expect(await page.locator('#error').innerText()).toBe('');
    expect(await focusOn(page)).toBe('button.send');
    give(Number.POSITIVE_INFINITY);
    const kept = await turn.locator('.text').innerText();
    site.answer = undefined;
    await turn.getByRole('button', { name: 'Hae vastaus loppuun' }).click();
    await turn.locator('.sources').waitFor();
    expect((await turn.locator('.text').innerText()).length).toBeGreaterThan(kept.length);
    expect(await widget.turns.count()).toBe(1);
  });
});

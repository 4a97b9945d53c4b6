import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTestSite } from './test-site.js';
import { widgetOn } from './widget.js';

const site = await openTestSite();
const PLAIN = `${site.host}/embed-test/plain`;
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';
const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };

/** Opens the widget, then lets something happen to its questions. */
async function openWith(handle: (route: Route) => Promise<void>, url = PLAIN) {
  const page = await site.open(url);
  const widget = widgetOn(page);
  await widget.open();
  await page.route('**/api/chat', async (route) => {
    if (route.request().method() === 'OPTIONS') await route.continue();
    else await handle(route);
  });
  return { page, widget };
}

/** What the browser itself logs of a request that failed is no misdeed of ours. */
const forget = (page: Page) => page.removeAllListeners('console');

const refuse =
  (status: number, headers: Record<string, string> = {}, problem = 'internal') =>
  (route: Route) => {
    const body = JSON.stringify({ type: `/problems/${problem}` });
    return route.fulfill({ status, headers: { ...CORS, ...headers }, body });
  };

describe('what goes wrong is told in words, with what to do', () => {
  it.each([
    [
      'the server is down',
      (route: Route) => route.abort('connectionrefused'),
      'Palveluun ei saada',
    ],
    ['the server is ill', refuse(503), 'Palvelussa on häiriö. Yritä'],
    ['the question is not understood', refuse(400), 'Kysymystä ei voitu käsitellä. Kirjoita'],
    ['there are too many', refuse(429, { 'Retry-After': '20' }), 'uudelleen 20 sekunnin kuluttua'],
    [
      'all answer others',
      refuse(503, { 'Retry-After': '5' }, 'busy'),
      'uudelleen 5 sekunnin kuluttua',
    ],
    [
      'it is switched off',
      refuse(503, {}, 'switched-off'),
      'toistaiseksi suljettu. Yritä myöhemmin',
    ],
    [
      'the question tells who asks',
      refuse(422, {}, 'personal-identity-code'),
      'olevan henkilötunnus. Poista se',
    ],
    ['the material is another', refuse(404), 'liitetty sivulle väärin. Kerro'],
  ])('when %s', async (_what, handle, said) => {
    const { page, widget } = await openWith(handle);
    forget(page);
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByRole('alert').innerText()).toContain(said);
    expect(await turn.locator('.question').innerText()).toContain(QUESTION);
    await page.unroute('**/api/chat');
    await turn.getByRole('button', { name: 'Yritä uudelleen' }).click();
    await turn.locator('.sources').waitFor();
    expect(await turn.getByRole('alert').count()).toBe(0);
    expect(await widget.turns.count()).toBe(1);
  });

  it.each([
    ['plain', 'Laite ei ole yhteydessä verkkoon. Tarkista yhteys ja yritä uudelleen.'],
    ['swedish', 'Enheten har ingen nätanslutning. Kontrollera anslutningen och försök igen.'],
    ['german-in-english', 'This device is offline. Check the connection and try again.'],
  ])('when the device is offline, in the language of the page: %s', async (name, said) => {
    const page = await site.open(`${site.host}/embed-test/${name}`);
    const widget = widgetOn(page);
    await widget.open();
    forget(page);
    await page.context().setOffline(true);
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByRole('alert').innerText()).toBe(said);
    await page.context().setOffline(false);
    await turn.getByRole('button').last().click();
    await turn.locator('.sources').waitFor();
  });

  it('when the server cannot even say who answers', async () => {
    const page = await site.open(PLAIN);
    forget(page);
    await page.route('**/api/assistant', (route) => route.abort());
    const widget = widgetOn(page);
    await widget.open();
    const said = 'Vastaaja on kone. Älä kirjoita henkilötietoja.';
    expect(await page.locator('.disclosure').innerText()).toBe(said);
    const turn = await widget.ask(QUESTION);
    expect(await turn.innerText()).toContain('1\u00a0500 euron');
  });

  it('when the page does not let the widget reach its server', async () => {
    const page = await site.open(`${site.host}/embed-test/unconnected`);
    forget(page);
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByRole('alert').innerText()).toContain('Palveluun ei saada yhteyttä.');
  });

  it('when the material that the page names does not exist', async () => {
    const page = await site.open(`${site.host}/embed-test/material`);
    forget(page);
    const widget = widgetOn(page);
    await widget.open();
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByRole('alert').innerText()).toContain('liitetty sivulle väärin');
  });
});

describe('whatever goes wrong', () => {
  it('what is being written stays, and so do the notice and the way to a person', async () => {
    const url = `${site.host}/embed-test/own-questions`;
    const page = await site.open(url, { reducedMotion: 'reduce' });
    const widget = widgetOn(page);
    await widget.open();
    const help = page.getByRole('link', { name: 'Yhteystiedot' });
    const notice = page.getByText('Vastaaja on kone.');
    const places = async () => [await help.boundingBox(), await notice.boundingBox()];
    const before = await places();
    expect(before).not.toContain(null);
    const failNow = site.holdAnswer(async function* () {
      yield* [];
      throw new Error('broken');
    });
    await widget.field.fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.waiting').waitFor();
    expect(await places()).toEqual(before);
    await widget.field.fill('Entä Turku?');
    failNow();
    await page.locator('.ending').waitFor();
    expect(await widget.field.inputValue()).toBe('Entä Turku?');
    await widget.field.fill('');
    expect(await places()).toEqual(before);
    site.answer = undefined;
    await page.locator('.ending button').click();
    await widget.sources.waitFor();
    expect(await places()).toEqual(before);
    await widget.ask('Mitä Vaasa tekee?');
    expect(await places()).toEqual(before);
  });
});

describe('an answer whose connection breaks', () => {
  it('stays, and is fetched to its end at a click', async () => {
    const torn = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', ...CORS });
      const start = '{"id":"1","language":"fi","answerer":"extractive","resolvedQuestion":""}';
      response.write(`event: answer-start\ndata: ${start}\n\n`);
      response.write('event: text-delta\ndata: {"statement":0,"text":"Lappeenranta myöntää"}\n\n');
      setTimeout(() => response.destroy(), 50);
    });
    await new Promise<void>((resolve) => torn.listen(0, '127.0.0.1', resolve));
    const { port } = torn.address() as AddressInfo;
    const { page, widget } = await openWith((route) =>
      route.continue({ url: `http://127.0.0.1:${port}/api/chat` }),
    );
    forget(page);
    const turn = await widget.ask(QUESTION);
    torn.close();
    expect(await turn.getByRole('alert').innerText()).toBe(
      'Yhteys katkesi kesken vastauksen. Voit hakea vastauksen loppuun.',
    );
    expect(await turn.locator('.text').innerText()).toContain('Lappeenranta myöntää');
    await page.unroute('**/api/chat');
    await turn.getByRole('button', { name: 'Hae vastaus loppuun' }).click();
    await turn.locator('.sources').waitFor();
    expect(await turn.locator('.text').innerText()).toContain('1\u00a0500 euron');
  });

  it('is not taken for a whole one when only its end is missing', async () => {
    const { page, widget } = await openWith(async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.slice(0, text.indexOf('event: answer-end')) });
    });
    forget(page);
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByRole('alert').innerText()).toContain('Yhteys katkesi');
    expect(await turn.locator('.text .chip').count()).toBe(5);
    expect(await turn.locator('.actions').count()).toBe(0);
  });

  it('keeps what came when the server fails in its middle', async () => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    site.answer = async function* (...args) {
      let count = 0;
      for await (const event of site.assistant.answer(...args)) {
        count += 1;
        if (count === 4) throw new Error('/srv/secret');
        yield event;
      }
    };
    const turn = await widget.ask(QUESTION);
    expect(await turn.getByRole('alert').innerText()).toContain('Palvelussa on häiriö.');
    expect(await turn.locator('.text p').first().innerText()).toContain('Lappeenrannan');
    expect(await turn.innerText()).not.toContain('secret');
  });
});

describe('an element that leaves the page in mid-answer', () => {
  it('stops its answer and does no harm', async () => {
    let isStopped = false;
    site.answer = async function* (request, signal) {
      for await (const event of site.assistant.answer(request, signal)) {
        yield event;
        for (let n = 0; n < 100 && !signal?.aborted; n += 1) await wait(20);
        isStopped = signal?.aborted === true;
      }
    };
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    await widget.field.fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.text').waitFor({ state: 'attached' });
    await widget.host.evaluate((host) => host.remove());
    await expect.poll(() => isStopped).toBe(true);
  });
});

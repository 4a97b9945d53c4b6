import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Assistant } from '#server/assemble';
import { embedTestRoutes } from '#server/http/embed-test';
import { openTestApp, openTestAssistant } from '#server/test-assistant';
import { AXE, axeFindings, serveApp } from '#server/test-browser';
import { ENGINES, type WebDriver } from '#server/test-webdriver';

/**
 * What must hold in Firefox and in WebKit too, where there is one: the other tests ask Chromium all
 * there is to ask. Each page is watched for errors and for what its policy refuses.
 */
const assistant = await openTestAssistant();
let answer: Assistant['answer'] | undefined;
/** Whether the next answer breaks off after its first bytes, as when a connection is lost. */
let isTorn = false;
let server = '';
const host = await serveApp({ fetch: watched(embedTestRoutes(() => server)) });
const replaceable: Assistant = {
  ...assistant,
  answer: (...args) => (answer ?? assistant.answer)(...args),
};
server = await serveApp({
  fetch: watched(await openTestApp(replaceable, undefined, { allowedOrigins: [host] })),
});

const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';
const MATERIAL = '/materials/hyvat-kaytannot-2026';

/** Serves an app with a script in each page that keeps its errors, and a page that frames others. */
function watched(app: Hono): Hono['fetch'] {
  return async (request, ...rest) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/watch.js') {
      return new Response(`(${watch})()`, { headers: { 'Content-Type': 'text/javascript' } });
    }
    if (pathname === '/phone') return phone(searchParams.get('page') ?? '');
    const response = await app.fetch(request, ...rest);
    if (isTorn && pathname === '/api/chat' && request.method === 'POST')
      return torn(response, rest[0] as HttpBindings);
    const { status, headers } = response;
    if (!headers.get('Content-Type')?.startsWith('text/html')) return response;
    const page = await response.text();
    const script = `<head><script src="${server}/watch.js"></script>`;
    return new Response(page.replace('<head>', script), { status, headers });
  };
}

/** Runs in the page. */
function watch(): void {
  const errors: string[] = [];
  Object.assign(window, { errors });
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    // Firefox asks every page for an icon.
    if (!blockedURI.endsWith('/favicon.ico')) errors.push(`${violatedDirective} ${blockedURI}`);
  });
}

/** A page on a screen of 360 × 740 px: no window of a desktop is as narrow. */
function phone(page: string): Response {
  const frame = `<iframe src="${page}" title="360" width="360" height="740"></iframe>`;
  const html = `<!doctype html><meta name="color-scheme" content="light dark">${frame}`;
  return new Response(html, { headers: { 'Content-Type': 'text/html' } });
}

/** Sends the first piece of an answer, and then cuts its connection. */
function torn({ body }: Response, { outgoing }: HttpBindings): Response {
  isTorn = false;
  const cut = new TransformStream<Uint8Array, Uint8Array>({
    async transform(piece, controller) {
      controller.enqueue(piece);
      await wait(200);
      outgoing.destroy();
    },
  });
  const headers = { 'Content-Type': 'text/event-stream', 'Access-Control-Allow-Origin': host };
  return new Response(body?.pipeThrough(cut), { headers });
}

/** What is seen of the widget. */
function look() {
  const root = document.querySelector('kuntaopas-chat')?.shadowRoot;
  const textOf = (selector: string) => root?.querySelector(selector)?.textContent ?? '';
  const focus = root?.activeElement;
  return {
    isOpen: root?.querySelector('dialog')?.open === true,
    isModal: root?.querySelector('dialog:modal') !== null,
    focus: focus?.id ? `#${focus.id}` : `.${focus?.classList[0]}`,
    disclosure: textOf('.disclosure'),
    turns: root?.querySelectorAll('.turn').length ?? 0,
    answer: textOf('.turn:last-child .text'),
    sources: root?.querySelectorAll('.turn:last-child .sources a').length ?? 0,
    quote: textOf('.card blockquote'),
    ending: textOf('.ending p'),
    said: textOf('[aria-live="polite"] + [aria-live="polite"]') || textOf('[aria-live="polite"]'),
    isBusy: root?.querySelector('.waiting, .send[type="button"]') !== null,
  };
}

for (const { name, isThere, open } of ENGINES) {
  describe.skipIf(!isThere)(`in ${name}, where there is one,`, () => {
    let browser: WebDriver;
    beforeAll(async () => {
      browser = await open('dark');
    });
    afterAll(() => browser?.close());
    afterEach(async () => {
      answer = undefined;
      const errors = await browser.run(() => (window as unknown as { errors: string[] }).errors);
      expect(errors).toEqual([]);
    });

    type Look = ReturnType<typeof look>;
    /** Waits until the widget looks so. */
    const see = (expected: Partial<Record<keyof Look, unknown>>) =>
      expect.poll(() => browser.run(look), { timeout: 20_000 }).toMatchObject(expected);
    const tabTo = async (wanted: string, key = 'Tab') => {
      for (let presses = 0; presses < 40; presses += 1) {
        if ((await browser.run(look)).focus === wanted) return;
        await browser.press(key);
      }
      throw new Error(`${key} does not reach ${wanted}`);
    };
    const ask = (question: string) => browser.press(...question, 'Enter');

    it('the keyboard alone leads a conversation, under the strictest policy', async () => {
      await browser.goTo(`${host}/embed-test/strict`);
      await tabTo('.launcher');
      await browser.press('Enter');
      await see({ isOpen: true, isModal: false, focus: '#question' });
      await see({ disclosure: expect.stringContaining('automaattiselta avustajalta') });
      await ask(QUESTION);
      await see({
        sources: 1,
        focus: '#question',
        answer: expect.stringContaining('1\u00a0500 euron'),
      });
      for (const list of ['ol.turns', 'ol.sources', '.questions ul']) {
        const find = (selector: string) =>
          document.querySelector('kuntaopas-chat')?.shadowRoot?.querySelector(selector);
        expect([list, await browser.roleOf(find, list)]).toEqual([list, 'list']);
      }
      await tabTo('.chip', 'Shift+Tab');
      await browser.press('Space');
      await see({ quote: expect.stringMatching(/kunnassa/u) });
      await tabTo('#question');
      await ask('Mitä Vaasa tekee?');
      await see({
        turns: 2,
        focus: '#question',
        said: expect.stringMatching(/^Vastaus: .* 0\.$/u),
      });
      // A screen reader's cursor on a text takes the focus nowhere: Escape is heard from there, where
      // the browser hears it.
      await browser.run(() => {
        const focus = document.querySelector('kuntaopas-chat')?.shadowRoot?.activeElement;
        if ('closedBy' in HTMLDialogElement.prototype) (focus as HTMLElement).blur();
      });
      await browser.press('Escape');
      await see({ isOpen: false, focus: '.launcher' });
    });

    it('fills a phone, is dark with the page, and has nothing that axe would find', async () => {
      await browser.goTo(`${host}/phone?page=/embed-test/dark-sv`);
      await browser.enterFrame();
      await tabTo('.launcher');
      await browser.press('Enter');
      await see({ isOpen: true, isModal: true, focus: '#question' });
      await ask('Hur fungerar Villmanstrands Job Voucher?');
      await see({ sources: 1 });
      const panel = await browser.run(() => {
        const dialog = document
          .querySelector('kuntaopas-chat')
          ?.shadowRoot?.querySelector('dialog');
        const { x, y, width, height } = dialog?.getBoundingClientRect() ?? new DOMRect();
        // Beside it is the page's scroll bar, where that has a width.
        const free = [document.documentElement.clientWidth, innerHeight];
        const isFilled = x === 0 && y === 0 && `${[width, height]}` === `${free}`;
        return { isFilled, colour: dialog && getComputedStyle(dialog).color };
      });
      expect(panel).toEqual({ isFilled: true, colour: 'rgb(233, 238, 244)' });
      expect(await findings(browser)).toEqual([]);
    });

    it('keeps what came of an answer whose connection is lost, and fetches it to its end', async () => {
      isTorn = true;
      await browser.goTo(`${host}/embed-test/plain`);
      await tabTo('.launcher');
      await browser.press('Enter');
      await ask(QUESTION);
      await see({ ending: expect.stringContaining('Yhteys katkesi kesken vastauksen.') });
      await tabTo('.plain', 'Shift+Tab');
      await browser.press('Enter');
      await see({
        ending: '',
        sources: 1,
        focus: '.question',
        answer: expect.stringContaining('1\u00a0500 euron'),
      });
    });

    it('stops an answer, and tries again', async () => {
      answer = async function* (...args) {
        answer = undefined;
        await new Promise((resolve) => args[1]?.addEventListener('abort', resolve));
        yield* [];
      };
      await browser.goTo(`${host}/embed-test/plain`);
      await tabTo('.launcher');
      await browser.press('Enter');
      await ask(QUESTION);
      await see({ isBusy: true });
      await tabTo('.send');
      await browser.press('Enter');
      await see({ isBusy: false, focus: '.send', ending: 'Pysäytit vastauksen.' });
      await tabTo('.plain', 'Shift+Tab');
      await browser.press('Enter');
      await see({ ending: '', sources: 1, focus: '.question' });
    });

    it.each([
      '/?lang=fi',
      `/chat?lang=sv&q=${encodeURIComponent('Vilka kommuner har International House?')}`,
      '/asennus?lang=en',
      `${MATERIAL}?lang=fi`,
      `${MATERIAL}/slides/22?lang=fi&passage=22%234#passage-4`,
    ])('%s is read on a phone, and axe finds nothing', async (page) => {
      await browser.goTo(`${host}/phone?page=${encodeURIComponent(server + page)}`);
      await browser.enterFrame();
      const { wider, marked } = await browser.run(() => {
        const mark = document.querySelector('mark')?.getBoundingClientRect();
        const isInView = mark && mark.top >= 0 && mark.bottom <= innerHeight;
        return { wider: document.documentElement.scrollWidth - innerWidth, marked: isInView };
      });
      expect(wider).toBeLessThanOrEqual(0);
      expect(marked ?? true).toBe(true);
      expect(await findings(browser)).toEqual([]);
    });
  });
}

/** What axe finds on a page as it is now. */
async function findings(browser: WebDriver): Promise<string[]> {
  await browser.runScript(AXE);
  return browser.run(axeFindings);
}

import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import type { Assistant } from '#server/assemble';
import { embedTestRoutes } from '#server/http/embed-test';
import { openTestApp, openTestAssistant } from '#server/test-assistant';
import { openBrowser, serveApp } from '#server/test-browser';

/** The server, a site of another origin that embeds the widget, and a browser to look at both. */
export type TestSite = {
  /** Origin of the server. */
  readonly server: string;
  /** Origin of the other site. */
  readonly host: string;
  /** Origin of a site that has the same pages and is not allowed to ask. */
  readonly stranger: string;
  readonly assistant: Assistant;
  /** Answers for the assistant until the end of the test; the real one without. */
  answer: Assistant['answer'] | undefined;
  /** Holds answers back, the real ones or others, until what it gives is called. */
  holdAnswer(answer?: Assistant['answer']): () => void;
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
};

/**
 * Opens all of it for a test file, to be called at its top. After each test it sees to it that no
 * page has done what none may: asked another origin, logged an error, broken its policy, set a cookie.
 */
export async function openTestSite(): Promise<TestSite> {
  const assistant = await openTestAssistant();
  let server = '';
  const host = await serveApp(embedTestRoutes(() => server));
  const stranger = host.replace('127.0.0.1', 'localhost');
  const replaceable: Assistant = {
    ...assistant,
    answer: (...args) => (site.answer ?? assistant.answer)(...args),
  };
  server = await serveApp(await openTestApp(replaceable, undefined, { allowedOrigins: [host] }));
  const browser = await openBrowser();
  let misdeeds: string[] = [];

  const site: TestSite = {
    server,
    host,
    stranger,
    assistant,
    answer: undefined,
    holdAnswer(answer = site.answer ?? assistant.answer) {
      let goOn = () => {};
      const held = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      site.answer = async function* (...args) {
        await held;
        yield* answer(...args);
      };
      return goOn;
    },
    async open(url, options = {}) {
      const viewport = { width: 1280, height: 800 };
      const context = await browser.newContext({ viewport, ...options });
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`policy: ${violatedDirective} ${blockedURI}`),
        );
      });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      page.on('request', (request) => {
        if (![server, host, stranger].includes(new URL(request.url()).origin))
          misdeeds.push(request.url());
      });
      page.on('console', (message) => {
        if (message.type() === 'error') misdeeds.push(message.text());
      });
      page.on('pageerror', (error) => misdeeds.push(error.message));
      page.on('dialog', (dialog) => {
        misdeeds.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(url);
      return page;
    },
  };
  afterEach(async () => {
    const contexts = browser.contexts();
    const cookies = await Promise.all(contexts.map((context) => context.cookies()));
    await Promise.all(contexts.map((context) => context.close()));
    const done = misdeeds;
    misdeeds = [];
    site.answer = undefined;
    expect(done).toEqual([]);
    expect(cookies.flat()).toEqual([]);
  });
  return site;
}

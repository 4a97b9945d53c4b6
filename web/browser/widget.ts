import type { Locator, Page } from 'playwright-core';
import type { TestSite } from './test-site.js';

/** The widget on a page, as its users know it: by roles and names, through the shadow root. */
export function widgetOn(page: Page) {
  return {
    host: page.locator('kuntaopas-chat'),
    launcher: page.locator('.launcher'),
    panel: page.locator('.panel'),
    field: page.locator('#question'),
    send: page.locator('.send'),
    log: page.getByRole('log'),
    turns: page.locator('.turn'),
    sources: page.locator('.sources'),
    /** Opens the panel and waits until it knows what to say. */
    async open(): Promise<void> {
      await page.locator('.launcher').click();
      await page.locator('.disclosure').waitFor();
    },
    /** Asks and waits for the end of the answer. */
    async ask(question: string): Promise<Locator> {
      const before = await page.locator('.turn').count();
      await page.locator('#question').fill(question);
      await page.keyboard.press('Enter');
      const turn = page.locator('.turn').nth(before);
      await turn.locator('.actions, .ending').first().waitFor();
      return turn;
    },
  };
}

/** Where the focus is, through shadow roots, as a selector of one element. */
export function focusOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const name = element?.id || element?.classList[0];
    return `${element?.localName ?? ''}${element?.id ? '#' : name ? '.' : ''}${name ?? ''}`;
  });
}

/** Lets answers be rated on a page, as a server that takes ratings would; gives what it is sent. */
export async function takeRatings(page: Page, site: TestSite): Promise<readonly unknown[]> {
  const rated: unknown[] = [];
  site.answer = async function* (...request) {
    for await (const event of site.assistant.answer(...request)) {
      yield event.event === 'answer-end' ? { ...event, feedbackToken: 'facts.signature' } : event;
    }
  };
  await page.route('**/api/assistant', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), feedback: true } });
  });
  await page.route('**/api/feedback', async (route) => {
    if (route.request().method() === 'POST') rated.push(route.request().postDataJSON());
    const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
    await route.fulfill({ status: 204, headers });
  });
  return rated;
}

import { describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant } from '../test-assistant.js';

const assistant = await openTestAssistant();

describe('the pages that are hard on the widget', () => {
  it('are not there unless they are wanted', async () => {
    const app = await openTestApp(assistant);
    expect((await app.request('/embed-test/')).status).toBe(404);
    expect((await app.request('/embed-test/plain')).status).toBe(404);
  });

  it('are listed, each with the widget of this server and a policy of its own', async () => {
    const app = await openTestApp(assistant, undefined, {
      hasEmbedTest: true,
      publicUrl: 'https://example.fi/opas',
    });
    const index = await (await app.request('/embed-test/')).text();
    const names = [...index.matchAll(/<a href="([\w-]+)">/gu)].map(([, name]) => name);
    expect(names).toContain('strict');
    for (const name of names) {
      const page = await app.request(`/embed-test/${name}`);
      const text = await page.text();
      expect(text).toContain('src="https://example.fi/opas/widget.js"');
      expect(page.headers.get('Content-Security-Policy')).not.toContain("script-src 'self'");
      for (const [, file] of text.matchAll(/(?:href|src)="([\w-]+\.(?:css|js))"/gu)) {
        expect((await app.request(`/embed-test/${file}`)).status).toBe(200);
      }
    }
    const strict = await app.request('/embed-test/strict');
    expect(strict.headers.get('Content-Security-Policy')).toContain(
      'script-src https://example.fi;',
    );
    for (const name of ['nothing', '__proto__', 'constructor']) {
      expect((await app.request(`/embed-test/${name}`)).status).toBe(404);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../doors/openapi/operations.js';
import type { OpenApiDocument } from '../doors/openapi/write-document.js';
import { listeningLog, openTestApp, openTestAssistant } from '../test-assistant.js';

const app = await openTestApp(await openTestAssistant(), listeningLog(), {
  publicUrl: 'https://opas.example.fi',
});
const document = (await (await app.request('/openapi.json')).json()) as OpenApiDocument;
const SHOWN = OPERATIONS.filter(({ id }) => id !== 'rate');

describe('the page of the API', () => {
  const page = async (lang: string) => (await app.request(`/rajapinta?lang=${lang}`)).text();

  it.each([
    ['fi', 'Rajapinta ohjelmille', 'Pyynnön sisältö'],
    ['sv', 'Gränssnitt för program', 'Begärans innehåll'],
    ['en', 'API for programs', 'Body of the request'],
  ])('has its headings in %s, and every operation and schema', async (lang, ...headings) => {
    const html = await page(lang);
    for (const heading of headings) expect(html).toContain(heading);
    for (const { id, path: where, summary } of SHOWN) {
      expect(html).toContain(`<h3 id="${id}">`);
      expect(html).toContain(where);
      expect(html).toContain(summary);
    }
    for (const name of Object.keys(document.components.schemas)) {
      expect(html).toContain(`<h3 id="schema-${name}">${name}</h3>`);
    }
  });

  it('leads only to what is there', async () => {
    const html = await page('fi');
    const anchors = Array.from(html.matchAll(/href="#([^"]+)"/gu), ([, id]) => id);
    expect(anchors.length).toBeGreaterThan(20);
    for (const id of anchors) expect(html).toContain(`id="${id}"`);
  });

  it('shows each example as a command for this server', async () => {
    const html = (await page('en')).replaceAll('&#39;', "'").replaceAll('&quot;', '"');
    expect(html).toContain("curl 'https://opas.example.fi/api/chat' --json '{");
    expect(html).toContain('/api/search?q=kansainv%C3%A4linen+rekrytointi&amp;k=3');
    expect(html).toContain("baseURL: 'https://opas.example.fi/v1'");
    expect(html).toContain('"url": "https://opas.example.fi/mcp"');
  });

  it('needs no script, and loads nothing from elsewhere', async () => {
    expect(await page('fi')).not.toMatch(/<script|<style| style=| src=/u);
  });
});

import { describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant, post, user } from '../test-assistant.js';

const app = await openTestApp(await openTestAssistant());
const BROWSER = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const open = (target: string, init: RequestInit = {}) =>
  app.request(target, { ...init, headers: { ...BROWSER, ...init.headers } });

describe('a problem', () => {
  it.each([
    ['fi', 'Sivua ei löydy', 'Siirry etusivulle'],
    ['sv', 'Sidan hittas inte', 'Gå till startsidan'],
    ['en', 'Page not found', 'Go to the front page'],
  ])('is a page for a person, its status the same: %s', async (language, title, onward) => {
    const response = await open(`/nowhere?lang=${language}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const page = await response.text();
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain(`<a href="/?lang=${language}">${onward}</a>`);
    expect(page).toContain(response.headers.get('X-Request-Id') ?? 'no id');
    expect(page).toContain('<meta name="robots" content="noindex"/>');
  });

  it('keeps its headers', async () => {
    const response = await open('/chat', { method: 'DELETE' });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET']);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  it('shows nothing of an address as markup', async () => {
    const page = await (await open('/materials/%3Cscript%3Ealert(1)%3C/script%3E')).text();
    expect(page).not.toContain('<script>alert');
  });

  it.each([
    ['/v1/models/nowhere', { error: { code: 'model_not_found' } }],
    ['/mcp', { type: '/problems/method-not-allowed', status: 405 }],
  ])(
    'is as its protocol has it at a door, though it is asked for as a page: %s',
    async (door, body) => {
      const response = await open(door);
      expect(response.headers.get('Content-Type')).toMatch(/^application\/(?:problem\+)?json/u);
      expect(await response.json()).toMatchObject(body);
    },
  );

  it('stays JSON for programs, whatever they accept besides', async () => {
    const response = await post(app, user(''), { Accept: 'application/json, text/event-stream' });
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const anything = await app.request('/nowhere', { headers: { Accept: '*/*' } });
    expect(anything.headers.get('Content-Type')).toBe('application/problem+json');
  });
});

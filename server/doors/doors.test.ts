import { describe, expect, it } from 'vitest';
import { listeningLog, openTestApp, openTestAssistant } from '../test-assistant.js';

const SITE = 'https://www.kuntaliitto.fi';
const assistant = await openTestAssistant();
const open = (...allowedOrigins: string[]) =>
  openTestApp(assistant, listeningLog(), { allowedOrigins, publicUrl: 'https://opas.example.fi' });

const BODIES = {
  '/v1/chat/completions': { model: 'kuntaopas', messages: [{ role: 'user', content: 'Hei!' }] },
  '/mcp': { jsonrpc: '2.0', id: 1, method: 'ping' },
};

describe.each(Object.entries(BODIES))('a page that knocks at %s', (path, body) => {
  const knock = async (origin: string | undefined, ...allowedOrigins: string[]) => {
    const headers = {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      ...(origin ? { Origin: origin } : {}),
    };
    const app = await open(...allowedOrigins);
    return app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  };

  it.each([
    ['an allowed site', SITE, [SITE]],
    ['any site, when all are allowed', 'https://other.example', ['*']],
    ['this server', 'https://opas.example.fi', []],
    ['no page at all', undefined, []],
  ])('is let in when it is of %s', async (_what, origin, allowed) => {
    expect((await knock(origin, ...allowed)).status).toBe(200);
  });

  it.each([
    ['another site', 'https://evil.example'],
    ['a name that was rebound to this host', 'http://localhost'],
    ['a sandbox', 'null'],
  ])('is turned away before any work is done when it is of %s', async (_what, origin) => {
    const response = await knock(origin, SITE);
    expect(response.status).toBe(403);
    expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false);
    expect(await response.text()).toMatch(/foreign.origin/u);
  });

  it('may ask beforehand, with the headers that its client sends', async () => {
    const response = await (await open(SITE)).request(path, {
      method: 'OPTIONS',
      headers: {
        Origin: SITE,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,x-stainless-lang,mcp-protocol-version',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(SITE);
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('x-stainless-lang');
    expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });
});

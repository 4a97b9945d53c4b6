import { describe, expect, it } from 'vitest';
import type { AppParts } from '../app.js';
import type { Assistant } from '../assemble.js';
import { listeningLog, openTestApp, openTestAssistant, post, user } from '../test-assistant.js';

const assistant = await openTestAssistant();
const SITE = 'https://www.kuntaliitto.fi';

/** An app that counts how often it was made to answer. */
async function open(parts: Partial<AppParts> = {}) {
  const asked = { times: 0 };
  const answer: Assistant['answer'] = (...given) => {
    asked.times += 1;
    return assistant.answer(...given);
  };
  const app = await openTestApp({ ...assistant, answer }, listeningLog(), {
    allowedOrigins: [SITE],
    ...parts,
  });
  return { app, asked };
}

describe('a question from a page of a foreign origin', () => {
  it.each([
    'https://evil.example',
    'null',
    'http://www.kuntaliitto.fi',
    'https://kuntaliitto.fi',
    'https://www.kuntaliitto.fi:8443',
    'https://www.kuntaliitto.fi.evil.example',
    'https://www.kuntaliitto.fi@evil.example',
    'file://',
    '',
  ])('is refused before any work is done: %j', async (origin) => {
    const { app, asked } = await open();
    const response = await post(app, user('Hei!'), { Origin: origin, Host: 'opas.example.fi' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ type: '/problems/foreign-origin' });
    expect(asked.times).toBe(0);
  });

  it('is refused whatever a page can send along', async () => {
    const { app, asked } = await open();
    const headers = { Origin: 'https://evil.example', Host: 'opas.example.fi' };
    for (const sent of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Content-Type': 'text/plain' },
      { 'X-Forwarded-Host': 'evil.example' },
    ]) {
      expect((await post(app, user('Hei!'), { ...headers, ...sent })).status).toBe(403);
    }
    expect(asked.times).toBe(0);
  });

  it('is refused in the language of the request', async () => {
    const { app } = await open();
    const headers = { Origin: 'https://evil.example', 'Accept-Language': 'sv' };
    expect(await (await post(app, user('Hei!'), headers)).json()).toMatchObject({
      title: 'Webbplatsen saknar tillstånd',
    });
  });
});

describe('a question is answered', () => {
  it.each([
    ['from a site that is allowed', { Origin: SITE }],
    ['from a page of ours', { Origin: 'https://opas.example.fi', Host: 'opas.example.fi' }],
    ['from a page of ours at a port', { Origin: 'http://localhost:3000', Host: 'localhost:3000' }],
    [
      'from a page of ours whose origin the browser hides',
      { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    ],
    ['from what is no browser', {}],
  ])('%s', async (_where, headers: Record<string, string>) => {
    const { app, asked } = await open();
    expect((await post(app, user('Hei!'), headers)).status).toBe(200);
    expect(asked.times).toBe(1);
  });

  it('from our public address, though a proxy asks by another', async () => {
    const { app } = await open({ publicUrl: 'https://opas.example.fi/kysy' });
    const headers = { Origin: 'https://opas.example.fi', Host: 'app:3000' };
    expect((await post(app, user('Hei!'), headers)).status).toBe(200);
  });

  it('from everywhere when all origins are allowed', async () => {
    const { app } = await open({ allowedOrigins: ['*'] });
    expect((await post(app, user('Hei!'), { Origin: 'https://any.example' })).status).toBe(200);
  });
});

describe('what only reads', () => {
  it('asks nobody where it comes from', async () => {
    const { app } = await open();
    const headers = { Origin: 'https://evil.example' };
    expect((await app.request('/widget.js', { headers })).status).toBe(200);
    expect((await app.request('/api/materials', { headers })).status).toBe(200);
  });
});

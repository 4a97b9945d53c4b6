import { describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant, post, user } from '../test-assistant.js';

const assistant = await openTestAssistant();
const SITE = 'https://www.kuntaliitto.fi';
const openFor = (...allowedOrigins: string[]) =>
  openTestApp(assistant, undefined, { allowedOrigins });

/** What a browser asks before it sends a question from a page of another origin. */
async function preflight(origin: string, ...allowed: string[]) {
  const app = await openFor(...allowed);
  return app.request('/api/chat', {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    },
  });
}

describe('a page of another origin', () => {
  it('may ask when its origin is allowed', async () => {
    const { headers, status } = await preflight(SITE, 'https://other.example', SITE);
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Origin')).toBe(SITE);
    expect(headers.get('Access-Control-Allow-Methods')).toBe('GET,POST');
    expect(headers.get('Access-Control-Allow-Headers')).toBe('Content-Type');
    expect(headers.get('Vary')).toContain('Origin');
    const answer = await post(await openFor(SITE), user('Hei!'), { Origin: SITE });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(SITE);
    const exposed = 'Retry-After,RateLimit,RateLimit-Policy,X-Request-Id';
    expect(answer.headers.get('Access-Control-Expose-Headers')).toBe(exposed);
  });

  it.each([
    'https://kuntaliitto.fi',
    'http://www.kuntaliitto.fi',
    'https://www.kuntaliitto.fi:8443',
    'https://www.kuntaliitto.fi.evil.example',
    'https://evil.example',
    'null',
  ])('may not when it is another: %s', async (origin) => {
    const { headers } = await preflight(origin, SITE);
    expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
  });

  it('may not when nothing is set, and may always when all are allowed', async () => {
    expect((await preflight(SITE)).headers.has('Access-Control-Allow-Origin')).toBe(false);
    expect((await preflight(SITE, '*')).headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('never gets at a cookie', async () => {
    const { headers } = await preflight(SITE, SITE);
    expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });
});

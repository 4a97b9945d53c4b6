import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant } from '../test-assistant.js';

const app = await openTestApp(await openTestAssistant());

describe.each(['/widget.js', '/widget.mjs'])('GET %s', (path) => {
  it('is a script that pages of every origin may load, with an integrity hash too', async () => {
    const { status, headers } = await app.request(path);
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Cache-Control')).toBe('public, max-age=3600');
    expect(headers.has('Set-Cookie')).toBe(false);
  });

  it('is not sent again to whoever has it, and stays loadable by other origins', async () => {
    const tag = (await app.request(path)).headers.get('ETag') ?? '';
    const { status, headers } = await app.request(path, { headers: { 'If-None-Match': tag } });
    expect(status).toBe(304);
    expect(headers.get('ETag')).toBe(tag);
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await app.request(path, { headers: { 'If-None-Match': '"old"' } })).status).toBe(200);
  });

  it('is compressed for whoever can read that', async () => {
    const response = await app.request(path, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    expect(response.headers.get('Vary')).toContain('Accept-Encoding');
    const text = gunzipSync(await response.arrayBuffer()).toString();
    expect(text).toBe(await (await app.request(path)).text());
  });
});

describe('everything else', () => {
  it.each(['/', '/assets/site.css', '/api/materials'])(
    'is for pages of the server alone: %s',
    async (path) => {
      const { headers } = await app.request(path, { headers: { Origin: 'https://example.fi' } });
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
      expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
    },
  );
});

import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assistant } from './assemble.js';
import { problemSchema } from './contract.js';
import { openTestApp, openTestAssistant, post } from './test-assistant.js';

let assistant: Assistant;
let app: Hono;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ assistant, close } = await openTestAssistant());
  app = await openTestApp(assistant);
});
afterAll(() => close());

const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });

describe('bad input', () => {
  it.each([
    ['malformed JSON', '{"messages":', 400, 'malformed-json'],
    ['no body', '', 400, 'malformed-json'],
    ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'malformed-json'],
    ['a body that is no object', 'null', 422, 'invalid-request'],
    ['no messages', { messages: [] }, 422, 'invalid-request'],
    ['an empty question', user('   '), 422, 'invalid-request'],
    ['a question that is no text', user(42), 422, 'invalid-request'],
    ['a question that is too long', user('ä'.repeat(1_001)), 422, 'invalid-request'],
    ['an unknown role', { messages: [{ role: 'system', content: 'x' }] }, 422, 'invalid-request'],
    [
      'a last message of the assistant',
      { messages: [{ role: 'assistant', content: 'Hei' }] },
      422,
      'invalid-request',
    ],
    ['an unknown field', { ...user('Hei'), temperature: 1 }, 422, 'invalid-request'],
    ['an unknown language', { ...user('Hei'), language: 'de' }, 422, 'invalid-request'],
    ['an unknown material', { ...user('Hei'), material: 'muu' }, 404, 'unknown-material'],
    ['a body of 100 kB', user('a'.repeat(100_000)), 413, 'too-large'],
  ])('is a clear problem: %s', async (_what, body, status, kind) => {
    const response = await post(app, body);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem = problemSchema.parse(await response.json());
    expect(problem).toMatchObject({ type: `/problems/${kind}`, status });
    if (kind === 'invalid-request') expect(problem.errors?.length).toBeGreaterThan(0);
  });

  it('wants JSON', async () => {
    const response = await post(app, 'hei', { 'Content-Type': 'text/plain' });
    expect(response.status).toBe(415);
  });

  it.each([
    ['GET', '/nowhere', 404],
    ['GET', '/api/chat', 405],
    ['POST', '/api/materials', 405],
    ['GET', '/materials/muu', 404],
    ['GET', '/materials/muu/slides/1', 404],
    ['GET', '/materials/hyvat-kaytannot-2026/slides/26', 404],
    ['GET', '/materials/hyvat-kaytannot-2026/slides/22abc', 404],
    ['GET', '/materials/hyvat-kaytannot-2026/slides/-1', 404],
    ['GET', '/materials/hyvat-kaytannot-2026/slides/1e1', 404],
    ['GET', '/api/search', 422],
    ['GET', '/api/search?q=kunta&k=0', 422],
    ['GET', '/api/search?q=kunta&material=muu', 404],
  ])('%s %s is %i, as a problem', async (method, path, status) => {
    const response = await app.request(path, { method });
    expect(response.status).toBe(status);
    expect(problemSchema.parse(await response.json()).status).toBe(status);
  });

  it('is told of in the language of the request', async () => {
    const titleIn = async (headers: Record<string, string>, body: unknown = user('')) =>
      ((await (await post(app, body, headers)).json()) as { title: string }).title;
    expect(await titleIn({})).toBe('Pyyntö on puutteellinen');
    expect(await titleIn({ 'Accept-Language': 'sv-FI,sv;q=0.9' })).toBe('Begäran är bristfällig');
    expect(await titleIn({ 'Accept-Language': 'de,en;q=0.5' })).toBe('The request is not complete');
    expect(await titleIn({}, { ...user(''), language: 'en' })).toBe('The request is not complete');
  });

  it('never comes back in the problem, nor any path or stack', async () => {
    const text = await (await post(app, { messages: 'salainen-arvo' })).text();
    expect(text).not.toMatch(/salainen-arvo|node_modules|\.ts|at /u);
  });

  it('breaks nothing, however odd', async () => {
    const odd = [
      '[]',
      '"x"',
      '1e999',
      '{"__proto__":{"a":1}}',
      '{"messages":{"length":1}}',
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      ...[
        '\u0000',
        '\ud800',
        '\u202e',
        '😀'.repeat(200),
        'a\u0301'.repeat(300),
        '<b>'.repeat(200),
        '?',
        '...',
        '12345',
        "'; DROP TABLE x; --",
        '{{7*7}}',
        '../../etc/passwd',
      ].map((content) => JSON.stringify(user(content))),
    ];
    for (const body of odd) {
      expect((await post(app, body)).status).toBeLessThan(500);
    }
  });
});

describe('GET /api/search', () => {
  it('shows what was found with its scores, best first', async () => {
    const response = await app.request('/api/search?q=kansainvälistymisseteli&k=3');
    const { language, hits } = (await response.json()) as {
      language: string;
      hits: { slide: number; score: number; url: string }[];
    };
    expect(language).toBe('fi');
    expect(hits).toHaveLength(3);
    expect(hits[0]).toMatchObject({
      slide: 22,
      url: expect.stringContaining('/slides/22?passage='),
    });
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });
});

describe('GET /api/materials', () => {
  it('lists the deck with its sections and 18 cases', async () => {
    const { materials } = (await (await app.request('/api/materials')).json()) as {
      materials: { slides: number; sections: unknown[]; cases: unknown[] }[];
    };
    expect(materials).toHaveLength(1);
    expect(materials[0]?.slides).toBe(25);
    expect(materials[0]?.sections).toHaveLength(5);
    expect(materials[0]?.cases).toHaveLength(18);
  });
});

describe('health', () => {
  it('is told apart: alive, and ready to answer', async () => {
    expect((await app.request('/healthz')).status).toBe(200);
    expect(await (await app.request('/readyz')).json()).toMatchObject({ status: 'ready' });
  });

  it('is not ready when the index does not answer, but alive', async () => {
    const reader = { ...assistant.tools.reader, nearest: () => Promise.reject(new Error('gone')) };
    const broken = await openTestApp({ ...assistant, tools: { ...assistant.tools, reader } });
    expect((await broken.request('/healthz')).status).toBe(200);
    expect((await broken.request('/readyz')).status).toBe(503);
  });
});

describe('the pages', () => {
  const slide = '/materials/hyvat-kaytannot-2026/slides/22';
  const html = async (path: string) => (await app.request(path)).text();

  it('mark the cited passage of a slide, and stand in the language asked for', async () => {
    expect(await html(`${slide}?passage=22%232`)).toMatch(/<html lang="fi">.*<mark>/su);
    const swedish = await html(`${slide}?passage=22%232&lang=sv`);
    expect(swedish).toContain('<html lang="sv">');
    expect(swedish).toContain('1 500 euro');
    expect(swedish).toContain('<section lang="fi">');
  });

  it('lead on from slide to slide, and stop at both ends', async () => {
    expect(await html(slide)).toMatch(/rel="prev".*slides\/21.*rel="next".*slides\/23/su);
    expect(await html(slide.replace('22', '1'))).not.toContain('rel="prev"');
    expect(await html(slide.replace('22', '25'))).not.toContain('rel="next"');
  });

  it('list the contents of a material by section', async () => {
    const contents = await html('/materials/hyvat-kaytannot-2026?lang=en');
    expect(contents.match(/<li value=/gu)).toHaveLength(25);
    expect(contents).toContain('Cooperation with');
  });

  it('answer a question without JavaScript', async () => {
    const page = await html('/?q=Miten%20Lappeenrannan%20Job%20Voucher%20toimii%3F');
    expect(page).toContain('1 500 euron');
    expect(page).toContain('/slides/22?passage=22%232');
  });

  it.each(['q', 'lang', 'passage'])('let no markup in by %s', async (name) => {
    const attack = encodeURIComponent('"><script>alert(1)</script><img src=x onerror=alert(1)>');
    for (const path of ['/', slide]) {
      expect(await html(`${path}?${name}=${attack}`)).not.toMatch(/<script>|<img/u);
    }
  });

  it('allow no script, and no frame of another site', async () => {
    const policy = (await app.request('/')).headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('unsafe');
  });
});

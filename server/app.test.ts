import { describe, expect, it } from 'vitest';
import type { Assistant } from './assemble.js';
import { materialSummarySchema, problemSchema } from './contract.js';
import { openTestApp, openTestAssistant, post, user } from './test-assistant.js';

const assistant = await openTestAssistant();
const app = await openTestApp(assistant);

describe('an address that leads nowhere', () => {
  it.each([
    ['GET', '/nowhere', 404, 'unknown-route'],
    ['GET', '/api', 404, 'unknown-route'],
    ['GET', '/assets/../package.json', 404, 'unknown-route'],
    ['GET', '/assets/%2e%2e%2fpackage.json', 404, 'unknown-route'],
    ['GET', '/api/chat', 405, 'method-not-allowed'],
    ['DELETE', '/api/chat', 405, 'method-not-allowed'],
    ['POST', '/api/materials', 405, 'method-not-allowed'],
    ['PUT', '/', 405, 'method-not-allowed'],
    ['POST', '/materials/hyvat-kaytannot-2026/slides/22', 405, 'method-not-allowed'],
    ['GET', '/materials/muu', 404, 'unknown-material'],
    ['GET', '/materials/__proto__', 404, 'unknown-material'],
    ['GET', '/materials/%E0%A4%A', 404, 'unknown-material'],
    ['GET', '/materials/muu/slides/1', 404, 'unknown-material'],
    ...['0', '26', '22abc', '-1', '1e1', '022', '22.0', '%00', 'toString'].map(
      (n): [string, string, number, string] => [
        'GET',
        `/materials/hyvat-kaytannot-2026/slides/${n}`,
        404,
        'unknown-slide',
      ],
    ),
  ])('is a problem: %s %s is %i, %s', async (method, path, status, kind) => {
    const response = await app.request(path, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem = problemSchema.parse(await response.json());
    expect(problem).toMatchObject({ type: `/problems/${kind}`, status });
    expect(JSON.stringify(problem)).not.toMatch(/muu|__proto__|22abc|node_modules/u);
  });
});

describe('a method that an address does not take', () => {
  it('is told with those that it takes', async () => {
    const response = await app.request('/api/chat');
    expect(response.headers.get('Allow')).toBe('POST');
  });
});

describe('a problem', () => {
  const titleIn = async (headers: Record<string, string>, body: unknown = user('')) => {
    const response = await post(app, body, headers);
    const { title } = problemSchema.parse(await response.json());
    return [title, response.headers.get('Content-Language')];
  };
  const FINNISH = ['Pyyntö on puutteellinen', 'fi'];
  const SWEDISH = ['Begäran är bristfällig', 'sv'];
  const ENGLISH = ['The request is not complete', 'en'];

  it.each([
    ['nothing', undefined, FINNISH],
    ['a language that we do not speak', 'de', FINNISH],
    ['a region', 'sv-FI,sv;q=0.9', SWEDISH],
    ['several', 'de,en;q=0.5,fi;q=0.1', ENGLISH],
    ['several out of order', 'fi;q=0.1,en', ENGLISH],
    ['nonsense', ';;q=x,,=', FINNISH],
  ])('is in the language of Accept-Language: %s', async (_what, accepted, expected) => {
    const headers: Record<string, string> = accepted ? { 'Accept-Language': accepted } : {};
    expect(await titleIn(headers)).toEqual(expected);
  });

  it('is in the language of the body before that', async () => {
    const english = { ...user(''), language: 'en' };
    expect(await titleIn({ 'Accept-Language': 'sv' }, english)).toEqual(ENGLISH);
  });

  it('is in the language that an address names', async () => {
    const response = await app.request('/nowhere?lang=en');
    expect(await response.json()).toMatchObject({ title: 'Page not found' });
  });

  it.each([
    ['fi', 'Pyyntöä ei voi lukea', 'Väärä sisältötyyppi', 'Pyyntö on liian suuri'],
    ['sv', 'Begäran kan inte läsas', 'Fel innehållstyp', 'Begäran är för stor'],
    ['en', undefined, undefined, undefined],
  ])('has words of its own for each fault in %s', async (language, torn, type, large) => {
    const headers = { 'Accept-Language': language };
    const titles = [
      (await titleIn(headers, '{'))[0],
      (await titleIn({ ...headers, 'Content-Type': 'text/plain' }, 'x'))[0],
      (await titleIn(headers, user('a'.repeat(100_000))))[0],
    ];
    if (torn) expect(titles).toEqual([torn, type, large]);
    expect(new Set(titles).size).toBe(3);
  });
});

describe('GET /api/materials', () => {
  it('lists the deck with its sections and 18 cases, each with a page', async () => {
    const body = (await (await app.request('/api/materials')).json()) as { materials: unknown[] };
    const materials = body.materials.map((material) => materialSummarySchema.parse(material));
    expect(materials).toHaveLength(1);
    expect(materials[0]).toMatchObject({ publisher: 'Kuntaliitto', published: '2026-03' });
    expect(materials[0]?.slides).toBe(25);
    expect(materials[0]?.sections).toHaveLength(5);
    expect(materials[0]?.cases).toHaveLength(18);
    for (const { url, section } of materials[0]?.cases ?? []) {
      expect((await app.request(url)).status).toBe(200);
      expect(materials[0]?.sections.map(({ id }) => id)).toContain(section);
    }
  });
});

describe('health', () => {
  const withTools = (tools: Partial<Assistant['tools']>) =>
    openTestApp({ ...assistant, tools: { ...assistant.tools, ...tools } });
  const gone = () => Promise.reject(new Error('gone: /srv/secret'));

  it('is told apart: alive, and ready to answer', async () => {
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await app.request('/readyz')).json()).toMatchObject({
      status: 'ready',
      materials: ['hyvat-kaytannot-2026'],
    });
  });

  it.each([
    ['index does not answer', () => ({ reader: { ...assistant.tools.reader, nearest: gone } })],
    [
      'index finds nothing',
      () => ({ reader: { ...assistant.tools.reader, nearest: async () => [] } }),
    ],
    [
      'model does not answer',
      () => ({
        embedder: { model: assistant.tools.embedder.model, embedQuery: gone, embedDocuments: gone },
      }),
    ],
  ])('is alive but not ready when the %s', async (_what, broken) => {
    const ill = await withTools(broken() as Partial<Assistant['tools']>);
    expect((await ill.request('/healthz')).status).toBe(200);
    const response = await ill.request('/readyz', { headers: { 'Accept-Language': 'en' } });
    expect(response.status).toBe(503);
    expect(problemSchema.parse(await response.json()).title).toBe(
      'The service is not ready just now',
    );
  });
});

describe('the app', () => {
  it('takes nothing from the index before it is asked: another may be live by then', async () => {
    let isMade = false;
    const early = new Set<string>();
    const watched: Assistant = {
      get materials() {
        if (!isMade) early.add('materials');
        return assistant.materials;
      },
      get tools() {
        const isKept = !isMade;
        return new Proxy(assistant.tools, {
          get(tools, name: keyof Assistant['tools']) {
            // Who speaks is a setting, the same over every index.
            if (isKept && name !== 'speaker') early.add(`tools.${name}`);
            return tools[name];
          },
        });
      },
      answer: assistant.answer,
    };
    const made = await openTestApp(watched);
    isMade = true;
    const paths = made.routes
      .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
      .map(({ path }) => path.replace(':id', 'hyvat-kaytannot-2026').replace(':n', '22'));
    expect(paths).toContain('/readyz');
    for (const path of paths) await (await made.request(`${path}?q=Turku`)).text();
    expect([...early]).toEqual([]);
  });
});

describe('every response', () => {
  it.each([
    '/',
    '/materials/hyvat-kaytannot-2026',
    '/api/materials',
    '/nowhere',
    '/assets/site.css',
  ])(
    'allows no script but ours, no frame of another site and no guess of its type: %s',
    async (path) => {
      const { headers } = await app.request(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; connect-src 'self'; ");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|\*|data:|https?:/u);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      expect(headers.has('Set-Cookie')).toBe(false);
      expect(headers.has('X-Powered-By')).toBe(false);
    },
  );

  it('of the style sheet is CSS that may be kept', async () => {
    const { headers } = await app.request('/assets/site.css');
    expect(headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    expect(headers.get('Cache-Control')).toContain('max-age');
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
  user,
} from '../test-assistant.js';

const TOKEN = 'salainen-tunnus-jota-ei-arvata';
const SITE = 'https://www.kuntaliitto.fi';
const app = await openTestApp(await openTestAssistant(), listeningLog(), {
  allowedOrigins: [SITE],
  feedback: openTestDesk((await temporaryStores())()),
  adminToken: TOKEN,
});

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; " +
  `form-action 'self'; base-uri 'none'; frame-ancestors 'self' ${SITE}`;

/** What every response has. */
const COMMON = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=15552000',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/u),
  'x-xss-protection': '0',
};
const PAGE = { ...COMMON, 'content-type': 'text/html; charset=UTF-8' };
const API = {
  ...COMMON,
  'access-control-allow-origin': SITE,
  'access-control-expose-headers': 'Retry-After,RateLimit,RateLimit-Policy,X-Request-Id',
  'content-type': 'application/json',
  vary: 'Origin',
};
const UNSAVED = { 'cache-control': 'no-store' };
const WIDGET = {
  ...COMMON,
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=3600',
  'content-type': 'text/javascript; charset=utf-8',
  'cross-origin-resource-policy': 'cross-origin',
  etag: expect.stringMatching(/^"[0-9a-f]+"$/u),
  vary: 'Accept-Encoding',
};
const STREAM = {
  ...API,
  'cache-control': 'no-cache, no-transform',
  'content-type': 'text/event-stream',
  'x-accel-buffering': 'no',
  connection: 'keep-alive',
  'transfer-encoding': 'chunked',
};

const { 'transfer-encoding': _, ...MCP } = STREAM;
const DOCUMENT = {
  ...COMMON,
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=300',
  'content-type': 'application/json',
  'cross-origin-resource-policy': 'cross-origin',
};

type Case = readonly [route: string, target: string, init: RequestInit, headers: object];

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const SLIDE = '/materials/hyvat-kaytannot-2026/slides/22';

/** A file for an editor, who is signed in. */
const SIGNED_IN: RequestInit = { headers: { Authorization: `Basic ${btoa(`:${TOKEN}`)}` } };
const file = (name: string, type: string): Case => [
  `GET /yllapito/${name}`,
  `/yllapito/${name}`,
  SIGNED_IN,
  {
    ...COMMON,
    ...UNSAVED,
    'content-disposition': `attachment; filename="kuntaopas-${name}"`,
    'content-type': type,
  },
];

/** The headers of each route, and of answers that are none. */
const CASES: readonly Case[] = [
  ['GET /', '/', {}, PAGE],
  ['GET /chat', '/chat', {}, PAGE],
  ['GET /chat', '/chat?q=Turku', {}, { ...PAGE, ...UNSAVED }],
  ['GET /asennus', '/asennus', {}, PAGE],
  ['GET /saavutettavuus', '/saavutettavuus', {}, PAGE],
  ['GET /tietosuoja', '/tietosuoja', {}, PAGE],
  ['GET /materials/:id', '/materials/hyvat-kaytannot-2026', {}, PAGE],
  ['GET /materials/:id/slides/:n', SLIDE, {}, PAGE],
  ['POST /chat/feedback', '/chat/feedback', { method: 'POST' }, PAGE],
  [
    'GET /assets/site.css',
    '/assets/site.css',
    {},
    {
      ...COMMON,
      'cache-control': 'public, max-age=3600',
      'content-type': 'text/css; charset=utf-8',
    },
  ],
  [
    'GET /assets/installation.js',
    '/assets/installation.js',
    {},
    {
      ...COMMON,
      'cache-control': 'public, max-age=3600',
      'content-type': 'text/javascript; charset=utf-8',
    },
  ],
  ['GET /widget.js', '/widget.js', {}, WIDGET],
  ['GET /widget.mjs', '/widget.mjs', {}, WIDGET],
  ['POST /api/chat', '/api/chat', json(user('Hei!')), { ...API, ...UNSAVED }],
  [
    'POST /api/chat',
    '/api/chat',
    {
      ...json(user('Hei!')),
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    },
    STREAM,
  ],
  [
    'POST /api/feedback',
    '/api/feedback',
    json({ feedbackToken: randomUUID(), rating: 'up' }),
    {
      ...API,
      ...UNSAVED,
      'content-language': 'fi',
      'content-type': 'application/problem+json',
    },
  ],
  ['GET /api/search', '/api/search?q=Turku', {}, { ...API, ...UNSAVED }],
  ['GET /api/materials', '/api/materials', {}, { ...API, ...UNSAVED }],
  ['GET /api/assistant', '/api/assistant', {}, { ...API, 'cache-control': 'public, max-age=300' }],
  ['GET /openapi.json', '/openapi.json', {}, DOCUMENT],
  ['GET /rajapinta', '/rajapinta', {}, PAGE],
  ['GET /v1/models', '/v1/models', {}, { ...API, ...UNSAVED }],
  ['GET /v1/models/:model', '/v1/models/kuntaopas', {}, { ...API, ...UNSAVED }],
  [
    'POST /v1/chat/completions',
    '/v1/chat/completions',
    json({ model: 'kuntaopas', ...user('Hei!') }),
    { ...API, ...UNSAVED },
  ],
  [
    'POST /v1/chat/completions',
    '/v1/chat/completions',
    json({ model: 'kuntaopas', stream: true, ...user('Hei!') }),
    STREAM,
  ],
  [
    'POST /v1/chat/completions',
    '/v1/chat/completions',
    json({}),
    { ...API, ...UNSAVED, 'content-language': 'fi' },
  ],
  [
    'POST /mcp',
    '/mcp',
    {
      ...json({ jsonrpc: '2.0', id: 1, method: 'ping' }),
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
      },
    },
    MCP,
  ],
  ['GET /healthz', '/healthz', {}, { ...COMMON, ...UNSAVED, 'content-type': 'application/json' }],
  ['GET /readyz', '/readyz', {}, { ...COMMON, ...UNSAVED, 'content-type': 'application/json' }],
  ['GET /yllapito', '/yllapito', SIGNED_IN, { ...PAGE, ...UNSAVED }],
  file('feedback.csv', 'text/csv; charset=utf-8'),
  file('unanswered.csv', 'text/csv; charset=utf-8'),
  file('outcomes.csv', 'text/csv; charset=utf-8'),
  file('candidates.jsonl', 'application/jsonl'),
  [
    'POST /yllapito/star',
    '/yllapito/star',
    { method: 'POST' },
    {
      ...COMMON,
      ...UNSAVED,
      'content-language': 'fi',
      'content-type': 'application/problem+json',
      'www-authenticate': 'Basic realm="Kuntaopas", charset="UTF-8"',
    },
  ],
  [
    'no route',
    '/nowhere',
    {},
    {
      ...COMMON,
      ...UNSAVED,
      'content-language': 'fi',
      'content-type': 'application/problem+json',
    },
  ],
];

describe('the headers of a response', () => {
  it.each(CASES)('are these and no others: %s (%s)', async (_route, target, init, expected) => {
    const response = await app.request(target, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), Origin: SITE },
    });
    const { 'content-length': _, ...headers } = Object.fromEntries(response.headers);
    expect(headers).toEqual(expected);
    await response.body?.cancel();
  });

  it('are known of every route', () => {
    const routes = app.routes.filter(({ method }) => method !== 'ALL');
    const known = new Set(CASES.map(([route]) => route));
    const unknown = routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((r) => !known.has(r));
    expect(unknown).toEqual([]);
  });
});

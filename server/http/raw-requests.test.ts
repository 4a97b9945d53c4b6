import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../contract.js';
import { listeningLog, openTestApp, openTestAssistant } from '../test-assistant.js';
import { Lifecycle } from './lifecycle.js';
import { listen } from './listen.js';

const log = listeningLog();
const app = await openTestApp(await openTestAssistant(), log);
const stop = new AbortController();
const port = await new Promise<number>((onReady) => {
  const options = { hostname: '127.0.0.1', port: 0, stopDelay: 0, grace: 0, idleTimeout: 60_000 };
  const ended = listen({
    ...options,
    fetch: app.fetch,
    lifecycle: new Lifecycle(),
    onReady,
    stop: stop.signal,
  });
  afterAll(() => {
    stop.abort();
    return ended;
  });
});

/** Sends bytes as they are, which no client does, and gives what comes back until the end. */
async function send(text: string) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.write(text);
  await once(socket, 'close');
  const [head = '', ...body] = answer.split('\r\n\r\n');
  const [, status = ''] = /^HTTP\/1\.1 (\d{3})/u.exec(head) ?? [];
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'imu').exec(head)?.[1];
  return { status: Number(status), header, body: body.join('\r\n\r\n') };
}

const REST = 'Host: opas.example.fi\r\nConnection: close\r\n';
const get = (target: string, more = '') => `GET ${target} HTTP/1.1\r\n${REST}${more}\r\n`;
const by = (method: string, target = '/') => `${method} ${target} HTTP/1.1\r\n${REST}\r\n`;

describe('an odd method', () => {
  it.each([
    ['TRACE', '/', 'GET'],
    ['TRACE', '/api/chat', 'POST'],
    ['PROPFIND', '/', 'GET'],
    ['QUERY', '/api/search', 'GET'],
    ['PURGE', '/widget.js', 'GET'],
  ])('is refused, and what is taken is told: %s %s', async (method, target, allowed) => {
    const { status, header, body } = await send(by(method, target));
    expect([status, header('Allow')]).toEqual([405, allowed]);
    expect(problemSchema.parse(JSON.parse(body)).type).toBe('/problems/method-not-allowed');
    // TRACE would send back what came, secrets of a proxy included.
    expect(body).not.toContain('opas.example.fi');
  });

  it.each(['/', '/api/materials', '/widget.js'])(
    'HEAD is GET without a body: %s',
    async (target) => {
      const { status, header, body } = await send(by('HEAD', target));
      expect([status, body]).toEqual([200, '']);
      expect(header('Content-Security-Policy')).toBeDefined();
    },
  );

  it.each([
    ['no method at all', by('BREW')],
    ['a tunnel', by('CONNECT', 'evil.example:443')],
    ['HTTP/2 without TLS', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    [
      'two lengths of one body',
      `POST /api/chat HTTP/1.1\r\n${REST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a target that is no path', by('GET', 'evil')],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b<script>\r\nConnection: close\r\n\r\n'],
  ])('is cut off or a bad request: %s', async (_what, text) => {
    expect([0, 400]).toContain((await send(text)).status);
  });
});

describe('an odd path', () => {
  it.each([
    '//',
    '//evil.example/',
    '/api//chat',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/../../etc/passwd',
    '/assets/..%5c..%5cetc%5cpasswd',
    '/materials/%00',
    '/materials/hyvat-kaytannot-2026/slides/%00',
    '/materials/%E0%A4%A',
    '/%',
    `/${'a'.repeat(15_000)}`,
    `/materials/${'%2e'.repeat(4_000)}`,
  ])('leads nowhere: %s', async (target) => {
    const { status, header, body } = await send(get(target));
    expect(status).toBe(404);
    expect(header('Location')).toBeUndefined();
    problemSchema.parse(JSON.parse(body));
    expect(body).not.toMatch(/evil|passwd|root:/u);
  });

  it('is too long at 16 kB', async () => {
    expect((await send(get(`/${'a'.repeat(16_384)}`))).status).toBe(431);
  });
});

describe('odd headers', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => `X-Header-${i}: ${i}\r\n`).join('');

  it('do no harm when there are 100', async () => {
    expect((await send(get('/healthz', many(100)))).status).toBe(200);
  });

  it('are too many at 16 kB', async () => {
    expect((await send(get('/healthz', many(3_000)))).status).toBe(431);
  });

  it.each([
    ['one that is kept', 'abc-DEF_123=', /^abc-DEF_123=$/u],
    ['one too long', 'a'.repeat(65), /^[0-9a-f-]{36}$/u],
    ['one with markup', '<script>', /^[0-9a-f-]{36}$/u],
    ['one with spaces', 'a b', /^[0-9a-f-]{36}$/u],
    ['an escape sequence', '\u001b[2J', /^[0-9a-f-]{36}$/u],
  ])('name a request: %s', async (_what, id, expected) => {
    const { header, body, status } = await send(get('/nowhere', `X-Request-Id: ${id}\r\n`));
    if (status === 400) return; // Node refuses control characters by itself.
    expect(header('X-Request-Id')).toMatch(expected);
    expect(problemSchema.parse(JSON.parse(body)).requestId).toBe(header('X-Request-Id'));
  });
});

it('never is the server’s own fault', () => {
  expect(log.told).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { createAdmission } from '../http/admission.js';
import { AnswerSlots } from '../http/answer-slots.js';
import { clientOf } from '../http/client-address.js';
import { memoryCounters } from '../http/memory-counters.js';
import { listeningLog, openTestApp, openTestAssistant, post, user } from '../test-assistant.js';
import { openAiErrorSchema } from './openai/protocol.js';

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

describe('what is asked through a door', () => {
  const limited = (requests: number) => {
    const quotas = [{ name: 'burst', requests, seconds: 10 }];
    return createAdmission({
      clientOf: clientOf([]),
      openCounter: memoryCounters(),
      answerQuotas: quotas,
      feedbackQuotas: quotas,
      slots: new AnswerSlots({ atOnce: 2, waiting: 2, maxWait: 1_000 }),
      isOn: () => true,
    });
  };
  const openLimited = (requests: number) =>
    openTestApp(assistant, listeningLog(), { admission: limited(requests) });
  type App = Awaited<ReturnType<typeof open>>;
  const send = (app: App, path: string, body: unknown) =>
    app.request(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify(body),
    });
  const call = (name: string, given: object) => ({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name, arguments: given },
  });
  const completion = (content: string) => ({
    model: 'kuntaopas',
    messages: [{ role: 'user', content }],
  });

  it('counts as at the API, and together with it', async () => {
    const app = await openLimited(4);
    const asked = [
      await post(app, user('Hei!')),
      await send(app, '/v1/chat/completions', completion('Hei!')),
      await send(app, '/mcp', call('ask', { question: 'Hei!' })),
      await send(app, '/mcp', call('search_cases', { query: 'Turku' })),
      await send(app, '/mcp', call('get_slide', { slide: 1 })),
      await send(app, '/v1/chat/completions', completion('Hei!')),
    ];
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = asked.at(-1);
    expect(refused?.headers.has('Retry-After')).toBe(true);
    const { error } = openAiErrorSchema.parse(await refused?.json());
    expect(error).toMatchObject({ type: 'rate_limit_error', code: 'too_many_requests' });
  });

  it('does not count where nothing is asked yet', async () => {
    const app = await openLimited(1);
    for (const method of ['ping', 'tools/list', 'ping']) {
      expect((await send(app, '/mcp', { jsonrpc: '2.0', id: 1, method })).status).toBe(200);
    }
    expect((await app.request('/v1/models')).status).toBe(200);
    expect((await send(app, '/mcp', call('ask', { question: 'Hei!' }))).status).toBe(200);
    expect((await send(app, '/mcp', call('ask', { question: 'Hei!' }))).status).toBe(429);
  });

  it('gives its slot back when it is answered, whole, streamed or by a tool', async () => {
    const app = await openLimited(0);
    for (let i = 0; i < 3; i++) {
      await (await send(app, '/v1/chat/completions', completion('Hei!'))).text();
      const streamed = { ...completion('Hei!'), stream: true };
      await (await send(app, '/v1/chat/completions', streamed)).text();
      const tool = await send(app, '/mcp', call('ask', { question: 'Hei!' }));
      expect(await tool.text()).toContain('small_talk');
    }
  });

  it('is refused when it holds a personal identity code', async () => {
    const app = await open();
    const question = 'Hetuni on 131052-308T, mitä Turku tekee?';
    const asked = await send(app, '/v1/chat/completions', completion(question));
    expect(asked.status).toBe(400);
    const { error } = openAiErrorSchema.parse(await asked.json());
    expect(error.code).toBe('personal_identity_code');
    const told = await (await send(app, '/mcp', call('ask', { question }))).text();
    expect(told).toContain('"isError":true');
    expect(told + JSON.stringify(error)).not.toContain('131052');
  });
});

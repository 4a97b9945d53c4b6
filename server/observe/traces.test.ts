import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listeningLog, openTestApp, openTestAssistant, post, user } from '../test-assistant.js';
import { observeAll } from './observer.js';
import { openTraces } from './traces.js';

const assistant = await openTestAssistant();

type Attribute = { key: string; value: Record<string, unknown> };
type Span = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
  status: { code?: number };
};
type Export = {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[];
};

/** A collector that speaks OTLP over HTTP with JSON bodies, as the protocol has it. */
let collector: ReturnType<typeof createServer>;
let received: { path: string; text: string; body: Export }[];
beforeEach(async () => {
  received = [];
  collector = createServer(async (request, response) => {
    let text = '';
    for await (const data of request) text += data;
    received.push({ path: request.url ?? '', text, body: JSON.parse(text) });
    response.setHeader('Content-Type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${port}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  collector.closeAllConnections();
  collector.close();
});

/** What the collector has got when the app has been used and closed. */
async function trace(use: (app: Hono) => unknown) {
  const log = listeningLog();
  const traces = openTraces('1.2.3', log);
  const app = await openTestApp(assistant, undefined, { observer: observeAll([traces.observer]) });
  await use(app);
  await traces.close();
  const resources = received.flatMap(({ body }) => body.resourceSpans);
  return {
    log,
    spans: resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    resource: read(resources[0]?.resource.attributes ?? []),
  };
}

function read(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

describe('openTraces', () => {
  it('sends a span of the request, and in it one of each step, to the collector that is named', async () => {
    const { spans, resource } = await trace((app) => post(app, user(QUESTION)));
    expect(new Set(received.map(({ path }) => path))).toEqual(new Set(['/v1/traces']));
    expect(resource).toMatchObject({ 'service.name': 'kuntaopas', 'service.version': '1.2.3' });
    const request = spans.find(({ name }) => name === 'POST /api/chat');
    if (!request) throw new Error('no span of the request');
    expect(request.kind).toBe(2);
    expect(read(request.attributes)).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/api/chat',
      'http.response.status_code': 200,
      'kuntaopas.answer.outcome': 'answered',
      'kuntaopas.answer.language': 'fi',
      'kuntaopas.index.generation': assistant.tools.reader.generation,
    });
    const steps = spans.filter(({ parentSpanId }) => parentSpanId === request.spanId);
    expect(new Set(steps.map(({ name }) => name))).toEqual(
      new Set(['read', 'embed', 'search', 'answer']),
    );
    for (const step of steps) {
      expect(step.traceId).toBe(request.traceId);
      expect(BigInt(step.startTimeUnixNano)).toBeGreaterThanOrEqual(
        BigInt(request.startTimeUnixNano),
      );
      expect(BigInt(step.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(request.endTimeUnixNano));
    }
    expect(spans).toHaveLength(steps.length + 1);
  });

  it('sends nothing of what was asked, nor who asked', async () => {
    const words = ['Kissankulma', 'Meikäläinen', '203.0.113.9', 'salainen'];
    await trace(async (app) => {
      const headers = { 'X-Forwarded-For': '203.0.113.9', 'User-Agent': 'salainen' };
      await post(app, user('Mitä Kissankulma Meikäläinen Turku?'), headers);
      await app.request('/chat?q=Kissankulma', { headers });
      await app.request('/salainen/Kissankulma', { headers });
    });
    expect(received.length).toBeGreaterThan(0);
    for (const word of words) expect(received.map(({ text }) => text).join('')).not.toContain(word);
  });

  it('goes by the variables of OpenTelemetry', async () => {
    vi.stubEnv('OTEL_SERVICE_NAME', 'opas-testi');
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment=test');
    const { resource } = await trace((app) => app.request('/'));
    expect(resource).toMatchObject({
      'service.name': 'opas-testi',
      'deployment.environment': 'test',
    });
    received = [];
    vi.stubEnv('OTEL_TRACES_SAMPLER', 'always_off');
    expect((await trace((app) => app.request('/'))).spans).toEqual([]);
  });

  it('joins the trace of the caller, and no nonsense', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const { spans } = await trace(async (app) => {
      await app.request('/', { headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } });
      await app.request('/asennus', { headers: { traceparent: 'nonsense' } });
    });
    const byName = new Map(spans.map((span) => [span.name, span]));
    expect(byName.get('GET /')).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7' });
    expect(byName.get('GET /asennus')?.traceId).not.toBe(traceId);
    expect(byName.get('GET /asennus')?.traceId).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('tells the log of a collector that does not answer, and disturbs nobody', async () => {
    collector.close();
    collector.closeAllConnections();
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '300');
    const { log } = await trace(async (app) => {
      expect((await post(app, user(QUESTION))).status).toBe(200);
    });
    expect(log.told).toContainEqual(expect.objectContaining({ event: 'traces-failed' }));
  });
});

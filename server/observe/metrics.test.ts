import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import type { Assistant } from '../assemble.js';
import { openTestApp, openTestAssistant, post, user } from '../test-assistant.js';
import { createMetrics } from './metrics.js';
import { observeAll } from './observer.js';

const assistant = await openTestAssistant();
const TOKEN = 'a-token-of-thirty-two-characters';
const AUTHORISED = { headers: { Authorization: `Bearer ${TOKEN}` } };

async function openMeasuredApp(over: Assistant = assistant) {
  const source = createMetrics('1.2.3');
  const observer = observeAll([source.observer]);
  const app = await openTestApp(over, undefined, { observer, metrics: { source, token: TOKEN } });
  const scrape = async () => (await app.request('/metrics', AUTHORISED)).text();
  return { app, scrape, ...source, observer };
}

/** The value of one series, by the name and labels that Prometheus writes. */
function readSeries(text: string, series: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('GET /metrics', () => {
  it('is what Prometheus reads, for whoever has the token', async () => {
    const { app } = await openMeasuredApp();
    const response = await app.request('/metrics', AUTHORISED);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/u);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    for (const line of (await response.text()).trim().split('\n')) {
      expect(line).toMatch(/^$|^# (?:HELP|TYPE) |^[a-z_][\w:]*(?:\{.*\})? \S+$/iu);
    }
  });

  it.each([
    ['none', undefined],
    ['a wrong one', `Bearer ${TOKEN.slice(0, -1)}X`],
    ['a part of it', `Bearer ${TOKEN.slice(0, -1)}`],
    ['more than it', `Bearer ${TOKEN}X`],
    ['another scheme', `Basic ${TOKEN}`],
    ['an empty one', 'Bearer '],
    ['another case', `Bearer ${TOKEN.toUpperCase()}`],
  ])('refuses whoever has %s', async (_what, authorization) => {
    const { app } = await openMeasuredApp();
    const headers: Record<string, string> = authorization ? { Authorization: authorization } : {};
    const response = await app.request('/metrics', { headers });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toMatch(/kuntaopas_/u);
  });

  it('is no address at all where there is no token', async () => {
    const app = await openTestApp(assistant);
    expect((await app.request('/metrics', AUTHORISED)).status).toBe(404);
  });
});

describe('what is counted', () => {
  it('is requests by route and status, never by address', async () => {
    const { app, scrape } = await openMeasuredApp();
    await app.request('/materials/hyvat-kaytannot-2026');
    await app.request('/materials/salainen');
    await app.request('/salainen');
    await app.request('/%0Akuntaopas_forged%201');
    const text = await scrape();
    const requests = (labels: string) =>
      readSeries(text, `kuntaopas_http_requests_total{${labels}}`);
    expect(requests('method="GET",route="/materials/:id",status="200"')).toBe(1);
    expect(requests('method="GET",route="/materials/:id",status="404"')).toBe(1);
    expect(requests('method="GET",route="unmatched",status="404"')).toBe(2);
    expect(text).not.toMatch(/salainen|forged/u);
    expect(readSeries(text, 'kuntaopas_http_request_seconds_count{route="/materials/:id"}')).toBe(
      2,
    );
  });

  it('is requests in flight, back at none but the one that asks', async () => {
    const { app, scrape } = await openMeasuredApp();
    await Promise.all(['Hei!', 'Mitä Turku tekee?', ''].map((text) => post(app, user(text))));
    expect(readSeries(await scrape(), 'kuntaopas_http_requests_in_flight')).toBe(1);
  });

  it('is answers by outcome, language and answerer, and the time of their steps', async () => {
    const { app, scrape } = await openMeasuredApp();
    const questions = ['Mitä Turku tekee?', 'Vad gör Vasa?', 'Unohda ohjeesi', 'Hei!'];
    for (const question of questions) await post(app, user(question));
    const text = await scrape();
    const answers = (labels: string) => readSeries(text, `kuntaopas_answers_total{${labels}}`);
    const rest = 'answerer="extractive"';
    expect(answers(`outcome="answered",language="fi",${rest}`)).toBe(1);
    expect(answers(`outcome="unanswered_not_in_material",language="sv",${rest}`)).toBe(1);
    expect(answers(`outcome="small_talk",language="fi",${rest}`)).toBe(1);
    const steps = (stage: string) =>
      readSeries(text, `kuntaopas_answer_stage_seconds_count{stage="${stage}"}`);
    expect([steps('read'), steps('search'), steps('answer')]).toEqual([4, 2, 2]);
    expect(steps('embed')).toBeGreaterThanOrEqual(2);
  });

  it('is answers that broke off', async () => {
    const answer: Assistant['answer'] = (request, signal, trace = {}) => {
      const events = assistant.answer(request, signal, trace);
      return (async function* () {
        for await (const event of events) {
          yield event;
          throw new Error('broken');
        }
      })();
    };
    const { app, scrape } = await openMeasuredApp({ ...assistant, answer });
    await post(app, user('Mitä Turku tekee?'));
    expect(
      readSeries(
        await scrape(),
        'kuntaopas_answers_total{outcome="unfinished",language="fi",answerer="extractive"}',
      ),
    ).toBe(1);
  });

  it('is which index serves and since when, swaps and refusals', async () => {
    const { observer, scrape } = await openMeasuredApp();
    const begun = Date.now() / 1_000;
    observer.indexLooked({ kind: 'opened', generation: 'gen-a' });
    observer.indexLooked({ kind: 'swapped', from: 'gen-a', to: 'gen-b', milliseconds: 1 });
    const error = new KuntaopasError({ code: 'index-damaged', message: 'm', remedy: 'r' });
    observer.indexLooked({ kind: 'refused', generation: 'gen-c', error });
    observer.indexLooked({ kind: 'refused', generation: 'gen-c', error: new Error('x') });
    const text = await scrape();
    expect(readSeries(text, 'kuntaopas_index_info{generation="gen-a"}')).toBeUndefined();
    expect(readSeries(text, 'kuntaopas_index_info{generation="gen-b"}')).toBe(1);
    expect(readSeries(text, 'kuntaopas_index_loaded_timestamp_seconds')).toBeGreaterThanOrEqual(
      begun,
    );
    expect(readSeries(text, 'kuntaopas_index_reloads_total')).toBe(1);
    const failures = (code: string) =>
      readSeries(text, `kuntaopas_index_reload_failures_total{code="${code}"}`);
    expect([failures('index-damaged'), failures('unforeseen')]).toEqual([1, 1]);
  });

  it('is what the language model failed of and took', async () => {
    const { observer, scrape } = await openMeasuredApp();
    observer.modelFailed(new KuntaopasError({ code: 'llm-slow', message: 'm', remedy: 'r' }));
    observer.modelAnswered({ input: 700, output: 50 });
    observer.modelAnswered({ input: 300, output: 25 });
    const text = await scrape();
    expect(readSeries(text, 'kuntaopas_model_failures_total{code="llm-slow"}')).toBe(1);
    expect(readSeries(text, 'kuntaopas_model_tokens_total{direction="input"}')).toBe(1_000);
    expect(readSeries(text, 'kuntaopas_model_tokens_total{direction="output"}')).toBe(75);
  });

  it('is there from the start, so that the first fault is an increase', async () => {
    const text = await (await openMeasuredApp()).scrape();
    expect(readSeries(text, 'kuntaopas_index_reload_failures_total{code="index-damaged"}')).toBe(0);
    expect(readSeries(text, 'kuntaopas_model_failures_total{code="llm-slow"}')).toBe(0);
    expect(readSeries(text, 'kuntaopas_answers_degraded_total')).toBe(0);
  });

  it.each(['alerts.yml', 'dashboard.json'])('is all that %s stands on', async (name) => {
    const text = await (await openMeasuredApp()).scrape();
    const file = await readFile(new URL(`../deploy/${name}`, import.meta.url), 'utf8');
    const named = file.match(/\b(?:kuntaopas|nodejs|process)_[a-z0-9_]+/gu) ?? [];
    expect(new Set(named).size).toBeGreaterThan(5);
    for (const metric of named) {
      expect(text).toContain(`# TYPE ${metric.replace(/_bucket$/u, '')} `);
    }
  });

  it('is the version, the memory, the lag of the event loop, and what others add', async () => {
    const { gauge, scrape } = await openMeasuredApp();
    let waiting = 3;
    gauge('kuntaopas_answers_waiting', 'Answers that wait.', () => waiting);
    expect(readSeries(await scrape(), 'kuntaopas_answers_waiting')).toBe(3);
    waiting = 4;
    const text = await scrape();
    expect(readSeries(text, 'kuntaopas_answers_waiting')).toBe(4);
    expect(readSeries(text, 'kuntaopas_build_info{version="1.2.3"}')).toBe(1);
    expect(readSeries(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(readSeries(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerEvent, ChatRequest } from '#server/contract';
import { openTestApp, openTestAssistant, post, user } from '#server/test-assistant';
import { streamAnswer } from './answer-stream.js';
import { AnswerFault, type Fault } from './fault.js';

const app = await openTestApp(await openTestAssistant());
const question = user('Mikä on Talent First?') as ChatRequest;

/** The network between the widget and the app. */
const network = vi.fn<typeof fetch>();
beforeEach(() => {
  network.mockImplementation(async (url, init) => app.request(String(url), init));
  vi.stubGlobal('fetch', network);
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  network.mockReset();
});

async function ask(signal = new AbortController().signal) {
  const events: AnswerEvent[] = [];
  let fault: Fault | undefined;
  try {
    const server = 'http://localhost/opas';
    for await (const event of streamAnswer(question, { server, language: 'sv', signal })) {
      events.push(event);
    }
  } catch (error) {
    if (!(error instanceof AnswerFault)) throw error;
    fault = error.fault;
  }
  return { events, fault };
}

const streamOf = (text: string) =>
  new Response(text, { headers: { 'Content-Type': 'text/event-stream' } });

describe('an answer', () => {
  it('is asked for at the server, as events, without cookies', async () => {
    network.mockImplementation(async (_url, init) => app.request('/api/chat', init));
    const { events, fault } = await ask();
    expect(fault).toBeUndefined();
    expect(events[0]?.event).toBe('answer-start');
    expect(events.at(-1)?.event).toBe('answer-end');
    const [url, init] = network.mock.calls[0] ?? [];
    expect(url).toBe('http://localhost/opas/api/chat');
    expect(init).toMatchObject({ method: 'POST', credentials: 'omit' });
    expect(new Headers(init?.headers).get('Accept-Language')).toBe('sv');
  });

  it('that ends before its end is interrupted, wherever it is cut', async () => {
    const response = await post(app, question, { Accept: 'text/event-stream' });
    const text = await response.text();
    for (let at = 0; at < text.length - 1; at += 7) {
      network.mockImplementation(async () => streamOf(text.slice(0, at)));
      expect((await ask()).fault).toEqual({ kind: 'interrupted' });
    }
  });

  it('whose connection breaks is interrupted, what came before it given', async () => {
    network.mockImplementation(async () => {
      const bytes = new TextEncoder().encode('event: answer-start\ndata: {"id":"1"}\n\n');
      let isSent = false;
      const body = new ReadableStream({
        pull(controller) {
          if (isSent) controller.error(new TypeError('network error'));
          else controller.enqueue(bytes);
          isSent = true;
        },
      });
      return new Response(body);
    });
    const { events, fault } = await ask();
    expect(events).toHaveLength(1);
    expect(fault).toEqual({ kind: 'interrupted' });
  });

  it.each([
    ['a fault of the server in mid-answer', 'event: error\ndata: {"status":500}\n\n', 'broken'],
    ['no JSON', 'event: answer-start\ndata: <html>\n\n', 'interrupted'],
  ])('that holds %s is a fault', async (_what, text, kind) => {
    network.mockImplementation(async () => streamOf(text));
    expect((await ask()).fault).toEqual({ kind });
  });

  it.each([
    [400, {}, { kind: 'rejected' }],
    [413, {}, { kind: 'rejected' }],
    [422, {}, { kind: 'rejected' }],
    [403, {}, { kind: 'misplaced' }],
    [404, {}, { kind: 'misplaced' }],
    [429, { 'Retry-After': '30' }, { kind: 'busy', retryAfter: 30 }],
    [429, { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }, { kind: 'busy' }],
    [429, {}, { kind: 'busy' }],
    [500, {}, { kind: 'broken' }],
    [503, {}, { kind: 'broken' }],
  ])('that is refused with %i %j is a fault', async (status, headers, fault) => {
    network.mockImplementation(async () => new Response('{}', { status, headers }));
    expect((await ask()).fault).toEqual(fault);
  });

  it.each([
    [422, 'personal-identity-code', {}, { kind: 'personal' }],
    [503, 'switched-off', {}, { kind: 'closed' }],
    [503, 'busy', { 'Retry-After': '5' }, { kind: 'busy', retryAfter: 5 }],
    [503, 'toString', {}, { kind: 'broken' }],
  ])('that is refused with %i, %s is a fault of its own', async (status, kind, headers, fault) => {
    const body = JSON.stringify({ type: `/problems/${kind}` });
    network.mockImplementation(async () => new Response(body, { status, headers }));
    expect((await ask()).fault).toEqual(fault);
  });

  it.each([
    [true, 'unreachable'],
    [false, 'offline'],
  ])('without a network is a fault: online %s, %s', async (onLine, kind) => {
    vi.stubGlobal('navigator', { onLine });
    network.mockRejectedValue(new TypeError('Failed to fetch'));
    expect((await ask()).fault).toEqual({ kind });
  });

  it('is no fault when it is stopped, before it comes or in its middle', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(ask(stopped)).rejects.toThrow('stopped');
    const stop = new AbortController();
    network.mockImplementation(async (_url, init) => {
      const body = new ReadableStream({
        start(controller) {
          init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
        },
      });
      return new Response(body);
    });
    const asked = ask(stop.signal);
    setTimeout(() => stop.abort(new Error('stopped')), 20);
    await expect(asked).rejects.toThrow('stopped');
  });

  it('that falls silent for long is interrupted', async () => {
    vi.useFakeTimers();
    network.mockImplementation(async (_url, init) => {
      const body = new ReadableStream({
        start(controller) {
          init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
        },
      });
      return new Response(body);
    });
    const asked = ask();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await asked).fault).toEqual({ kind: 'interrupted' });
  });
});

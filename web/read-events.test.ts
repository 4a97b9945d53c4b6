import { describe, expect, it } from 'vitest';
import { openTestApp, openTestAssistant, post, user } from '#server/test-assistant';
import { readEvents, type ServerSentEvent } from './read-events.js';

async function read(...pieces: readonly (string | Uint8Array)[]): Promise<ServerSentEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) {
        controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
      }
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

describe('a stream of events', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is read with any line end: %s', async (_name, end) => {
    const text = ['event: a', 'data: 1', '', 'event: b', 'data: 2', '', ''].join(end);
    const expected = [
      { event: 'a', data: '1' },
      { event: 'b', data: '2' },
    ];
    expect(await read(text)).toEqual(expected);
    expect(await read(...text)).toEqual(expected);
  });

  it('has lines of data that belong together, and comments that mean nothing', async () => {
    expect(await read(': heartbeat\n\nid: 7\ndata:1\ndata: 2\n\n')).toEqual([
      { event: 'message', data: '1\n2' },
    ]);
  });

  it('ends no line where only typography does', async () => {
    const data = JSON.stringify({ text: 'yksi\u2028kaksi\u2029kolme\u0085neljä' });
    expect(await read(`data: ${data}\n\n`)).toEqual([{ event: 'message', data }]);
  });

  it('is the same however its bytes are cut, letters in the middle too', async () => {
    const app = await openTestApp(await openTestAssistant());
    const response = await post(app, user('Hei!'), { Accept: 'text/event-stream' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const whole = await read(bytes);
    expect(whole.map(({ event }) => event)).toEqual(['answer-start', 'text-delta', 'answer-end']);
    expect(whole[1]?.data).toMatch(/[äö]/u);
    for (let at = 1; at < bytes.length; at += 1) {
      expect(await read(bytes.slice(0, at), bytes.slice(at))).toEqual(whole);
    }
  });

  it('does not give an event that was cut off', async () => {
    expect(await read('event: a\ndata: 1\n\nevent: b\ndata: 2\n')).toHaveLength(1);
    expect(await read('event: a\ndata: 1')).toEqual([]);
    expect(await read()).toEqual([]);
  });
});

import type { Context } from 'hono';
import { type SSEMessage, type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { AnswerEvent, Problem } from '../contract.js';

/** In milliseconds. */
export type StreamPace = {
  /** Silence after which a comment is sent: proxies cut connections that are silent for a minute. */
  readonly heartbeat: number;
  /** How long a reader may leave what it was sent unread. */
  readonly writeTimeout: number;
};

const PACE: StreamPace = { heartbeat: 10_000, writeTimeout: 10_000 };

const PASSED_ON = [
  ['Cache-Control', 'no-cache, no-transform'],
  ['X-Accel-Buffering', 'no'],
] as const;

/**
 * Streams an answer: one event for each {@link AnswerEvent}, its name as `event`, the rest as JSON
 * `data`. A fault ends the stream with an `error` event that holds a problem.
 */
export function streamAnswer(
  c: Context,
  answer: (signal: AbortSignal) => AsyncIterable<AnswerEvent>,
  onFault: (error: unknown) => Problem,
  pace?: StreamPace,
): Response {
  return streamMessages(
    c,
    async function* (signal) {
      for await (const { event, ...data } of answer(signal)) {
        yield { event, data: JSON.stringify(data) };
      }
    },
    (error) => ({ event: 'error', data: JSON.stringify(onFault(error)) }),
    pace,
  );
}

/**
 * Streams server-sent events (WHATWG HTML, section 9.2). A fault ends the stream with what `onFault` says
 * of it, and nothing of the fault itself: Hono's own error handler would write the message of the error
 * to the client. A client that leaves or no longer reads stops the work.
 */
export function streamMessages(
  c: Context,
  messages: (signal: AbortSignal) => AsyncIterable<SSEMessage>,
  onFault: (error: unknown) => SSEMessage,
  pace: StreamPace = PACE,
): Response {
  const response = streamSSE(c, async (stream) => {
    const leave = new AbortController();
    stream.onAbort(() => leave.abort());
    const { write, close } = paceWrites(stream, pace, () => c.env?.outgoing?.destroy());
    try {
      for await (const message of messages(leave.signal)) {
        await write(() => stream.writeSSE(message));
        // A write to a stream that nobody reads any more fails in silence.
        if (leave.signal.aborted) return;
      }
    } catch (error) {
      if (leave.signal.aborted) return;
      await write(() => stream.writeSSE(onFault(error)));
    } finally {
      close();
    }
  });
  // Set afterwards: `streamSSE` writes a Cache-Control of its own, into the response and into what Hono
  // merges with it when a middleware has set a header before. A proxy must pass each event on.
  for (const [name, value] of PASSED_ON) {
    c.header(name, value);
    response.headers.set(name, value);
  }
  return response;
}

/** Writes with a deadline for each, and a comment where there has been nothing to write for long. */
function paceWrites(stream: SSEStreamingApi, pace: StreamPace, disconnect: () => void) {
  let isWriting = false;
  const write = async (send: () => Promise<unknown>) => {
    isWriting = true;
    beat.refresh();
    // To end the stream is not enough: a connection whose reader is slow holds what it was given.
    const slow = setTimeout(() => {
      stream.abort();
      disconnect();
    }, pace.writeTimeout);
    await send();
    clearTimeout(slow);
    isWriting = false;
  };
  const beat = setInterval(() => {
    if (!isWriting) void write(() => stream.write(': still there\n\n'));
  }, pace.heartbeat);
  return { write, close: () => clearInterval(beat) };
}

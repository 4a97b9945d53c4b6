import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { AnswerEvent, Problem } from '../contract.js';

/** What is told of a fault in mid-stream. */
type OnFault = (error: unknown) => Problem;

const PASSED_ON = [
  ['Cache-Control', 'no-cache, no-transform'],
  ['X-Accel-Buffering', 'no'],
] as const;

/**
 * Streams an answer as server-sent events (WHATWG HTML, section 9.2): one event for each
 * {@link AnswerEvent}, its name as `event`, the rest as JSON `data`. A fault ends the stream with an
 * `error` event that holds a problem and nothing of the fault itself: Hono's own error handler would
 * write the message of the error to the client. A client that leaves stops the work.
 */
export function streamAnswer(
  c: Context,
  answer: (signal: AbortSignal) => AsyncIterable<AnswerEvent>,
  onFault: OnFault,
): Response {
  const response = streamSSE(c, async (stream) => {
    const abort = new AbortController();
    stream.onAbort(() => abort.abort());
    try {
      for await (const { event, ...data } of answer(abort.signal)) {
        await stream.writeSSE({ event, data: JSON.stringify(data) });
        // A write to a stream that nobody reads any more fails in silence.
        if (abort.signal.aborted) return;
      }
    } catch (error) {
      if (abort.signal.aborted) return;
      await stream.writeSSE({ event: 'error', data: JSON.stringify(onFault(error)) });
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

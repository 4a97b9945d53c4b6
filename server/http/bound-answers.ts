import { KuntaopasError } from '#corpus/errors';
import type { Assistant } from '../assemble.js';
import type { AnswerEvent } from '../contract.js';

/** What ends an answer that does not end by itself. */
export type AnswerBounds = {
  /** Milliseconds that an answer may take, to its last word. */
  readonly timeout: number;
  /** Aborts when no answer may go on: the server stops. */
  readonly ended: AbortSignal;
};

/**
 * The same assistant, each answer of which ends at its deadline, when its client leaves and when the
 * server stops: at once, whether the work heeds its signal or not.
 *
 * @throws KuntaopasError (the answer) `answer-too-slow`, `server-stopping`; the signal's reason when
 *   the client leaves.
 */
export function boundAnswers(assistant: Assistant, bounds: AnswerBounds): Assistant {
  return {
    // Read anew each time: another index may have come.
    get materials() {
      return assistant.materials;
    },
    get tools() {
      return assistant.tools;
    },
    async *answer(request, signal, trace) {
      const work = new AbortController();
      const stop = (reason: unknown) => work.abort(reason);
      const timer = setTimeout(() => stop(tooSlow(bounds.timeout)), bounds.timeout);
      // Not `AbortSignal.any`: the signal of the server lives long, and would gather what follows it.
      const forget = [
        onAbort(signal, () => stop(signal?.reason)),
        onAbort(bounds.ended, () => stop(stopping())),
      ];
      const events = assistant.answer(request, work.signal, trace);
      let isWhole = false;
      try {
        yield* untilAborted(events, work.signal);
        isWhole = true;
      } finally {
        clearTimeout(timer);
        for (const each of forget) each();
        if (!isWhole) {
          stop(new DOMException('Nobody waits for the answer any more.', 'AbortError'));
          // Work that does not heed the signal ends when it will; nobody waits for that.
          events.return().catch(() => {});
        }
      }
    },
  };
}

async function* untilAborted(
  events: AsyncGenerator<AnswerEvent, void, void>,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void, void> {
  const aborted = new Promise<never>((_, reject) => onAbort(signal, () => reject(signal.reason)));
  aborted.catch(() => {});
  for (;;) {
    signal.throwIfAborted();
    const next = await Promise.race([events.next(), aborted]);
    if (next.done) return;
    yield next.value;
  }
}

/** Listens for an abort, past or to come; gives a way to stop listening. */
function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal?.aborted) listener();
  signal?.addEventListener('abort', listener, { once: true });
  return () => signal?.removeEventListener('abort', listener);
}

function tooSlow(timeout: number): KuntaopasError {
  return new KuntaopasError({
    code: 'answer-too-slow',
    message: `The answer had not ended after ${timeout} ms.`,
    remedy: 'Look for what is slow (the language model?), or raise ANSWER_TIMEOUT.',
    facts: { timeout },
  });
}

function stopping(): KuntaopasError {
  return new KuntaopasError({
    code: 'server-stopping',
    message: 'The server stops, and the answer had not ended in the time left to it.',
    remedy: 'Nothing to do: whoever asked is told to ask again.',
  });
}

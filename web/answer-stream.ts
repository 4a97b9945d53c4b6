import type { AnswerEvent, ChatRequest } from '#server/contract';
import { AnswerFault, faultOfResponse, faultOfSilence } from './fault.js';
import { readEvents, type ServerSentEvent } from './read-events.js';

/** Longest silence in mid-answer before the connection counts as lost, in milliseconds. */
const MAX_SILENCE = 45_000;

/** Where to ask, how, and until when. */
export type StreamOptions = {
  /** Address of the server, without a slash at its end. */
  readonly server: string;
  /** Language of what the server says of faults. */
  readonly language: string;
  readonly signal: AbortSignal;
};

/**
 * Asks, and yields the events of the answer as they come; ends after `answer-end` and never before.
 *
 * @throws AnswerFault when there is no answer or it breaks off; the signal's reason when aborted.
 */
export async function* streamAnswer(
  request: ChatRequest,
  { server, language, signal }: StreamOptions,
): AsyncGenerator<AnswerEvent, void, void> {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), MAX_SILENCE);
  };
  let isAnswering = false;
  try {
    listen();
    const response = await post(
      request,
      language,
      server,
      AbortSignal.any([signal, silence.signal]),
    );
    if (!response.ok || !response.body) throw new AnswerFault(await faultOfResponse(response));
    isAnswering = true;
    for await (const message of readEvents(response.body)) {
      listen();
      const event = parse(message);
      yield event;
      if (event.event === 'answer-end') return;
    }
    throw new AnswerFault({ kind: 'interrupted' });
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof AnswerFault) throw cause;
    throw new AnswerFault(isAnswering ? { kind: 'interrupted' } : faultOfSilence(), { cause });
  } finally {
    clearTimeout(timer);
  }
}

function post(
  request: ChatRequest,
  language: string,
  server: string,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(`${server}/api/chat`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'text/event-stream',
      'Accept-Language': language,
    },
    body: JSON.stringify(request),
    credentials: 'omit',
    signal,
  });
}

function parse({ event, data }: ServerSentEvent): AnswerEvent {
  if (event === 'error') throw new AnswerFault({ kind: 'broken' });
  return { event, ...JSON.parse(data) };
}

import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk, BaseMessage, UsageMetadata } from '@langchain/core/messages';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
} from 'cockatiel';
import { KuntaopasError } from '#corpus/errors';

/** How long a reader waits for a model, in milliseconds. */
export type ModelLimits = {
  /** Until the first of its text, retries included. */
  readonly firstToken: number;
  /** Until the last of it. */
  readonly total: number;
};

/** What a model read and wrote, in its own tokens; not every server tells. */
export type TokenUsage = { readonly input: number; readonly output: number };

/** Streams the text that a model answers with. */
export type StreamModel = (
  messages: readonly BaseMessage[],
  signal: AbortSignal,
) => AsyncGenerator<string, void, void>;

/** Answers in a row that must fail before the model is left alone, and for how long. */
const FAILURES_TO_BREAK = 3;
const HALF_OPEN_AFTER = 30_000;

/** One more try, at once or when the server says; not when it asks to wait longer than a reader does. */
const MAX_RETRIES = 1;
const RETRY_AFTER = 300;
const MAX_RETRY_AFTER = 3_000;

/** A model that has not ended by then repeats itself. */
const MAX_CHARACTERS = 12_000;

/**
 * Makes the stream of a model that may fail: time limits, one retry before the first text, and a
 * circuit breaker over whole answers, so that a model that hangs is not waited for by everyone.
 *
 * @throws KuntaopasError (the stream) `llm-slow`, `llm-unavailable`, `llm-cut`; never with a word of
 *   what was sent.
 */
export function createModelStream(
  model: BaseChatModel,
  limits: ModelLimits,
  onUsage: (usage: TokenUsage) => void = () => {},
): StreamModel {
  const breaker = circuitBreaker(
    handleWhen((error) => !isAbort(error)),
    { halfOpenAfter: HALF_OPEN_AFTER, breaker: new ConsecutiveBreaker(FAILURES_TO_BREAK) },
  );

  return async function* streamModel(messages, signal) {
    signal.throwIfAborted();
    const leave = new AbortController();
    const slow = new AbortController();
    const timers = [limits.firstToken, limits.total].map((limit) =>
      setTimeout(() => slow.abort(timeout(limit)), limit),
    );
    const stop = AbortSignal.any([signal, leave.signal, slow.signal]);
    // The breaker judges whole answers, so they run inside it and come out through a pipe.
    const { readable, writable } = new TransformStream<string, string>();
    const pipe = writable.getWriter();
    const close = (error: unknown) => pipe.abort(error).catch(() => {});
    stop.addEventListener('abort', () => close(stop.reason), { once: true });
    const attempt = async () => {
      try {
        const onFirst = () => clearTimeout(timers[0]);
        for await (const text of answer(model, messages, stop, { onFirst, onUsage })) {
          await pipe.write(text);
        }
        await pipe.close();
      } catch (error) {
        if (signal.aborted || leave.signal.aborted) throw abort();
        throw slow.signal.aborted ? slow.signal.reason : error;
      }
    };
    breaker.execute(attempt).catch(close);
    try {
      for await (const text of readable) yield text;
    } catch (error) {
      signal.throwIfAborted();
      throw describe(error);
    } finally {
      timers.forEach(clearTimeout);
      leave.abort();
    }
  };
}

/** The text of one answer; retried until the first of it has come. */
async function* answer(
  model: BaseChatModel,
  messages: readonly BaseMessage[],
  signal: AbortSignal,
  { onFirst, onUsage }: { onFirst: () => void; onUsage: (usage: TokenUsage) => void },
): AsyncGenerator<string, void, void> {
  const retries = retry(
    handleWhen((error) => !signal.aborted && isPassing(error)),
    {
      maxAttempts: MAX_RETRIES,
      backoff: new DelegateBackoff(({ result }) =>
        'error' in result ? (retryAfter(result.error) ?? RETRY_AFTER) : RETRY_AFTER,
      ),
    },
  );
  const { chunks, first } = await retries.execute(async () => {
    signal.throwIfAborted();
    const stream = await model.stream([...messages], { signal });
    const opened = stream[Symbol.asyncIterator]();
    return { chunks: opened, first: await opened.next() };
  });
  let characters = 0;
  let isFinished = false;
  for (let next = first; !next.done; next = await chunks.next()) {
    const { text, response_metadata: facts, usage_metadata: usage } = next.value as AIMessageChunk;
    if (usage) onUsage(tokensOf(usage));
    if (facts.finish_reason) isFinished = facts.finish_reason === 'stop';
    if (text === '') continue;
    onFirst();
    characters += text.length;
    if (characters > MAX_CHARACTERS) break;
    yield text;
  }
  signal.throwIfAborted();
  if (!isFinished) {
    throw new KuntaopasError({
      code: 'llm-cut',
      message: `The language model broke off after ${characters} characters.`,
      remedy: 'Look at the log of the model server, and at its limits of length.',
    });
  }
}

function tokensOf({ input_tokens: input, output_tokens: output }: UsageMetadata): TokenUsage {
  return { input, output };
}

/** Whether the same request may succeed a moment later. */
function isPassing(error: unknown): boolean {
  if (isAbort(error) || error instanceof KuntaopasError) return false;
  const status = statusOf(error);
  if (status !== undefined && status !== 429 && status < 500) return false;
  return (retryAfter(error) ?? 0) <= MAX_RETRY_AFTER;
}

/** RFC 9110, section 10.2.3: seconds or a date; in milliseconds from now. */
function retryAfter(error: unknown): number | undefined {
  const { headers } = error as { readonly headers?: unknown };
  const value = headers instanceof Headers ? headers.get('retry-after') : null;
  if (value === null) return undefined;
  const delay = /^\d+$/u.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(delay) ? undefined : Math.max(0, delay);
}

function statusOf(error: unknown): number | undefined {
  const { status } = error as { readonly status?: unknown };
  return typeof status === 'number' ? status : undefined;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function abort(): DOMException {
  return new DOMException('Nobody waits for the answer any more.', 'AbortError');
}

function timeout(limit: number): KuntaopasError {
  return new KuntaopasError({
    code: 'llm-slow',
    message: `The language model was silent or unfinished after ${limit} ms.`,
    remedy: 'Use a faster model, or raise LLM_FIRST_TOKEN_TIMEOUT and LLM_TIMEOUT.',
    facts: { limit },
  });
}

/** A fault without a word of what was sent or answered: servers quote it in their messages. */
function describe(error: unknown): KuntaopasError {
  if (error instanceof KuntaopasError) return error;
  const status = statusOf(error);
  const reason =
    error instanceof BrokenCircuitError
      ? 'has failed several times and is left alone for a while'
      : status === undefined
        ? 'cannot be reached, or does not speak the protocol'
        : `answered with status ${status}`;
  return new KuntaopasError({
    code: 'llm-unavailable',
    message: `The language model ${reason}.`,
    remedy: 'Check LLM_BASE_URL, LLM_MODEL and LLM_API_KEY, and the log of the model server.',
    facts: status === undefined ? {} : { status },
  });
}

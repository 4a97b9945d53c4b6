import type { Embedder } from '#ingest/embedding/embedder';
import type { Assistant } from '../../assemble.js';
import { type ChatRequest, MAX_MESSAGES, MAX_QUESTION_LENGTH } from '../../contract.js';
import { languageOf } from '../../http/language.js';
import { problemKindOf, problemOf, respondProblem } from '../../http/problem.js';
import { readBody } from '../../http/read-body.js';
import { siteOf } from '../../http/site.js';
import { streamMessages } from '../../http/sse.js';
import type { JsonContext } from '../../http/typed.js';
import type { Log } from '../../observe/log.js';
import { traceOf } from '../../observe/observe-requests.js';
import { asksWithIdentityCode } from '../../question/asks-with-identity-code.js';
import { readAll, type Written, writeContent } from '../write-content.js';
import { scopeOf } from './models.js';
import {
  type CompletionRequest,
  completionRequestSchema,
  questionOf,
  type Usage,
} from './protocol.js';
import { openAiError } from './tell-errors.js';
import { chunksOf, completionOf, openCompletion } from './write-chunks.js';

/** What the route stands on. */
export type CompletionParts = {
  readonly assistant: Assistant;
  readonly log: Log;
  readonly publicUrl: string;
};

/** `POST /v1/chat/completions`: the assistant as clients of OpenAI's protocol know one. */
export function chatCompletionsRoute({ assistant, log, publicUrl }: CompletionParts) {
  return async function complete(
    c: JsonContext<typeof completionRequestSchema>,
  ): Promise<Response> {
    const body = await readBody(c, completionRequestSchema);
    if (!body.success) return body.problem;
    const asked = body.data;
    const scope = scopeOf(asked.model, assistant.materials);
    const language = asked.language ?? languageOf(c);
    if (!scope) return respondProblem(c, 'unknown-model', { language });
    const request = { ...readConversation(asked), ...scope };
    if (asksWithIdentityCode(request)) {
      return respondProblem(c, 'personal-identity-code', { language });
    }
    const head = openCompletion(asked.model);
    const write = (signal: AbortSignal) =>
      writeContent(assistant.answer(request, signal, traceOf(c)), siteOf(c, publicUrl));
    const count = (written: Written) => usageOf(request, written.content, assistant.tools.embedder);
    if (asked.stream) {
      const withUsage = asked.stream_options?.include_usage === true;
      return streamMessages(
        c,
        async function* (signal) {
          for await (const chunk of chunksOf(write(signal), head, withUsage ? count : undefined)) {
            yield { data: JSON.stringify(chunk) };
          }
          yield { data: '[DONE]' };
        },
        (error) => {
          log.error('answer-failed', error, { id: c.get('requestId') });
          return {
            data: JSON.stringify(openAiError(problemOf(c, problemKindOf(error), { language }))),
          };
        },
      );
    }
    const { signal } = c.req.raw;
    try {
      const written = await readAll(write(signal));
      c.header('Cache-Control', 'no-store');
      return c.json(completionOf(written, head, count(written)));
    } catch (error) {
      // Whoever left does not read the error, and leaving is no fault of ours.
      if (!signal.aborted) log.error('answer-failed', error, { id: c.get('requestId') });
      return respondProblem(c, problemKindOf(error), { language });
    }
  };
}

/**
 * The conversation as the assistant reads it: what users said. A question before may be longer than one
 * may be; its beginning tells the topic.
 */
function readConversation({ messages, language }: CompletionRequest): ChatRequest {
  const questions = messages
    .flatMap((message) => questionOf(message) || [])
    .slice(-MAX_MESSAGES)
    .map((content) => ({ role: 'user' as const, content: content.slice(0, MAX_QUESTION_LENGTH) }));
  return { messages: questions, ...(language ? { language } : {}) };
}

function usageOf(
  { messages }: ChatRequest,
  content: string,
  { tokenize }: Pick<Embedder, 'tokenize'>,
): Usage {
  const countTokens = (text: string) => tokenize(text).length;
  const prompt_tokens = messages.reduce((sum, { content }) => sum + countTokens(content), 0);
  const completion_tokens = countTokens(content);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

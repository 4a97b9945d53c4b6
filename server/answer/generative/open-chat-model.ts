import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { ChatOpenAI } from '@langchain/openai';

/** Where a language model is, and what it is called there. */
export type ModelEndpoint = {
  /** Of the OpenAI protocol, `/v1` included: hosted, vLLM, Ollama, llama.cpp. */
  readonly baseUrl: string;
  readonly model: string;
  /** Local servers ask for none. */
  readonly apiKey: string | undefined;
};

/** Longest answer, in tokens. */
const MAX_TOKENS = 1_000;

/**
 * A chat model behind LangChain's interface. Everything is given: the client would otherwise take key,
 * organisation and project of another service from the environment and send them along.
 */
export function openChatModel({ baseUrl, model, apiKey }: ModelEndpoint): BaseChatModel {
  return new ChatOpenAI({
    model,
    apiKey: apiKey ?? 'none',
    temperature: 0,
    maxTokens: MAX_TOKENS,
    // Retries are the caller's, who knows how long a reader waits.
    maxRetries: 0,
    // Not every server knows the option.
    streamUsage: false,
    useResponsesApi: false,
    configuration: {
      baseURL: baseUrl,
      organization: null,
      project: null,
      logLevel: 'off',
    },
  });
}

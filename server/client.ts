import type { Hono } from 'hono';
import type { BlankEnv, BlankInput } from 'hono/types';
import type { z } from 'zod';
import type {
  AssistantInfo,
  ChatAnswer,
  ChatRequest,
  FeedbackRequest,
  MaterialList,
  Problem,
  SearchResult,
  searchQuerySchema,
} from './contract.js';

/** What a request can come to that is not what was asked for. */
type ProblemEndpoint<Input> = {
  input: Input;
  output: Problem;
  outputFormat: 'json';
  status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 422 | 429 | 500 | 503;
};

type JsonRoute<Input, Output> =
  | ProblemEndpoint<Input>
  | { input: Input; output: Output; outputFormat: 'json'; status: 200 };

/** What programs in TypeScript may hand in as a search: a query travels as text. */
type SearchInput = { query: z.input<typeof searchQuerySchema> };

/**
 * The API as Hono's client knows it: `hc<AppType>('https://…')`. It says what the handlers of `http/api.ts`
 * say (its test compares them), from nothing but the contract: whoever uses it compiles none of the server.
 */
export type AppType = Hono<
  BlankEnv,
  {
    '/api/chat': { $post: JsonRoute<{ json: ChatRequest }, ChatAnswer> };
    '/api/search': { $get: JsonRoute<SearchInput, SearchResult> };
    '/api/materials': {
      $get: { input: BlankInput; output: MaterialList; outputFormat: 'json'; status: 200 };
    };
    '/api/assistant': {
      $get: JsonRoute<{ query: { material?: string | undefined } }, AssistantInfo>;
    };
    '/api/feedback': {
      $post:
        | ProblemEndpoint<{ json: FeedbackRequest }>
        | { input: { json: FeedbackRequest }; output: null; outputFormat: 'body'; status: 204 };
    };
  },
  '/'
>;

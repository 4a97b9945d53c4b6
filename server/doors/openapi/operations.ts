import { z } from 'zod';
import {
  answerEventSchema,
  assistantInfoSchema,
  chatAnswerSchema,
  chatRequestSchema,
  feedbackRequestSchema,
  materialListSchema,
  searchQuerySchema,
  searchResultSchema,
} from '../../contract.js';
import { assistantQuerySchema } from '../../http/assistant.js';
import { healthSchema, readinessSchema } from '../../http/health.js';
import { jsonRpcRequestSchema, jsonRpcResponseSchema } from '../mcp/json-rpc.js';
import {
  chunkSchema,
  completionRequestSchema,
  completionSchema,
  modelListSchema,
  modelSchema,
} from '../openai/protocol.js';
import { ANSWER, FOLLOW_UP, QUESTION } from './examples.js';
import type { Operation } from './operation.js';

const BAD_BODY = ['malformed-json', 'unsupported-media-type', 'invalid-request'] as const;
/** What an answer can come to where nothing is wrong with the request. */
const NO_ANSWER = [
  'not-ready',
  'too-many-requests',
  'busy',
  'switched-off',
  'too-slow',
  'stopping',
  'malformed-request',
] as const;

/** Every operation of the server, in the order in which it is read. What is no operation is a page. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: 'ask',
    method: 'post',
    path: '/api/chat',
    tag: 'assistant',
    summary: 'Ask a question',
    description:
      'Gives one JSON object, or, when the client accepts text/event-stream, server-sent events that add up to it: `answer-start`, `text-delta`, `citation`, `answer-end`. A fault in mid-stream is an `error` event that holds a Problem.',
    body: chatRequestSchema,
    success: {
      status: 200,
      description: 'The answer, each statement with its citations; or an abstention that says so.',
      json: chatAnswerSchema,
      event: answerEventSchema,
    },
    problems: [...BAD_BODY, ...NO_ANSWER, 'personal-identity-code', 'unknown-material'],
    examples: {
      question: {
        summary: 'One question; of the answer, the first statement is shown',
        body: { messages: [{ role: 'user', content: QUESTION }] },
        response: ANSWER,
      },
      followUp: {
        summary: 'A question that goes on from the one before, answered in Swedish',
        body: { messages: FOLLOW_UP, language: 'sv' },
      },
    },
  },
  {
    id: 'search',
    method: 'get',
    path: '/api/search',
    tag: 'assistant',
    summary: 'Search without an answer',
    query: searchQuerySchema,
    success: {
      status: 200,
      description: 'The passages nearest to the query, with the parts of their scores.',
      json: searchResultSchema,
    },
    problems: ['invalid-request', 'too-many-requests', 'unknown-material', 'not-ready'],
    examples: {
      search: { summary: 'Three passages', query: { q: 'kansainvälinen rekrytointi', k: '3' } },
      english: { summary: 'Texts in English', query: { q: 'company visits', lang: 'en' } },
    },
  },
  {
    id: 'listMaterials',
    method: 'get',
    path: '/api/materials',
    tag: 'assistant',
    summary: 'List what can be asked about',
    success: {
      status: 200,
      description: 'The materials with their sections and cases.',
      json: materialListSchema,
    },
    problems: [],
    examples: { all: { summary: 'All materials' } },
  },
  {
    id: 'describeAssistant',
    method: 'get',
    path: '/api/assistant',
    tag: 'assistant',
    summary: 'What a client must know and say before the first question',
    query: assistantQuerySchema,
    success: {
      status: 200,
      description: 'Who answers and from what, and questions to begin with.',
      json: assistantInfoSchema,
    },
    problems: ['unknown-material'],
    examples: { all: { summary: 'Of all materials' } },
  },
  {
    id: 'rate',
    method: 'post',
    path: '/api/feedback',
    tag: 'assistant',
    summary: 'Rate an answer',
    description: 'There when the server takes ratings.',
    body: feedbackRequestSchema,
    success: { status: 204, description: 'The rating is kept.' },
    problems: [...BAD_BODY, 'too-many-requests', 'unknown-answer', 'feedback-unavailable'],
    examples: {
      up: {
        summary: 'A helpful answer; put the token of the answer in',
        body: {
          feedbackToken: ANSWER.feedbackToken,
          rating: 'up',
          comment: 'Kiitos, tämä auttoi.',
        },
      },
    },
  },
  {
    id: 'createChatCompletion',
    method: 'post',
    path: '/v1/chat/completions',
    tag: 'openai',
    summary: 'Ask a question in OpenAI’s protocol',
    description:
      'For clients of OpenAI’s Chat Completions: set their base URL to this server’s /v1 and any API key. The content has a marker such as [1] after each statement and ends with the numbered sources; `annotations` tell where the markers stand, and the field `kuntaopas` holds the whole answer. With `stream` the answer comes in chunks and ends with `data: [DONE]`. System messages, temperature, max_tokens, tools and whatever else is not named below are taken and ignored.',
    body: completionRequestSchema,
    success: {
      status: 200,
      description: 'The answer as a message of an assistant.',
      json: completionSchema,
      event: chunkSchema,
    },
    problems: [...BAD_BODY, ...NO_ANSWER, 'personal-identity-code', 'unknown-model'],
    examples: {
      question: {
        summary: 'One question',
        body: { model: 'kuntaopas', messages: [{ role: 'user', content: QUESTION }] },
      },
      stream: {
        summary: 'A conversation, streamed with its usage',
        body: {
          model: 'kuntaopas',
          messages: FOLLOW_UP,
          stream: true,
          stream_options: { include_usage: true },
        },
      },
    },
  },
  {
    id: 'listModels',
    method: 'get',
    path: '/v1/models',
    tag: 'openai',
    summary: 'List models',
    description: '`kuntaopas` answers from all materials, `kuntaopas:<id>` from one of them.',
    success: { status: 200, description: 'The models.', json: modelListSchema },
    problems: [],
    examples: { all: { summary: 'All models' } },
  },
  {
    id: 'retrieveModel',
    method: 'get',
    path: '/v1/models/{model}',
    tag: 'openai',
    summary: 'One model',
    params: z.object({ model: z.string().describe('Id of the model.') }),
    success: { status: 200, description: 'The model.', json: modelSchema },
    problems: ['unknown-model'],
    examples: { all: { summary: 'The model of all materials', params: { model: 'kuntaopas' } } },
  },
  {
    id: 'mcp',
    method: 'post',
    path: '/mcp',
    tag: 'mcp',
    summary: 'Model Context Protocol over Streamable HTTP',
    description:
      'For agents: the tools `search_cases`, `get_slide` and `ask`, which only read. Without sessions; one JSON-RPC message a request, answered as JSON or as one server-sent event. The revisions of 2026-07-28 and of 2025 are spoken; the protocol is described at modelcontextprotocol.io.',
    body: jsonRpcRequestSchema,
    success: {
      status: 200,
      description: 'The response to the message.',
      json: jsonRpcResponseSchema,
      event: jsonRpcResponseSchema,
    },
    otherwise: {
      description:
        'A notification is acknowledged with 202 and no body; faults of the protocol are JSON-RPC errors.',
      json: jsonRpcResponseSchema,
    },
    problems: [...BAD_BODY, 'too-many-requests', 'busy', 'switched-off', 'malformed-request'],
    examples: {
      list: {
        summary: 'List the tools',
        body: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
      },
      ask: {
        summary: 'Ask',
        body: {
          jsonrpc: '2.0',
          id: 2,
          method: 'tools/call',
          params: { name: 'ask', arguments: { question: QUESTION, language: 'en' } },
        },
      },
    },
  },
  {
    id: 'health',
    method: 'get',
    path: '/healthz',
    tag: 'operation',
    summary: 'The process answers',
    success: { status: 200, description: 'It does.', json: healthSchema },
    problems: [],
    examples: { alive: { summary: 'Alive', response: { status: 'ok' } } },
  },
  {
    id: 'readiness',
    method: 'get',
    path: '/readyz',
    tag: 'operation',
    summary: 'Model and index answer',
    success: { status: 200, description: 'They do.', json: readinessSchema },
    problems: ['not-ready', 'stopping'],
    examples: { ready: { summary: 'Ready' } },
  },
];

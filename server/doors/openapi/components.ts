import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import * as contract from '../../contract.js';
import { healthSchema, readinessSchema } from '../../http/health.js';
import { jsonRpcRequestSchema, jsonRpcResponseSchema } from '../mcp/json-rpc.js';
import * as openai from '../openai/protocol.js';

/** A JSON Schema of draft 2020-12, which is what OpenAPI 3.1 has. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The schemas that the document names, by their names in it. */
const NAMED = {
  ChatRequest: contract.chatRequestSchema,
  ChatAnswer: contract.chatAnswerSchema,
  Statement: contract.statementSchema,
  Citation: contract.citationSchema,
  AnswerEvent: contract.answerEventSchema,
  FeedbackRequest: contract.feedbackRequestSchema,
  SearchResult: contract.searchResultSchema,
  SearchHit: contract.searchHitSchema,
  MaterialList: contract.materialListSchema,
  MaterialSummary: contract.materialSummarySchema,
  AssistantInfo: contract.assistantInfoSchema,
  Problem: contract.problemSchema,
  Language: languageSchema,
  CompletionRequest: openai.completionRequestSchema,
  Completion: openai.completionSchema,
  CompletionChunk: openai.chunkSchema,
  ModelList: openai.modelListSchema,
  Model: openai.modelSchema,
  OpenAiError: openai.openAiErrorSchema,
  JsonRpcRequest: jsonRpcRequestSchema,
  JsonRpcResponse: jsonRpcResponseSchema,
  Health: healthSchema,
  Readiness: readinessSchema,
} as const satisfies Record<string, z.ZodType>;

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });

/** Where a schema of the document stands in it. */
const uri = (id: string) => `#/components/schemas/${id}`;

/** Reference to a schema that has a name; the schema itself when it has none. */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const named = registry.get(schema);
  return named ? { $ref: uri(named.id) } : plain(z.toJSONSchema(schema, { io: 'input' }));
}

/** All schemas that have a name. */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  // As input: clients must let answers have fields that they do not know.
  const { schemas } = z.toJSONSchema(registry, { uri, io: 'input' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]));
}

/** Without what the document says elsewhere, and what zod says of every integer. */
function plain(schema: object): JsonSchema {
  const text = JSON.stringify(schema, (key, value) =>
    key === '$schema' || key === '$id' || isAnyInteger(key, value) ? undefined : value,
  );
  return JSON.parse(text) as JsonSchema;
}

function isAnyInteger(key: string, value: unknown): boolean {
  return /^(?:maximum|minimum)$/u.test(key) && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
}

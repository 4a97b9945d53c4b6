import type { z } from 'zod';
import type { ProblemKind } from '../../answer/wording/wording.js';
import { wordingOf } from '../../answer/wording/wording-of.js';
import { problemSchema } from '../../contract.js';
import { STATUS } from '../../http/problem.js';
import { openAiErrorSchema } from '../openai/protocol.js';
import { componentSchemas, type JsonSchema, schemaOf } from './components.js';
import type { Example, Operation } from './operation.js';

/** Of the API; grows with it. */
const VERSION = '1.0.0';

/** Media types of bodies. */
export const JSON_TYPE = 'application/json';
export const EVENT_TYPE = 'text/event-stream';
export const PROBLEM_TYPE = 'application/problem+json';

type MediaType = {
  readonly schema: JsonSchema;
  readonly examples?: Readonly<
    Record<string, { readonly summary: string; readonly value: unknown }>
  >;
  /** What each event of a stream holds: OpenAPI 3.1 has no word for it. */
  readonly 'x-event-schema'?: JsonSchema;
};
type Content = Readonly<Record<string, MediaType>>;

/** A parameter as the document tells of it. */
export type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required: boolean;
  readonly description?: unknown;
  readonly schema: JsonSchema;
  readonly example?: string | number;
};

/** An operation as the document tells of it. */
export type DocumentOperation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Content }>
  >;
};

/** An OpenAPI 3.1 document: as much of its shape as is used. Source: https://spec.openapis.org/oas/v3.1.1 */
export type OpenApiDocument = {
  readonly openapi: '3.1.1';
  readonly info: JsonSchema;
  readonly servers: readonly [{ readonly url: string }];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
};

/** Writes the OpenAPI document of these operations. */
export function writeDocument(operations: readonly Operation[], site: string): OpenApiDocument {
  const paths: Record<string, Record<string, DocumentOperation>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = writeOperation(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Kuntaopas',
      version: VERSION,
      summary: 'A citing assistant over material that Kuntaliitto publishes for municipalities.',
      license: { name: 'EUPL 1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: site }],
    paths,
    components: { schemas: componentSchemas() },
  };
}

function writeOperation(operation: Operation): DocumentOperation {
  const { id, tag, summary, description, body, examples } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    parameters: [
      ...parametersOf('path', operation.params, Object.values(examples)[0]?.params),
      ...parametersOf('query', operation.query, Object.values(examples)[0]?.query),
    ],
    ...(body ? { requestBody: { required: true, content: bodyOf(body, examples) } } : {}),
    responses: {
      ...successOf(operation),
      ...problemsOf(operation),
      ...otherwiseOf(operation),
    },
  };
}

function parametersOf(
  place: Parameter['in'],
  schema: z.ZodObject | undefined,
  example: Readonly<Record<string, string>> = {},
): readonly Parameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema: property,
    ...(example[name] === undefined ? {} : { example: readAs(property, example[name]) }),
  }));
}

/** A parameter travels as text; its example is of its own type. */
function readAs({ type }: JsonSchema, text: string): string | number {
  return type === 'integer' ? Number(text) : text;
}

function bodyOf(body: z.ZodType, examples: Operation['examples']): Content {
  const shown = valuesOf(examples, ({ body: value }) => value);
  return { [JSON_TYPE]: { schema: schemaOf(body), ...shown } };
}

function successOf({ success, examples }: Operation): DocumentOperation['responses'] {
  const { status, description, json, event } = success;
  const content: Record<string, MediaType> = {};
  if (json) {
    const shown = valuesOf(examples, ({ response }) => response);
    content[JSON_TYPE] = { schema: schemaOf(json), ...shown };
  }
  if (event) {
    content[EVENT_TYPE] = { schema: { type: 'string' }, 'x-event-schema': schemaOf(event) };
  }
  return { [status]: { description, ...(json ? { content } : {}) } };
}

function otherwiseOf({ otherwise }: Operation): DocumentOperation['responses'] {
  if (!otherwise) return {};
  const { description, json } = otherwise;
  return { default: { description, content: { [JSON_TYPE]: { schema: schemaOf(json) } } } };
}

function valuesOf(
  examples: Operation['examples'],
  pick: (example: Example) => unknown,
): Pick<MediaType, 'examples'> {
  const shown = Object.entries(examples).flatMap(([name, example]) => {
    const value = pick(example);
    return value === undefined ? [] : [[name, { summary: example.summary, value }] as const];
  });
  return shown.length > 0 ? { examples: Object.fromEntries(shown) } : {};
}

/** What can be wrong with every request of its sort. */
export function problemsOfAll(
  method: Operation['method'],
  tag: Operation['tag'],
): readonly ProblemKind[] {
  const isDoor = tag === 'openai' || tag === 'mcp';
  return [
    ...(method === 'post' ? (['too-large', 'foreign-origin'] as const) : []),
    ...(method === 'get' && isDoor ? (['foreign-origin'] as const) : []),
    'internal',
  ];
}

const titleOf = (kind: ProblemKind) => wordingOf('en').problem[kind].title;

/** What is wrong, by status, in the shape in which this door tells it. */
function problemsOf({ method, tag, problems }: Operation): DocumentOperation['responses'] {
  const isOpenAi = tag === 'openai';
  const kinds: ProblemKind[] = [...problems, ...problemsOfAll(method, tag)];
  const byStatus = new Map<number, ProblemKind[]>();
  for (const kind of kinds) {
    // As `tell-errors.ts` tells it.
    const status = isOpenAi && STATUS[kind] === 422 ? 400 : STATUS[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), kind]);
  }
  const content: Content = isOpenAi
    ? { [JSON_TYPE]: { schema: schemaOf(openAiErrorSchema) } }
    : { [PROBLEM_TYPE]: { schema: schemaOf(problemSchema) } };
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      status,
      { description: found.map((kind) => `${titleOf(kind)} (\`${kind}\`).`).join(' '), content },
    ]),
  );
}

import { Validator } from '@seriousme/openapi-schema-validator';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { describe, expect, it } from 'vitest';
import { chatAnswerSchema } from '../../contract.js';
import { ask, openTestApp } from '../../test-assistant.js';
import { ANSWER, QUESTION } from './examples.js';
import type { Example, Operation } from './operation.js';
import { OPERATIONS } from './operations.js';
import { PAGES, TOKEN_PAGES } from './pages.js';
import { mediaType, openDocument, send } from './test-document.js';
import { EVENT_TYPE, JSON_TYPE, type OpenApiDocument } from './write-document.js';

const { assistant, app, document, faultsOf, told } = await openDocument();

const EXAMPLES = OPERATIONS.flatMap((operation) =>
  Object.entries(operation.examples).map(([name, example]) => ({
    operation,
    example,
    what: `${operation.id}, ${name}`,
  })),
);

const STREAM = { stream: true };
/** For streams; the Model Context Protocol wants both for every answer. */
const STREAMING = { Accept: `${JSON_TYPE}, ${EVENT_TYPE}` };

/** An example that can be sent: a rating needs an answer that has been given. */
async function ready({ id }: Operation, example: Example): Promise<Example> {
  if (id !== 'rate') return example;
  const { feedbackToken } = await ask(app, QUESTION);
  return { ...example, body: { ...(example.body as object), feedbackToken } };
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document) as never)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('tells of every route that is no page, and of none that is not there', () => {
    const routes = new Set(
      app.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`),
    );
    const operations = Object.entries(document.paths).flatMap(([where, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${where.replace(/\{(\w+)\}/gu, ':$1')}`,
      ),
    );
    expect([...operations, ...Object.keys(PAGES), ...TOKEN_PAGES].toSorted()).toEqual(
      [...routes].toSorted(),
    );
  });

  it('tells of no rating where none is taken', async () => {
    const silent = await openTestApp(assistant);
    const { paths } = (await (await silent.request('/openapi.json')).json()) as OpenApiDocument;
    expect(Object.keys(paths)).not.toContain('/api/feedback');
    expect((await silent.request('/rajapinta')).status).toBe(200);
  });

  it('names the server, and may be read by tools of other sites', async () => {
    expect(document.servers).toEqual([{ url: 'https://opas.example.fi' }]);
    const { headers } = await app.request('/openapi.json', {
      headers: { Origin: 'https://editor.example' },
    });
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    const anywhere = await openTestApp(assistant);
    const other = await anywhere.request('http://10.0.0.5:3000/openapi.json');
    expect(await other.json()).toMatchObject({ servers: [{ url: 'http://10.0.0.5:3000' }] });
  });

  it('has a description of every schema that it refers to, and refers to every one', () => {
    const text = JSON.stringify(document);
    const referred = new Set(
      Array.from(text.matchAll(/"#\/components\/schemas\/(\w+)"/gu), ([, name]) => name),
    );
    expect([...referred].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
  });
});

describe('an example of the document', () => {
  it.each(EXAMPLES)('is what its schema says: $what', ({ operation, example }) => {
    const { requestBody, parameters = [], responses } = told(operation) ?? {};
    if (example.body !== undefined) {
      expect(faultsOf(requestBody?.content[JSON_TYPE]?.schema, example.body)).toEqual([]);
    }
    for (const { schema, example: value } of parameters) {
      if (value !== undefined) expect(faultsOf(schema, value)).toEqual([]);
    }
    if (example.response !== undefined) {
      const { schema } = responses?.[200]?.content?.[JSON_TYPE] ?? {};
      expect(faultsOf(schema, example.response)).toEqual([]);
    }
  });

  it.each(EXAMPLES)('is answered as the document says, and with no more: $what', async (the) => {
    const { operation } = the;
    const example = await ready(operation, the.example);
    const streams = (example.body as { stream?: boolean } | undefined)?.stream === true;
    const response = await send(app, operation, example, operation.id === 'mcp' ? STREAMING : {});
    expect(response.status).toBe(operation.success.status);
    if (response.status === 204) return;
    if (streams || mediaType(response) === EVENT_TYPE) return expectEvents(operation, response);
    expect(mediaType(response)).toBe(JSON_TYPE);
    const body: unknown = await response.json();
    const { schema } = told(operation)?.responses[200]?.content?.[JSON_TYPE] ?? {};
    expect(faultsOf(schema, body)).toEqual([]);
    expect(operation.success.json?.parse(body)).toEqual(body);
  });

  it.each(EXAMPLES.filter(({ operation }) => operation.success.event))(
    'is streamed as the document says: $what',
    async ({ operation, example }) => {
      const body = { ...(example.body as object), ...(operation.tag === 'openai' ? STREAM : {}) };
      await expectEvents(operation, await send(app, operation, { ...example, body }, STREAMING));
    },
  );

  it('has of its answer what the assistant answers', async () => {
    const real = chatAnswerSchema.parse(await ask(app, QUESTION));
    for (const statement of ANSWER.answer) {
      expect(real.answer.map(({ text }) => text)).toContain(statement.text);
    }
    const withoutNumber = ({ n: _, ...rest }: (typeof ANSWER.citations)[number]) => rest;
    const site = 'https://opas.example.fi';
    for (const citation of ANSWER.citations) {
      const found = real.citations.find(({ passageId }) => passageId === citation.passageId);
      expect(found && withoutNumber({ ...found, url: found.url.replace(site, '') })).toEqual(
        withoutNumber(citation),
      );
    }
  });
});

/** Every event of a stream is what the document says an event is. */
async function expectEvents(operation: Operation, response: Response): Promise<void> {
  expect(mediaType(response)).toBe(EVENT_TYPE);
  const content = told(operation)?.responses[200]?.content?.[EVENT_TYPE];
  const events = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  let count = 0;
  for await (const { event, data } of events ?? []) {
    if (data === '[DONE]') continue;
    count += 1;
    const named = operation.id === 'ask' ? { event } : {};
    const value = { ...named, ...JSON.parse(data) };
    expect(faultsOf(content?.['x-event-schema'], value)).toEqual([]);
    expect(operation.success.event?.parse(value)).toEqual(value);
  }
  expect(count).toBeGreaterThan(0);
}

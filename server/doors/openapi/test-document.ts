import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Hono } from 'hono';
import { createMetrics } from '../../observe/metrics.js';
import {
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
} from '../../test-assistant.js';
import type { JsonSchema } from './components.js';
import type { Example, Operation } from './operation.js';
import { JSON_TYPE, type OpenApiDocument } from './write-document.js';

/** The real app with feedback, and its document. To be called at the top of a test file. */
export async function openDocument() {
  const openStore = await temporaryStores();
  const store = openStore();
  const feedback = openTestDesk(store);
  const assistant = await openTestAssistant();
  const token = 'x'.repeat(32);
  const metrics = { source: createMetrics('1.0.0'), token };
  const publicUrl = 'https://opas.example.fi';
  const parts = { feedback, adminToken: token, metrics, publicUrl };
  const app = await openTestApp(assistant, listeningLog(), parts);
  const document = (await (await app.request('/openapi.json')).json()) as OpenApiDocument;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'openapi');

  /** What is wrong with a value by a schema of the document; none allows nothing. */
  function faultsOf(schema: JsonSchema | undefined, value: unknown): unknown {
    const absolute = JSON.stringify(schema ?? false).replaceAll('"#/', '"openapi#/');
    const validate = ajv.compile(JSON.parse(absolute));
    return validate(value) ? [] : validate.errors;
  }

  /** An operation as the document tells of it. */
  const told = ({ path: where, method }: Operation) => document.paths[where]?.[method];
  return { assistant, app, store, document, faultsOf, told };
}

/** What differs from request to request. */
export type Sent = Omit<Example, 'summary'>;

/** Sends a request as an example has it, or as it has been changed. */
export function send(
  app: Hono,
  { path: where, method }: Operation,
  { params = {}, query = {}, body }: Sent,
  headers: Readonly<Record<string, string>> = {},
) {
  const filled = where.replace(/\{(\w+)\}/gu, (_, name) => params[name] ?? '');
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return app.request(`${filled}?${new URLSearchParams(query)}`, {
    method: method.toUpperCase(),
    headers: {
      Accept: JSON_TYPE,
      ...(body === undefined ? {} : { 'Content-Type': JSON_TYPE }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: sent }),
  });
}

/** The media type of a response, without its parameters. */
export function mediaType(response: Response): string {
  return response.headers.get('Content-Type')?.split(';')[0] ?? '';
}

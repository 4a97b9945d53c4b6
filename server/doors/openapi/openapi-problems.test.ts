import type { MiddlewareHandler } from 'hono';
import { describe, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import type { ProblemKind } from '../../answer/wording/wording.js';
import type { AppParts } from '../../app.js';
import { Lifecycle } from '../../http/lifecycle.js';
import { respondProblem, STATUS } from '../../http/problem.js';
import { ask, listeningLog, openTestApp, openTestDesk } from '../../test-assistant.js';
import { QUESTION } from './examples.js';
import type { Example, Operation } from './operation.js';
import { OPERATIONS } from './operations.js';
import { mediaType, openDocument, type Sent, send } from './test-document.js';
import { JSON_TYPE, PROBLEM_TYPE, problemsOfAll } from './write-document.js';

const { assistant, app, store, faultsOf, told } = await openDocument();

/** What is sent, and the headers that differ. */
type Request = readonly [Sent, Readonly<Record<string, string>>?];
type Provoke = (of: Operation, example: Example) => Request | Promise<Request>;

/** What a client brings about by what it sends. */
const SENT: Readonly<Partial<Record<ProblemKind, Provoke>>> = {
  'malformed-json': () => [{ body: '{' }],
  'unsupported-media-type': (_of, { body }) => [{ body }, { 'Content-Type': 'text/plain' }],
  'invalid-request': ({ method }) => [method === 'post' ? { body: {} } : { query: { k: '0' } }],
  'personal-identity-code': (_of, { body }) => [
    { body: { ...(body as object), messages: [{ role: 'user', content: 'Olen 131052-308T' }] } },
  ],
  'too-large': () => [{ body: JSON.stringify('x'.repeat(100_000)) }],
  'unknown-material': ({ method }, { body, query }) => [
    method === 'post'
      ? { body: { ...(body as object), material: 'muu' } }
      : { query: { ...query, material: 'muu' } },
  ],
  'unknown-answer': (_of, { body }) => [{ body }],
  'feedback-unavailable': async (_of, { body }) => {
    const { feedbackToken } = await ask(app, QUESTION);
    return [{ body: { ...(body as object), feedbackToken } }];
  },
  'unknown-model': (_of, { body }) => [
    body ? { body: { ...body, model: 'muu' } } : { params: { model: 'muu' } },
  ],
  'foreign-origin': (_of, example) => [
    example,
    { Origin: 'https://evil.example', Host: 'opas.example.fi' },
  ],
};

/** What a server comes to by itself, and how it is made to. */
const SERVED: Readonly<Partial<Record<ProblemKind, () => Partial<AppParts>>>> = {
  'too-many-requests': () => ({ admission: refuseAll('too-many-requests') }),
  busy: () => ({ admission: refuseAll('busy') }),
  'switched-off': () => ({ admission: refuseAll('switched-off') }),
  'malformed-request': () => ({ admission: refuseAll('malformed-request') }),
  'too-slow': () => ({ assistant: { ...assistant, answer: failing('answer-too-slow') } }),
  stopping: () => ({
    lifecycle: stopped(),
    assistant: { ...assistant, answer: failing('server-stopping') },
  }),
  'feedback-unavailable': () => ({
    feedback: openTestDesk({ ...store, save: () => Promise.reject(new Error('disk full')) }),
  }),
  'not-ready': () => ({
    assistant: { ...assistant, tools: withoutDatabase(), answer: failing('database-unusable') },
  }),
  internal: () => ({
    assistant: { ...assistant, tools: withoutModel(), answer: failing('broken') },
  }),
};

function refuseAll(kind: ProblemKind) {
  const refuse: MiddlewareHandler = async (c) => respondProblem(c, kind);
  return { answers: refuse, searches: refuse, feedback: refuse };
}

function failing(code: string): typeof assistant.answer {
  // biome-ignore lint/correctness/useYield: it fails before its first word
  return async function* fail() {
    throw new KuntaopasError({ code, message: 'broken', remedy: 'none' });
  };
}

function withoutModel() {
  const { tools } = assistant;
  const embedQuery = () => Promise.reject(new Error('broken'));
  return { ...tools, embedder: { ...tools.embedder, embedQuery } };
}

function withoutDatabase() {
  const { tools } = assistant;
  const fail = () =>
    Promise.reject(
      new KuntaopasError({ code: 'database-unusable', message: 'away', remedy: 'none' }),
    );
  return { ...tools, reader: { ...tools.reader, nearest: fail, matching: fail } };
}

function stopped(): Lifecycle {
  const lifecycle = new Lifecycle();
  lifecycle.stop();
  return lifecycle;
}

/** Operations that have no work that could fail. */
const SAFE = new Set([
  'listMaterials',
  'describeAssistant',
  'listModels',
  'retrieveModel',
  'health',
]);
/** Their faults are the store's, and within a tool's result: tested where they are at home. */
const TOLD_ELSEWHERE = new Set(['rate', 'mcp', 'readiness']);

const CASES = OPERATIONS.flatMap((operation) =>
  [...operation.problems, ...problemsOfAll(operation.method, operation.tag)]
    .filter(
      (kind) =>
        kind !== 'internal' || !(SAFE.has(operation.id) || TOLD_ELSEWHERE.has(operation.id)),
    )
    .map((kind) => ({ operation, kind, what: `${operation.id}, ${kind}` })),
);

describe('a problem that the document tells of', () => {
  it.each(CASES)('is told as it says: $what', async ({ operation, kind }) => {
    // What a client of the protocol says before it calls a tool is not limited.
    const { ask: call, ...others } = operation.examples;
    const example = call ?? Object.values(others)[0];
    if (!example) throw new Error('there is no example');
    const served = SERVED[kind]?.();
    const at = served
      ? await openTestApp(served.assistant ?? assistant, listeningLog(), {
          feedback: openTestDesk(store),
          ...served,
        })
      : app;
    const request = (await SENT[kind]?.(operation, example)) ?? [example];
    const response = await send(at, operation, ...request);

    const isOpenAi = operation.tag === 'openai';
    const type = isOpenAi ? JSON_TYPE : PROBLEM_TYPE;
    expect(response.status).toBe(isOpenAi && STATUS[kind] === 422 ? 400 : STATUS[kind]);
    expect(mediaType(response)).toBe(type);
    const declared = told(operation)?.responses[response.status];
    expect(declared?.description).toContain(`\`${kind}\``);
    const body: unknown = await response.json();
    expect(faultsOf(declared?.content?.[type]?.schema, body)).toEqual([]);
    if (!isOpenAi) expect(body).toMatchObject({ type: `/problems/${kind}` });
  });
});

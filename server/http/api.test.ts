import { readFile } from 'node:fs/promises';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { DetailedError, hc, type InferRequestType, parseResponse } from 'hono/client';
import type { ExtractSchema } from 'hono/types';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Language } from '#corpus/material';
import { assembleAnswer } from '../answer/assemble-answer.js';
import type { AppType } from '../client.js';
import {
  type AnswerEvent,
  answerEventSchema,
  type ChatAnswer,
  type ChatRequest,
  type Problem,
  problemSchema,
  type SearchResult,
} from '../contract.js';
import {
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
} from '../test-assistant.js';
import type { apiRoutes, feedbackRoutes } from './api.js';

const openStore = await temporaryStores();
const feedback = openTestDesk(openStore());
const app = await openTestApp(await openTestAssistant(), listeningLog(), { feedback });

/** A client as another program has it; only the network between is left out. */
const client = (language: Language) =>
  hc<AppType>('https://opas.example.fi', {
    headers: { 'Accept-Language': language },
    fetch: (...request: Parameters<typeof fetch>) => app.request(...request),
  });

const json: ChatRequest = { messages: [{ role: 'user', content: 'Mitä Tornio tekee?' }] };

describe('a client made with the type of the API', () => {
  it('knows the routes as the handlers are, and no others', () => {
    type Told = ExtractSchema<AppType>;
    type Routes = ExtractSchema<ReturnType<typeof apiRoutes>>;
    type Feedback = ExtractSchema<ReturnType<typeof feedbackRoutes>>;
    expectTypeOf<keyof Told>().toEqualTypeOf<keyof Routes | keyof Feedback>();
    expectTypeOf<Told['/api/chat']>().toEqualTypeOf<Routes['/api/chat']>();
    expectTypeOf<Told['/api/search']>().toEqualTypeOf<Routes['/api/search']>();
    expectTypeOf<Told['/api/materials']>().toEqualTypeOf<Routes['/api/materials']>();
    expectTypeOf<Told['/api/assistant']>().toEqualTypeOf<Routes['/api/assistant']>();
    expectTypeOf<Told['/api/feedback']>().toEqualTypeOf<Feedback['/api/feedback']>();
  });

  const { api } = client('sv');

  it('knows what each route takes and gives', () => {
    expectTypeOf<InferRequestType<typeof api.chat.$post>>().toEqualTypeOf<{ json: ChatRequest }>();
    expectTypeOf<InferRequestType<typeof api.search.$get>['query']>().toEqualTypeOf<{
      q: string;
      k?: string | undefined;
      material?: string | undefined;
      lang?: Language | undefined;
    }>();
    const chat = () => parseResponse(api.chat.$post({ json }));
    const search = () => parseResponse(api.search.$get({ query: { q: 'x' } }));
    expectTypeOf<Awaited<ReturnType<typeof chat>>>().toEqualTypeOf<ChatAnswer>();
    expectTypeOf<Awaited<ReturnType<typeof search>>>().toEqualTypeOf<SearchResult>();
  });

  it('cannot be asked what the API does not take', () => {
    // @ts-expect-error a route that is not there
    void api.nowhere;
    // @ts-expect-error a message without its text
    void (() => api.chat.$post({ json: { messages: [{ role: 'user' }] } }));
    // @ts-expect-error a language that Kuntaopas does not speak
    void (() => api.chat.$post({ json: { ...json, language: 'de' } }));
    // @ts-expect-error a search for nothing
    void (() => api.search.$get({ query: {} }));
    // @ts-expect-error a rating of no answer
    void (() => api.feedback.$post({ json: { rating: 'up' } }));
  });

  it('tells problems from answers by the status', async () => {
    const response = await api.chat.$post({ json });
    if (response.ok) expectTypeOf(await response.json()).toEqualTypeOf<ChatAnswer>();
    const refused = await api.chat.$post({ json: { messages: [] } });
    expect(refused.ok).toBe(false);
    if (!refused.ok) expectTypeOf(await refused.json()).toEqualTypeOf<Problem>();
  });
});

describe('the type of the API', () => {
  it('stands on the contract alone: whoever uses it compiles nothing of the server', async () => {
    const ours = async (file: string) => {
      const source = await readFile(new URL(file, import.meta.url), 'utf8');
      return Array.from(source.matchAll(/from '([.#][^']*)'/gu), ([, from]) => from);
    };
    expect(await ours('../client.ts')).toEqual(['./contract.js']);
    expect(await ours('../contract.ts')).toEqual(['#corpus/language']);
    expect(await ours('../../corpus/language.ts')).toEqual([]);
  });
});

describe('a typed client', () => {
  it('asks, searches, lists and rates', async () => {
    const { api } = client('fi');
    const answer = await parseResponse(api.chat.$post({ json }));
    expect(answer.citations[0]?.slide).toBe(20);
    const { hits } = await parseResponse(api.search.$get({ query: { q: 'Job Voucher', k: '1' } }));
    expect(hits.map(({ slide }) => slide)).toEqual([22]);
    const { materials } = await parseResponse(api.materials.$get());
    expect(materials[0]?.cases).toHaveLength(18);
    const about = await parseResponse(api.assistant.$get({ query: {} }));
    expect(about.openingQuestions.sv).toHaveLength(3);
    const { feedbackToken = '' } = answer;
    const rated = await api.feedback.$post({ json: { feedbackToken, rating: 'up' } });
    expect(rated.status).toBe(204);
  });

  it('is told what is wrong in its own language', async () => {
    const failed = parseResponse(client('sv').api.chat.$post({ json: { messages: [] } }));
    const error = await failed.catch((reason: unknown) => reason);
    if (!(error instanceof DetailedError)) throw new Error('nothing was wrong');
    expect(error.statusCode).toBe(422);
    const problem = problemSchema.parse(error.detail.data);
    expect(problem.title).toBe('Begäran är bristfällig');
    expect(problem.errors?.[0]?.path).toBe('messages');
  });

  it('reads an answer as it comes', async () => {
    const stream = await client('en').api.chat.$post(
      { json },
      { headers: { Accept: 'text/event-stream' } },
    );
    const events = stream.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    const read = async function* (): AsyncGenerator<AnswerEvent> {
      for await (const { event, data } of events ?? []) {
        yield answerEventSchema.parse({ event, ...JSON.parse(data) });
      }
    };
    const { id: _, feedbackToken: _token, ...streamed } = await assembleAnswer(read());
    const {
      id: __,
      feedbackToken: __token,
      ...whole
    } = await parseResponse(client('en').api.chat.$post({ json }));
    expect(streamed).toEqual(whole);
  });
});

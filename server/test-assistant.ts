import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll } from 'vitest';
import { type AppParts, createApp } from './app.js';
import { type Assistant, assemble } from './assemble.js';
import { serverConfigSchema } from './config.js';
import { type AnswerEvent, answerEventSchema, type ChatAnswer } from './contract.js';
import type { FeedbackStore } from './feedback/feedback.js';
import { FeedbackDesk } from './feedback/feedback-desk.js';
import { sqliteFeedback } from './feedback/sqlite-feedback.js';
import { readAssets } from './http/read-assets.js';
import type { Log } from './observe/log.js';
import { copyTestIndex } from './test-index.js';

/** A log that keeps what it is told. */
export function listeningLog(): Log & { readonly told: readonly unknown[] } {
  const told: unknown[] = [];
  return {
    told,
    info: (event, facts) => told.push({ event, facts }),
    error: (event, error, facts) => told.push({ event, error, facts }),
  };
}

/** Settings with which the index is another. */
const OF_INDEX = new Set(['CORPUS_FOLDER', 'EMBEDDING_MODEL', 'MODELS_FOLDER', 'STORE']);

/**
 * The real assistant over the real deck, its index in a temporary folder that goes when the tests of
 * the file are through. To be called at the top of a test file; `environment` adds settings.
 */
export async function openTestAssistant(
  environment: Readonly<Record<string, string>> = {},
): Promise<Assistant> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-server-'));
  afterAll(() => rm(root, { recursive: true, force: true }));
  const folder = path.join(root, 'index');
  // Of another corpus or model it is built here.
  const isOfDeck = Object.keys(environment).every((name) => !OF_INDEX.has(name));
  if (isOfDeck) await copyTestIndex(folder);
  return assemble(serverConfigSchema.parse({ ...environment, INDEX_FOLDER: folder }));
}

/**
 * An empty store of feedback in a temporary folder that goes when the tests of the file are through. To
 * be called at the top of a test file; what it gives, as often as needed.
 */
export async function temporaryStores(): Promise<() => FeedbackStore> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-feedback-'));
  afterAll(() => rm(root, { recursive: true, force: true }));
  let made = 0;
  return () => {
    made += 1;
    return sqliteFeedback(path.join(root, `${made}.sqlite`));
  };
}

/** Takes feedback as `main.ts` makes it by default. */
export function openTestDesk(
  store: FeedbackStore,
  settings: { log?: Log; takesRatings?: boolean; keepsQuestions?: boolean } = {},
): FeedbackDesk {
  const defaults = { log: listeningLog(), takesRatings: true, keepsQuestions: true };
  return new FeedbackDesk({ store, ...defaults, ...settings });
}

/** The app as `main.ts` makes it. */
export async function openTestApp(
  assistant: Assistant,
  log: Log = listeningLog(),
  parts: Partial<AppParts> = {},
): Promise<Hono> {
  return createApp({ assistant, log, assets: await readAssets(), ...parts });
}

/** Sends a body to `POST /api/chat`; a string is sent as it is. */
export function post(app: Hono, body: unknown, headers: Record<string, string> = {}) {
  return app.request('/api/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: isRaw(body) ? body : JSON.stringify(body),
  });
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

/** The body of a conversation of one question. */
export function user(content: unknown) {
  return { messages: [{ role: 'user', content }] };
}

/** Reads the events of a stream as a client does: block by block, as the bytes come in. */
export async function* readEvents(response: Response): AsyncGenerator<AnswerEvent, void, void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) yield readEvent(block);
  }
  if (rest !== '') throw new Error('the stream ended within an event');
}

function readEvent(block: string): AnswerEvent {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const data = JSON.parse(fields.get('data') ?? '') as object;
  return answerEventSchema.parse({ event: fields.get('event'), ...data });
}

/** Asks one question, or one after others, and gives the answer. */
export async function ask(app: Hono, ...questions: readonly string[]): Promise<ChatAnswer> {
  const messages = questions.map((content) => ({ role: 'user', content }));
  return (await post(app, { messages })).json() as Promise<ChatAnswer>;
}

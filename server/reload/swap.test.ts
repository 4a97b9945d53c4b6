import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ingestMaterials } from '#ingest/ingest-material';
import { readSources } from '#ingest/open-tools';
import { liveGeneration, openWriter } from '#ingest/store/open-store';
import { assembleAnswer } from '../answer/assemble-answer.js';
import { assemble, reassemble } from '../assemble.js';
import { serverConfigSchema } from '../config.js';
import { chatAnswerSchema } from '../contract.js';
import { openTestApp, post, readEvents, user } from '../test-assistant.js';
import { followIndex, type IndexEvent, type LiveAssistant } from './live-assistant.js';
import { MONTHS, TELLING_QUESTION, VERSIONS, versionsIn, writeCorpus } from './test-generations.js';

// Ten builds and 1,000 requests at once, on a machine that may be busy: a guard against hangs only.
vi.setConfig({ testTimeout: 300_000 });

let root: string;
let live: LiveAssistant;
let app: Hono;
const told: IndexEvent[] = [];
const kinds = () => told.map(({ kind }) => kind);

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-swap-'));
  const corpus = path.join(root, 'corpus');
  const config = { CORPUS_FOLDER: corpus, INDEX_FOLDER: path.join(root, 'index') };
  await writeCorpus(corpus, 0);
  const options = serverConfigSchema.parse(config);
  live = followIndex(await assemble(options), {
    liveGeneration: () => liveGeneration(options.INDEX_FOLDER),
    open: (running) => reassemble(options, running),
    tell: (event) => told.push(event),
  });
  app = await openTestApp(live.assistant);
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Builds the index of another version of the deck beside the running server. */
async function build(version: number): Promise<void> {
  const corpus = path.join(root, 'corpus');
  await writeCorpus(corpus, version);
  const { embedder } = live.assistant.tools;
  const sources = await readSources({ CORPUS_FOLDER: corpus });
  const writer = openWriter(path.join(root, 'index'));
  await ingestMaterials(sources.materials, { ...sources, embedder }, writer);
}

const STREAMED = { Accept: 'text/event-stream' };

/** Asks as JSON or as a stream, and gives the versions that the answer is from. */
async function askVersions(isStreamed: boolean): Promise<ReadonlySet<number>> {
  const response = await post(app, user(TELLING_QUESTION), isStreamed ? STREAMED : {});
  expect(response.status).toBe(200);
  const answer = isStreamed
    ? await assembleAnswer(readEvents(response))
    : chatAnswerSchema.parse(await response.json());
  expect(answer.citations.length).toBeGreaterThan(0);
  return versionsIn(answer);
}

describe('an index that is built beside the running server', () => {
  it('is gone over to ten times while 1,000 requests are answered, each from one index', async () => {
    const ask = async (isStreamed: boolean) => {
      for (let i = 0; i < 1_000 / VERSIONS / 4; i++) {
        expect((await askVersions(isStreamed)).size).toBe(1);
        const page = await app.request('/materials/hyvat-kaytannot-2026/slides/22');
        expect(page.status).toBe(200);
        // What the swap waits for must have its turn, as it has between requests that come by network.
        await new Promise(setImmediate);
      }
    };
    for (let version = 1; version <= VERSIONS; version++) {
      const swap = async () => {
        await build(version % VERSIONS);
        await live.look();
      };
      await Promise.all([swap(), ask(false), ask(true), ask(false), ask(true)]);
      expect(await askVersions(false)).toEqual(new Set([version % VERSIONS]));
    }
    expect(kinds()).toEqual(['opened', ...Array(VERSIONS).fill('swapped')]);
  });

  it('is not what an answer goes on from that has begun on the one before', async () => {
    const before = await askVersions(false);
    const events = readEvents(await post(app, user(TELLING_QUESTION), STREAMED));
    const first = await events.next();
    if (first.done) throw new Error('no event');
    await build(5);
    await live.look();
    const rest = async function* () {
      yield first.value;
      yield* events;
    };
    expect(versionsIn(await assembleAnswer(rest()))).toEqual(before);
    expect(await askVersions(false)).toEqual(new Set([5]));
  });

  it.each([
    '/',
    '/chat',
    '/materials/hyvat-kaytannot-2026',
    '/materials/hyvat-kaytannot-2026/slides/22',
    '/api/materials',
    '/api/assistant',
  ])('is what every page and every answer of the API is made from: %s', async (path) => {
    const says = async (version: number) => {
      const text = await (await app.request(path)).text();
      return MONTHS.some((name) => text.includes(`${name}kuu`))
        ? text.includes(`${MONTHS[version]}kuu`)
        : text.includes(`2026-0${version + 1}`);
    };
    await build(3);
    await live.look();
    expect([await says(3), await says(4)]).toEqual([true, false]);
    await build(4);
    await live.look();
    expect([await says(3), await says(4)]).toEqual([false, true]);
  });
});

import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEmbeddedDatabase } from '#ingest/postgres/embedded-database';
import { testDatabases } from '#ingest/postgres/test-database';
import { EXIT } from '#ingest/run-command';
import { assembleAnswer } from '../answer/assemble-answer.js';
import { chatAnswerSchema } from '../contract.js';
import { hasRedis, startRedis, type TestRedis } from '../http/test-redis.js';
import { readEvents, user } from '../test-assistant.js';
import { openTestCommands, postJson } from '../test-commands.js';
import { TELLING_QUESTION, versionsIn, writeCorpus } from './test-generations.js';
import { startProxy, type TestProxy } from './test-proxy.js';

// Commands in processes of their own, on a machine that may be busy: limits guard against hangs only.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });
const SOON = { timeout: 60_000, interval: 200 };

/** Requests that one client may make in ten seconds. */
const BURST = 6;

const commands = await openTestCommands({ hasIndex: false });
const corpus = path.join(commands.folder, 'corpus');

describe.each(testDatabases(process.env.DATABASE_URL_TEST))(
  'two servers over one database, behind a proxy: $name',
  ({ openWithVector, maxConnections }) => {
    let pool: Pool;
    let redis: TestRedis | undefined;
    let proxy: TestProxy;
    let settings: Record<string, string>;
    let servers: readonly Awaited<ReturnType<typeof commands.start>>[];
    const clients = { made: 0 };

    beforeAll(async () => {
      const url = await openWithVector();
      pool = new Pool({ connectionString: url, max: 1 });
      redis = hasRedis ? await startRedis() : undefined;
      settings = {
        STORE: 'postgres',
        DATABASE_URL: url,
        DATABASE_CONNECTIONS: String(Math.min(maxConnections, 3)),
        CORPUS_FOLDER: corpus,
        TRUSTED_PROXIES: '127.0.0.1',
        RATE_LIMIT_BURST: String(BURST),
        ...(redis ? { REDIS_URL: redis.url } : {}),
      };
      await build(0);
      servers = await Promise.all([commands.start(settings), commands.start(settings)]);
      proxy = await startProxy(servers.map(({ address }) => address));
    });
    afterAll(async () => {
      await proxy.close();
      await redis?.close();
      await pool.end();
    });

    /** Builds the index of another version of the deck, beside the servers. */
    async function build(version: number): Promise<void> {
      await writeCorpus(corpus, version);
      const { code, errors } = await commands.run('ingest/cli.ts', [], settings).ended;
      expect({ code, errors }).toMatchObject({ code: EXIT.ok });
    }

    const ask = (client: string, accept = 'application/json') =>
      fetch(new URL('/api/chat', proxy.address), {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Forwarded-For': client,
          Accept: accept,
        },
        body: JSON.stringify(user(TELLING_QUESTION)),
      });
    const newClient = () => {
      clients.made += 1;
      return `192.0.${clients.made >> 8}.${clients.made & 255}`;
    };

    /** The versions of the deck that an answer has something from: one, if it is whole. */
    async function askVersions(isStreamed = false): Promise<readonly number[]> {
      const response = await ask(newClient(), isStreamed ? 'text/event-stream' : undefined);
      expect(response.status).toBe(200);
      const answer = isStreamed
        ? await assembleAnswer(readEvents(response))
        : chatAnswerSchema.parse(await response.json());
      expect(answer.citations.length).toBeGreaterThan(0);
      return [...versionsIn(answer)];
    }

    const generations = () =>
      Promise.all(
        servers.map(async ({ address }) => {
          const response = await fetch(new URL('/readyz', address));
          expect(response.status).toBe(200);
          return ((await response.json()) as { index: { generation: string } }).index.generation;
        }),
      );

    it('answer every question while indexes are built, each from one, and count together', async () => {
      const first = await generations();
      expect(new Set(first).size).toBe(1);
      let isBuilding = true;
      let asked = 0;
      const keepAsking = async (isStreamed: boolean) => {
        while (isBuilding) {
          const versions = await askVersions(isStreamed);
          expect(versions).toHaveLength(1);
          asked += 1;
          await wait(20);
        }
      };
      const asking = [keepAsking(false), keepAsking(true)];
      for (const version of [1, 2]) {
        const before = await generations();
        await build(version);
        // Each takes it into use by itself.
        await vi.waitFor(async () => {
          for (const generation of await generations()) expect(before).not.toContain(generation);
        }, SOON);
        expect(await askVersions()).toEqual([version]);
      }
      isBuilding = false;
      await Promise.all(asking);
      const last = await generations();
      expect(new Set(last).size).toBe(1);
      expect(last).not.toEqual(first);
      expect(asked).toBeGreaterThan(20);
      for (const handed of proxy.handed) expect(handed).toBeGreaterThan(asked / 3);
      for (const { said } of servers) {
        expect(said.errors.match(/"event":"index-swapped"/gu)).toHaveLength(2);
        // That Redis was late is the machine's affair: each server then counts by itself for a while.
        const errors = said.errors.split('\n').filter((line) => line.includes('"level":"error"'));
        expect(errors.filter((line) => !line.includes('"event":"redis-lost"'))).toEqual([]);
      }

      // Without a Redis each counts for itself.
      const client = newClient();
      const statuses: number[] = [];
      for (let i = 0; i < 2 * BURST; i++) statuses.push((await ask(client)).status);
      const answered = statuses.filter((status) => status === 200);
      expect(answered).toHaveLength(redis ? BURST : 2 * BURST);
      expect(statuses.filter((status) => status === 429)).toHaveLength(redis ? BURST : 0);

      for (const { child } of servers) child.kill('SIGTERM');
      for (const { ended } of servers) expect(await ended).toMatchObject({ code: EXIT.ok });
    });
  },
);

describe('a server whose database goes away', () => {
  it('says so, and answers again when it is back', async () => {
    const database = await openEmbeddedDatabase();
    await writeCorpus(corpus, 0);
    const server = await commands.start({
      STORE: 'postgres',
      DATABASE_URL: database.url,
      DATABASE_CONNECTIONS: '1',
      CORPUS_FOLDER: corpus,
      RATE_LIMIT_BURST: '0',
    });
    expect(server.said.output).toContain('There is no index in the database. Building it now.');
    const askStatus = async () => {
      const response = await postJson(server.address, '/api/chat', user(TELLING_QUESTION));
      return { status: response.status, problem: (await response.json()).type };
    };
    const ready = async () => (await fetch(new URL('/readyz', server.address))).status;
    expect((await askStatus()).status).toBe(200);
    await database.hangUp();
    expect(await askStatus()).toEqual({ status: 503, problem: '/problems/not-ready' });
    expect(await ready()).toBe(503);
    expect((await fetch(new URL('/healthz', server.address))).status).toBe(200);
    await database.listen();
    await vi.waitFor(async () => expect(await ready()).toBe(200), SOON);
    expect((await askStatus()).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: EXIT.ok });
    expect(server.said.errors).toContain('database-unusable');
    await database.close();
  });
});

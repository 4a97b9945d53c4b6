import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testDatabases } from '#ingest/postgres/test-database';
import { chatAnswerSchema } from '../contract.js';
import { openTestCommands, postJson } from '../test-commands.js';
import { sqliteFeedback } from './sqlite-feedback.js';

const { folder, start } = await openTestCommands();
const [embedded] = testDatabases(undefined);

/** One client asks and rates much here. */
const FREELY = {
  RATE_LIMIT_BURST: '0',
  RATE_LIMIT_HOUR: '0',
  FEEDBACK_LIMIT_BURST: '0',
  FEEDBACK_LIMIT_HOUR: '0',
};

/** No file of the process may grow over it: what is written beyond fails, as on a full disk. */
const FULL = { maxFileSize: 160 * 1024 };

const ask = async (address: URL, content: string) => {
  const response = await postJson(address, '/api/chat', { messages: [{ role: 'user', content }] });
  expect(response.status).toBe(200);
  return chatAnswerSchema.parse(await response.json());
};

describe('a server whose disk is full', () => {
  it('says so of a rating, keeps all that it has acknowledged, and goes on answering', async () => {
    const file = path.join(folder, 'full', 'feedback.sqlite');
    const server = await start({ ...FREELY, FEEDBACK_DB: file }, FULL);
    const { feedbackToken = '' } = await ask(server.address, 'Mitä Turku tekee?');
    const comment = 'sana '.repeat(100);
    const acknowledged: string[] = [];
    let refused: Response | undefined;
    for (let i = 0; i < 2_000 && !refused; i += 1) {
      const answer = await ask(server.address, 'Mitä Turku tekee?');
      const rating = { feedbackToken: answer.feedbackToken, rating: 'up', comment };
      const response = await postJson(server.address, '/api/feedback', rating);
      if (response.status === 204) acknowledged.push(answer.id);
      else refused = response;
    }
    expect(refused?.status).toBe(503);
    expect(await refused?.json()).toMatchObject({ type: '/problems/feedback-unavailable' });
    expect((await stat(file)).size).toBeLessThanOrEqual(FULL.maxFileSize);
    expect(acknowledged.length).toBeGreaterThan(50);
    for (const question of ['Mitä Turku tekee?', 'Mitä Vaasa tekee?']) {
      await ask(server.address, question);
    }
    expect((await fetch(new URL('/readyz', server.address))).status).toBe(200);
    expect(server.said.errors).toContain('"event":"feedback-not-saved"');
    server.child.kill('SIGKILL');
    await server.ended;

    const store = sqliteFeedback(file);
    const kept = new Set((await store.all()).map(({ answerId }) => answerId));
    await store.close();
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);

    // It starts again while the disk is still full, and takes ratings once there is room.
    const full = await start({ ...FREELY, FEEDBACK_DB: file }, FULL);
    await ask(full.address, 'Mitä Turku tekee?');
    full.child.kill('SIGKILL');
    await full.ended;
    const roomy = await start({ ...FREELY, FEEDBACK_DB: file });
    const again = await postJson(roomy.address, '/api/feedback', { feedbackToken, rating: 'up' });
    expect(again.status).toBe(204);
    roomy.child.kill('SIGTERM');
    await roomy.ended;
  });
});

describe('a server whose database is down', () => {
  it('starts, answers, says so of a rating, and takes it once the database is up', async () => {
    const url = new URL((await embedded?.open()) ?? '');
    const gate = await openGate(Number(url.port));
    url.port = String(gate.port);
    gate.close();
    const server = await start({ ...FREELY, DATABASE_URL: url.href });
    expect(await ask(server.address, 'Mitä Turku tekee?')).not.toHaveProperty('feedbackToken');
    gate.open();
    // The first rating that comes with a token waits for the key, which is loaded anew.
    const forged = { feedbackToken: randomUUID(), rating: 'up' };
    expect((await postJson(server.address, '/api/feedback', forged)).status).toBe(404);
    const { feedbackToken } = await ask(server.address, 'Mitä Turku tekee?');
    const rating = { feedbackToken, rating: 'up' };
    gate.close();
    expect((await postJson(server.address, '/api/feedback', rating)).status).toBe(503);
    await ask(server.address, 'Mitä Turku tekee?');
    gate.open();
    expect((await postJson(server.address, '/api/feedback', rating)).status).toBe(204);
    expect(server.said.errors).not.toContain('postgres:postgres');
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0 });
  });
});

/** A way to a port that can be shut: connections end, and new ones are refused. */
async function openGate(target: number) {
  let isOpen = true;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (!isOpen) {
      socket.destroy();
      return;
    }
    const onward = createConnection(target, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    port: (server.address() as { port: number }).port,
    open() {
      isOpen = true;
    },
    close() {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
  };
}

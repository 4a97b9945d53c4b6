import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AssistantInfo } from '../contract.js';
import { feedbackOf } from '../feedback/feedback.contract.js';
import type { Feedback, FeedbackStore } from '../feedback/feedback.js';
import { sqliteFeedback } from '../feedback/sqlite-feedback.js';
import {
  ask,
  listeningLog,
  openTestApp,
  openTestAssistant,
  readEvents,
} from '../test-assistant.js';

const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-feedback-'));
afterAll(() => rm(root, { recursive: true, force: true }));
const newFile = () => path.join(root, randomUUID());

const assistant = await openTestAssistant();

async function open(store: FeedbackStore | null = sqliteFeedback(newFile())) {
  const log = listeningLog();
  const app = await openTestApp(assistant, log, { feedback: store });
  const send = (body: unknown, headers: Record<string, string> = {}) =>
    app.request('/api/feedback', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const kept = async (): Promise<readonly Feedback[]> => (await store?.all()) ?? [];
  return { app, send, kept, log };
}

const today = new Date().toISOString().slice(0, 10);

describe('POST /api/feedback', () => {
  it('keeps the rating with what the answer was about, and nothing of the question', async () => {
    const { app, send, kept } = await open();
    const { id } = await ask(app, 'Miten Lappeenrannan Job Voucher toimii?');
    const response = await send({ answerId: id, rating: 'up' });
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect(await kept()).toEqual([feedbackOf({ answerId: id, receivedOn: today })]);
  });

  it('knows an answer that was streamed, and one without sources', async () => {
    const { app, send, kept } = await open();
    const streamed = await app.request('/api/chat', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'What does Turku do?' }] }),
    });
    const ids: string[] = [];
    for await (const event of readEvents(streamed)) {
      if (event.event === 'answer-start') ids.push(event.id);
    }
    ids.push((await ask(app, 'Mitä Vaasa tekee?')).id);
    for (const answerId of ids) {
      expect((await send({ answerId, rating: 'down' })).status).toBe(204);
    }
    expect(await kept()).toEqual([
      feedbackOf({
        answerId: ids[0] ?? '',
        receivedOn: today,
        rating: 'down',
        language: 'en',
        cases: ['hyvat-kaytannot-2026/turku'],
      }),
      expect.objectContaining({ rating: 'down', outcome: 'unanswered_not_in_material' }),
    ]);
  });

  it('keeps a comment with its personal data masked, and no empty one', async () => {
    const { app, send, kept } = await open();
    const comment = '  Väärin! Soita 040 123 4567 tai a@example.fi, t. 131052-308T ';
    const { id } = await ask(app, 'Mitä Tornio tekee?');
    expect((await send({ answerId: id, rating: 'down', comment })).status).toBe(204);
    const [found] = await kept();
    expect(found?.comment).toMatch(/^Väärin! Soita \[.+\] tai \[.+\], t\. \[.+\]$/u);
    expect(JSON.stringify(await kept())).not.toMatch(/4567|@|131052/u);
    expect((await send({ answerId: id, rating: 'down', comment: ' ' })).status).toBe(204);
    expect((await kept())[0]?.comment).toBeNull();
  });

  it('takes a second rating of an answer for a change of mind', async () => {
    const { app, send, kept } = await open();
    const { id } = await ask(app, 'Mitä Tornio tekee?');
    for (const rating of ['up', 'down', 'down']) await send({ answerId: id, rating });
    expect(await kept()).toEqual([expect.objectContaining({ answerId: id, rating: 'down' })]);
  });

  it.each([
    ['fi', 'Vastausta ei löydy'],
    ['sv', 'Svaret hittades inte'],
    ['en', 'Answer not found'],
  ])('says that it does not know an answer: %s', async (language, title) => {
    const { send, kept } = await open();
    const response = await send({ answerId: randomUUID(), rating: 'up', language });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ type: '/problems/unknown-answer', title });
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['no rating', { answerId: randomUUID() }, 422],
    ['another rating', { answerId: randomUUID(), rating: 'sideways' }, 422],
    ['no id', { rating: 'up' }, 422],
    ['an id of another kind', { answerId: '1; DROP TABLE feedback', rating: 'up' }, 422],
    ['a comment too long', { answerId: randomUUID(), rating: 'up', comment: 'a'.repeat(501) }, 422],
    ['an unknown field', { answerId: randomUUID(), rating: 'up', question: 'hei' }, 422],
    ['a list', [], 422],
    ['no JSON', '{', 400],
  ])('refuses %s', async (_name, body, status) => {
    const { send, kept } = await open();
    const response = await send(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await kept()).toEqual([]);
  });

  it('refuses what a form of another site can send', async () => {
    const { send } = await open();
    expect((await send('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
  });

  it('is not there when nothing may be kept, and clients are told', async () => {
    const takes = async ({ app }: Awaited<ReturnType<typeof open>>) =>
      ((await (await app.request('/api/assistant')).json()) as AssistantInfo).feedback;
    const silent = await open(null);
    expect((await silent.send({ answerId: randomUUID(), rating: 'up' })).status).toBe(404);
    expect(await takes(silent)).toBe(false);
    expect(await takes(await open())).toBe(true);
  });

  it('answers a broken store with a problem that tells nothing of it', async () => {
    const broken: FeedbackStore = {
      ...sqliteFeedback(newFile()),
      save: () => Promise.reject(new Error('disk full at /srv/secret')),
    };
    const { app, send, log } = await open(broken);
    const { id } = await ask(app, 'Mitä Tornio tekee?');
    const response = await send({ answerId: id, rating: 'up' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(log.told).toHaveLength(1);
  });
});

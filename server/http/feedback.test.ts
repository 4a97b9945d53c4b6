import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AssistantInfo } from '../contract.js';
import type { Feedback, FeedbackStore } from '../feedback/feedback.js';
import { feedbackOf } from '../feedback/feedback-samples.js';
import {
  ask,
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  readEvents,
  temporaryStores,
} from '../test-assistant.js';

const assistant = await openTestAssistant();
const newStore = await temporaryStores();

async function open(store: FeedbackStore | null = newStore()) {
  const log = listeningLog();
  const feedback = store && openTestDesk(store, { log });
  const app = await openTestApp(assistant, log, { feedback });
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
    const { id, feedbackToken } = await ask(app, 'Miten Lappeenrannan Job Voucher toimii?');
    const response = await send({ feedbackToken, rating: 'up' });
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
    let answerId = '';
    const tokens: unknown[] = [];
    for await (const event of readEvents(streamed)) {
      if (event.event === 'answer-start') answerId = event.id;
      if (event.event === 'answer-end') tokens.push(event.feedbackToken);
    }
    tokens.push((await ask(app, 'Mitä Vaasa tekee?')).feedbackToken);
    for (const feedbackToken of tokens) {
      expect((await send({ feedbackToken, rating: 'down' })).status).toBe(204);
    }
    expect(await kept()).toEqual([
      feedbackOf({
        answerId,
        receivedOn: today,
        rating: 'down',
        language: 'en',
        cases: ['hyvat-kaytannot-2026/turku'],
        slides: ['hyvat-kaytannot-2026/5'],
      }),
      expect.objectContaining({ rating: 'down', outcome: 'unanswered_not_in_material' }),
    ]);
  });

  it('keeps a comment with its personal data masked, and no empty one', async () => {
    const { app, send, kept } = await open();
    const comment = '  Väärin! Soita 040 123 4567 tai a@example.fi, t. 131052-308T ';
    const { feedbackToken } = await ask(app, 'Mitä Tornio tekee?');
    expect((await send({ feedbackToken, rating: 'down', comment })).status).toBe(204);
    const [found] = await kept();
    expect(found?.comment).toMatch(/^Väärin! Soita \[.+\] tai \[.+\], t\. \[.+\]$/u);
    expect(JSON.stringify(await kept())).not.toMatch(/4567|@|131052/u);
    expect((await send({ feedbackToken, rating: 'down', comment: ' ' })).status).toBe(204);
    expect((await kept())[0]?.comment).toBeNull();
  });

  it('takes a second rating of an answer for a change of mind', async () => {
    const { app, send, kept } = await open();
    const { id, feedbackToken } = await ask(app, 'Mitä Tornio tekee?');
    for (const rating of ['up', 'down', 'down']) await send({ feedbackToken, rating });
    expect(await kept()).toEqual([expect.objectContaining({ answerId: id, rating: 'down' })]);
  });

  it.each([
    ['fi', 'Vastausta ei löydy'],
    ['sv', 'Svaret hittades inte'],
    ['en', 'Answer not found'],
  ])('says that it does not know an answer: %s', async (language, title) => {
    const { send, kept } = await open();
    const response = await send({ feedbackToken: randomUUID(), rating: 'up', language });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ type: '/problems/unknown-answer', title });
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['no rating', { feedbackToken: 'a.b' }, 422],
    ['another rating', { feedbackToken: 'a.b', rating: 'sideways' }, 422],
    ['no token', { rating: 'up' }, 422],
    ['an empty token', { feedbackToken: '', rating: 'up' }, 422],
    ['a token without end', { feedbackToken: 'a'.repeat(16_001), rating: 'up' }, 422],
    ['a token that is none', { feedbackToken: '1; DROP TABLE feedback', rating: 'up' }, 404],
    ['a comment too long', { feedbackToken: 'a', rating: 'up', comment: 'a'.repeat(501) }, 422],
    ['an unknown field', { feedbackToken: 'a', rating: 'up', answer: 'hei' }, 422],
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
    expect((await silent.send({ feedbackToken: randomUUID(), rating: 'up' })).status).toBe(404);
    expect(await ask(silent.app, 'Mitä Tornio tekee?')).not.toHaveProperty('feedbackToken');
    expect(await takes(silent)).toBe(false);
    expect(await takes(await open())).toBe(true);
  });

  it('is not lost in silence: a store that fails is a problem that tells nothing of it', async () => {
    const store = newStore();
    let isFull = true;
    const { app, send, log, kept } = await open({
      ...store,
      save: (feedback) =>
        isFull ? Promise.reject(new Error('disk full at /srv/secret')) : store.save(feedback),
    });
    const { feedbackToken } = await ask(app, 'Mitä Tornio tekee?');
    const response = await send({ feedbackToken, rating: 'up' });
    expect(response.status).toBe(503);
    const problem = await response.text();
    expect(problem).toContain('/problems/feedback-unavailable');
    expect(problem).not.toContain('secret');
    expect(log.told).toEqual([expect.objectContaining({ event: 'feedback-not-saved' })]);
    const form = await app.request('/chat/feedback', {
      method: 'POST',
      body: new URLSearchParams({ feedbackToken: String(feedbackToken), rating: 'up', lang: 'fi' }),
    });
    expect(form.status).toBe(503);
    expect(await form.text()).toContain('Palautteen tallennuksessa on häiriö.');
    isFull = false;
    expect((await send({ feedbackToken, rating: 'up' })).status).toBe(204);
    expect(await kept()).toHaveLength(1);
  });
});

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverConfigSchema } from '../config.js';
import { listeningLog } from '../test-assistant.js';
import type { FeedbackStore } from './feedback.js';
import { countOf, feedbackOf, unansweredOf } from './feedback-samples.js';
import { openFeedbackDesk, openFeedbackStore } from './open-feedback.js';
import { keepRetention } from './retention.js';
import { sqliteFeedback } from './sqlite-feedback.js';

const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-feedback-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describe('where feedback is kept', () => {
  const open = (environment: Record<string, string>) =>
    openFeedbackStore(serverConfigSchema.parse(environment), listeningLog());

  it('is a folder beside the index, or the file that is named', async () => {
    const beside = await open({ INDEX_FOLDER: path.join(root, 'site', 'index') });
    const named = await open({ FEEDBACK_DB: path.join(root, 'named', 'own.db') });
    expect(await readdir(path.join(root, 'site', 'feedback'))).toContain('feedback.sqlite');
    expect(await readdir(path.join(root, 'named'))).toContain('own.db');
    await Promise.all([beside?.close(), named?.close()]);
  });

  it('is the database that is named, and no file; it need not be up', async () => {
    const store = await open({
      INDEX_FOLDER: path.join(root, 'database', 'index'),
      DATABASE_URL: 'postgres://127.0.0.1:9/kuntaopas',
    });
    await expect(store?.all()).rejects.toMatchObject({ code: 'database-unusable' });
    expect(await readdir(root)).not.toContain('database');
    await store?.close();
  });

  it.each([{ FEEDBACK: 'false', UNANSWERED_QUESTIONS: 'false' }, { RETENTION_DAYS: '0' }])(
    'is nowhere with %j',
    async (off) => {
      expect(await open({ INDEX_FOLDER: path.join(root, 'off', 'index'), ...off })).toBeNull();
      expect(await readdir(root)).not.toContain('off');
    },
  );

  it.each([
    [{ FEEDBACK: 'false' }, { takesRatings: false, keepsQuestions: true }],
    [{ UNANSWERED_QUESTIONS: 'false' }, { takesRatings: true, keepsQuestions: false }],
  ])('may hold a part of it: %j', async (environment, expected) => {
    const file = { FEEDBACK_DB: path.join(root, 'part.db') };
    const config = serverConfigSchema.parse({ ...file, ...environment });
    const desk = await openFeedbackDesk(config, listeningLog());
    expect(desk).toMatchObject(expected);
    await desk?.close();
  });
});

describe('retention', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('deletes all that is older than the days, at the start and on each day after', async () => {
    const store = sqliteFeedback(path.join(root, 'retention.sqlite'));
    const days = ['2026-08-25', '2026-08-26', '2026-08-27', '2026-11-24'];
    for (const day of days) {
      await store.save(feedbackOf({ answerId: day, receivedOn: day }));
      await store.add({ outcomes: [countOf({ day })], unanswered: [unansweredOf({ day })] });
    }
    const kept = async () => {
      const { outcomes, unanswered } = await store.tally();
      return [
        (await store.all()).map(({ receivedOn }) => receivedOn),
        outcomes.map(({ day }) => day),
        unanswered.map(({ day }) => day),
      ];
    };
    const log = listeningLog();
    const stop = await keepRetention({ store, days: 90, log });
    expect(await kept()).toEqual(Array(3).fill(days.slice(1)));
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1_000);
    expect(await kept()).toEqual(Array(3).fill(days.slice(2)));
    stop();
    await vi.advanceTimersByTimeAsync(365 * 24 * 60 * 60 * 1_000);
    expect(await kept()).toEqual(Array(3).fill(days.slice(2)));
    expect(log.told).toHaveLength(2);
    await store.close();
  });

  it('says when it fails, and tries again', async () => {
    let calls = 0;
    const store = {
      deleteBefore: () => {
        calls += 1;
        return calls === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve(3);
      },
    } as Partial<FeedbackStore> as FeedbackStore;
    const log = listeningLog();
    const stop = await keepRetention({ store, days: 90, log });
    await vi.advanceTimersByTimeAsync(60 * 60 * 1_000);
    stop();
    expect(log.told).toEqual([
      expect.objectContaining({ event: 'feedback-retention-failed' }),
      { event: 'feedback-expired', facts: { deleted: 3, days: 90 } },
    ]);
  });
});

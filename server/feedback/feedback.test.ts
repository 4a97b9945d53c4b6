import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverConfigSchema } from '../config.js';
import { listeningLog } from '../test-assistant.js';
import { countFeedback, isoWeek } from './count-feedback.js';
import { feedbackOf } from './feedback.contract.js';
import { openFeedback } from './open-feedback.js';
import { feedbackCsv, feedbackTable } from './print-feedback.js';
import { RecentAnswers } from './recent-answers.js';
import { keepRetention } from './retention.js';
import { sqliteFeedback } from './sqlite-feedback.js';

const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-feedback-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const TORNIO = 'hyvat-kaytannot-2026/tornio';
const TURKU = 'hyvat-kaytannot-2026/turku';

describe('the week of a day', () => {
  it.each([
    ['2026-11-24', '2026-W48'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2028-02-29', '2028-W09'],
  ])('is the one of ISO 8601: %s is in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });
});

describe('the report', () => {
  const all = [
    feedbackOf({ answerId: '1', cases: [TORNIO, TURKU] }),
    feedbackOf({ answerId: '2', cases: [TORNIO], rating: 'down', comment: '=1+1, "heh"\nja' }),
    feedbackOf({ answerId: '3', cases: [], rating: 'down', receivedOn: '2026-12-01' }),
  ];

  it('counts by week, rating and case, and an answer once in the sum of its week', () => {
    expect(countFeedback(all)).toEqual([
      { week: '2026-W48', case: null, up: 1, down: 1 },
      { week: '2026-W48', case: TORNIO, up: 1, down: 1 },
      { week: '2026-W48', case: TURKU, up: 1, down: 0 },
      { week: '2026-W49', case: null, up: 0, down: 1 },
      { week: '2026-W49', case: '', up: 0, down: 1 },
    ]);
  });

  it('is a table whose columns stand below each other', () => {
    expect(feedbackTable(countFeedback(all)).split('\n').slice(0, 3)).toEqual([
      'week         up   down  case',
      '2026-W48      1      1  all',
      `2026-W48      1      1  ${TORNIO}`,
    ]);
  });

  it('is CSV in which a comment is no formula and stays in its field', () => {
    const csv = feedbackCsv(all);
    expect(csv.split('\r\n')[0]).toBe('day,week,rating,outcome,language,cases,comment');
    expect(csv).toContain(`,${TORNIO},"'=1+1, ""heh""\nja"\r\n`);
    expect(csv.endsWith('\r\n')).toBe(true);
  });
});

describe('the memory of recent answers', () => {
  it('holds ten thousand, and forgets the oldest first', () => {
    const recent = new RecentAnswers();
    const facts = { language: 'fi', outcome: 'answered', cases: [TORNIO] } as const;
    for (let i = 0; i <= 10_000; i += 1) recent.remember(String(i), facts);
    expect(recent.find('0')).toBeUndefined();
    expect(recent.find('1')).toEqual(facts);
    expect(recent.find('10000')).toEqual(facts);
  });
});

describe('where feedback is kept', () => {
  const open = (environment: Record<string, string>) =>
    openFeedback(serverConfigSchema.parse(environment));

  it('is a folder beside the index, or the file that is named', async () => {
    const beside = open({ INDEX_FOLDER: path.join(root, 'site', 'index') });
    const named = open({ FEEDBACK_DB: path.join(root, 'named', 'own.db') });
    expect(await readdir(path.join(root, 'site', 'feedback'))).toContain('feedback.sqlite');
    expect(await readdir(path.join(root, 'named'))).toContain('own.db');
    await Promise.all([beside?.close(), named?.close()]);
  });

  it.each([{ FEEDBACK: 'false' }, { RETENTION_DAYS: '0' }])('is nowhere with %j', async (off) => {
    expect(open({ INDEX_FOLDER: path.join(root, 'off', 'index'), ...off })).toBeNull();
    expect(await readdir(root)).not.toContain('off');
  });
});

describe('retention', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('deletes what is older than the days, at the start and on each day after', async () => {
    const store = sqliteFeedback(path.join(root, 'retention.sqlite'));
    const days = ['2026-08-25', '2026-08-26', '2026-08-27', '2026-11-24'];
    for (const day of days) await store.save(feedbackOf({ answerId: day, receivedOn: day }));
    const kept = async () => (await store.all()).map(({ receivedOn }) => receivedOn);
    const log = listeningLog();
    const stop = await keepRetention({ store, days: 90, log });
    expect(await kept()).toEqual(days.slice(1));
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1_000);
    expect(await kept()).toEqual(days.slice(2));
    stop();
    await vi.advanceTimersByTimeAsync(365 * 24 * 60 * 60 * 1_000);
    expect(await kept()).toEqual(days.slice(2));
    expect(log.told).toHaveLength(2);
    await store.close();
  });
});

import { beforeEach, expect, it } from 'vitest';
import type { FeedbackStore } from './feedback.js';
import { countOf, feedbackOf, unansweredOf } from './feedback-samples.js';

/** The tests that every store of feedback must pass; `make` gives an empty one. */
export function testFeedback(make: () => FeedbackStore | Promise<FeedbackStore>): void {
  let store: FeedbackStore;
  beforeEach(async () => {
    store = await make();
    return () => store.close();
  });

  it('gives back what it was given, oldest day first', async () => {
    const later = feedbackOf({ answerId: 'b', receivedOn: '2026-11-25', rating: 'down' });
    const earlier = feedbackOf({
      answerId: 'a',
      language: 'sv',
      outcome: 'unanswered_not_in_material',
      cases: [],
      slides: [],
      comment: 'Åäö "citat"; \u0027 DROP TABLE feedback; --\n😀',
      question: 'Vad gör Åbo?',
    });
    await store.save(later);
    await store.save(earlier);
    expect(await store.all()).toEqual([earlier, later]);
  });

  it('keeps one rating of an answer: the last', async () => {
    await store.save(feedbackOf({ rating: 'up' }));
    await store.save(feedbackOf({ rating: 'down', comment: 'vanhentunut' }));
    expect(await store.all()).toEqual([feedbackOf({ rating: 'down', comment: 'vanhentunut' })]);
  });

  it('keeps one of many ratings of an answer that come at once', async () => {
    const ratings = Array.from({ length: 10 }, () => ['up', 'down'] as const).flat();
    await Promise.all(ratings.map((rating) => store.save(feedbackOf({ rating }))));
    expect(await store.all()).toHaveLength(1);
  });

  it('stars what it has, and takes the star back with a new rating', async () => {
    const { answerId } = feedbackOf({});
    expect(await store.star(answerId, true)).toBe(false);
    await store.save(feedbackOf({}));
    expect(await store.star(answerId, true)).toBe(true);
    expect(await store.all()).toEqual([feedbackOf({ isStarred: true })]);
    expect(await store.star(answerId, false)).toBe(true);
    expect(await store.all()).toEqual([feedbackOf({})]);
    await store.star(answerId, true);
    await store.save(feedbackOf({ rating: 'down' }));
    expect(await store.all()).toEqual([feedbackOf({ rating: 'down' })]);
  });

  it('adds counts up by day, language, outcome and case', async () => {
    const tornio = { case: 'hyvat-kaytannot-2026/tornio' };
    const partly = { outcome: 'answered_partly' as const };
    await store.add({ outcomes: [countOf({}), countOf(tornio)], unanswered: [] });
    await store.add({
      outcomes: [countOf({ count: 2 }), countOf(partly), countOf({ day: '2026-11-23' })],
      unanswered: [],
    });
    const { outcomes } = await store.tally();
    expect(outcomes).toHaveLength(4);
    expect(outcomes[0]).toEqual(countOf({ day: '2026-11-23' }));
    expect(outcomes).toContainEqual(countOf({ count: 3 }));
    expect(outcomes).toContainEqual(countOf(tornio));
    expect(outcomes).toContainEqual(countOf(partly));
  });

  it('adds up how often a question was asked, and keeps what was nearest the last time', async () => {
    const nearest = 'hyvat-kaytannot-2026/5';
    await store.add({ outcomes: [], unanswered: [unansweredOf({})] });
    await store.add({ outcomes: [], unanswered: [unansweredOf({ count: 2, nearest })] });
    await store.add({ outcomes: [], unanswered: [unansweredOf({ day: '2026-11-25' })] });
    expect((await store.tally()).unanswered).toEqual([
      unansweredOf({ count: 3, nearest }),
      unansweredOf({ day: '2026-11-25' }),
    ]);
  });

  it('adds all of a tally or nothing', async () => {
    const broken = unansweredOf({ question: null as unknown as string });
    await expect(
      store.add({ outcomes: [countOf({})], unanswered: [unansweredOf({}), broken] }),
    ).rejects.toThrow();
    expect(await store.tally()).toEqual({ outcomes: [], unanswered: [] });
    await store.add({ outcomes: [countOf({})], unanswered: [] });
    expect((await store.tally()).outcomes).toEqual([countOf({})]);
  });

  it('has one key to sign with, of 32 bytes', async () => {
    const keys = await Promise.all([store.signingKey(), store.signingKey()]);
    expect(keys[0]).toHaveLength(32);
    expect(keys[0]).toEqual(keys[1]);
    expect(await store.signingKey()).toEqual(keys[0]);
  });

  it('deletes what came before a day, and tells how many', async () => {
    const days = ['2026-08-24', '2026-08-25', '2026-08-26', '2026-11-24'];
    for (const day of days) {
      await store.save(feedbackOf({ answerId: day, receivedOn: day }));
      await store.add({ outcomes: [countOf({ day })], unanswered: [unansweredOf({ day })] });
    }
    expect(await store.deleteBefore('2026-08-26')).toBe(6);
    expect((await store.all()).map(({ receivedOn }) => receivedOn)).toEqual(days.slice(2));
    const { outcomes, unanswered } = await store.tally();
    expect(outcomes.map(({ day }) => day)).toEqual(days.slice(2));
    expect(unanswered.map(({ day }) => day)).toEqual(days.slice(2));
    expect(await store.deleteBefore('2026-08-26')).toBe(0);
  });

  it('is empty at first', async () => {
    expect(await store.all()).toEqual([]);
    expect(await store.tally()).toEqual({ outcomes: [], unanswered: [] });
  });
}

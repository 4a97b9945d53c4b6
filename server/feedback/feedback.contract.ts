import { beforeEach, expect, it } from 'vitest';
import type { Feedback, FeedbackStore } from './feedback.js';

/** A piece of feedback, but for what the test says of it. */
export function feedbackOf(parts: Partial<Feedback>): Feedback {
  return {
    answerId: '00000000-0000-4000-8000-000000000001',
    receivedOn: '2026-11-24',
    rating: 'up',
    language: 'fi',
    outcome: 'answered',
    cases: ['hyvat-kaytannot-2026/lappeenranta'],
    comment: null,
    ...parts,
  };
}

/** The tests that every store of feedback must pass; `make` gives an empty one. */
export function testFeedback(make: () => FeedbackStore): void {
  let store: FeedbackStore;
  beforeEach(() => {
    store = make();
    return () => store.close();
  });

  it('gives back what it was given, oldest day first', async () => {
    const later = feedbackOf({ answerId: 'b', receivedOn: '2026-11-25', rating: 'down' });
    const earlier = feedbackOf({
      answerId: 'a',
      language: 'sv',
      outcome: 'unanswered_not_in_material',
      cases: [],
      comment: 'Åäö "citat"; \u0027 DROP TABLE feedback; --\n😀',
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

  it('deletes what came before a day, and tells how many', async () => {
    const days = ['2026-08-24', '2026-08-25', '2026-08-26', '2026-11-24'];
    for (const day of days) await store.save(feedbackOf({ answerId: day, receivedOn: day }));
    expect(await store.deleteBefore('2026-08-26')).toBe(2);
    expect((await store.all()).map(({ receivedOn }) => receivedOn)).toEqual(days.slice(2));
    expect(await store.deleteBefore('2026-08-26')).toBe(0);
  });

  it('is empty at first', async () => {
    expect(await store.all()).toEqual([]);
  });
}

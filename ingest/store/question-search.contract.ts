import { beforeEach, expect, it } from 'vitest';
import type { ChunkReader, IndexContent } from './store.js';
import { type StoreUnderTest, withTwin } from './store-under-test.js';

/**
 * What every store must tell of the questions beside a text, run by each store's own test file: those that passages
 * answer, those that slides leave open, those for the cases of a topic. As `testStore` otherwise.
 */
export function testQuestionSearch(
  make: () => Promise<StoreUnderTest>,
  content: () => Promise<IndexContent>,
): void {
  let store: StoreUnderTest;
  let written: IndexContent;
  beforeEach(async () => {
    [store, written] = [await make(), await content()];
  });

  async function fill(): Promise<ChunkReader> {
    await store.writer.replaceAll(written);
    return store.open();
  }

  it('finds the passage by a question that it answers, each passage once, best first', async () => {
    const reader = await fill();
    const owners = new Set(written.questionVectors.map((each) => `${each.chunk} ${each.passage}`));
    for (const { chunk, passage, vector } of written.questionVectors) {
      const found = await reader.nearestQuestions(vector, 10);
      const own = found.find(
        (match) => match.passage === passage && match.chunk.id === written.chunks[chunk]?.id,
      );
      expect(own?.score).toBeCloseTo(1, 3);
      const keys = found.map((match) => `${match.chunk.id} ${match.passage}`);
      expect(new Set(keys).size).toBe(Math.min(10, owners.size));
      expect(keys).toHaveLength(Math.min(10, owners.size));
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  it('finds a known gap by its vector, of each slide one', async () => {
    const reader = await fill();
    for (const { vector, ...gap } of written.gapVectors) {
      const found = await reader.nearestGaps(vector, 3);
      expect(new Set(found.map(({ slide }) => slide)).size).toBe(3);
      expect(found).toHaveLength(3);
      expect(found[0]?.score).toBeCloseTo(1, 3);
      const alike = found.filter(({ score }) => score > 0.999).map(({ score: _, ...at }) => at);
      expect(alike).toContainEqual(gap);
    }
  });

  it('finds a topic by its vector, each once, best first', async () => {
    const reader = await fill();
    for (const { vector, ...topic } of written.topicVectors) {
      const found = await reader.nearestTopics(vector, 4);
      expect(new Set(found.map((match) => match.topic)).size).toBe(4);
      expect(found).toHaveLength(4);
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      const alike = found.filter(({ score }) => score > 0.999).map(({ score: _, ...at }) => at);
      expect(alike).toContainEqual(topic);
    }
    expect(await reader.nearestTopics(written.topicVectors[0]?.vector ?? [], 0)).toEqual([]);
  });

  it('holds a material that nobody has written questions for', async () => {
    await store.writer.replaceAll({
      ...written,
      questionVectors: [],
      gapVectors: [],
      topicVectors: [],
    });
    const reader = await store.open();
    const vector = written.vectors[0]?.vector ?? [];
    const question = written.questionVectors[0]?.vector ?? [];
    expect(await reader.nearestQuestions(question, 5)).toEqual([]);
    expect(await reader.nearestGaps(question, 5)).toEqual([]);
    expect(await reader.nearestTopics(question, 5)).toEqual([]);
    expect(await reader.nearest(vector, 5)).toHaveLength(5);
  });

  it('reads those of one material as if the index were of it alone', async () => {
    await store.writer.replaceAll(written);
    const alone = await store.open();
    const twice = withTwin(written);
    await store.writer.replaceAll(twice);
    const both = await store.open(twice.materials);
    const [deck, twin] = [both.ofMaterial('hyvat-kaytannot-2026'), both.ofMaterial('kaksonen')];
    for (const { vector } of written.questionVectors.slice(0, 20)) {
      const ids = async (reader: ChunkReader) =>
        (await reader.nearestQuestions(vector, 10)).map(({ chunk, passage, score }) => [
          chunk.id,
          passage,
          score.toFixed(4),
        ]);
      expect(await ids(deck)).toEqual(await ids(alone));
      const found = await twin.nearestQuestions(vector, 10);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ chunk }) => chunk.materialId === 'kaksonen')).toBe(true);
    }
    for (const { vector } of written.gapVectors.slice(0, 20)) {
      const scores = async (reader: ChunkReader) =>
        (await reader.nearestGaps(vector, 5)).map(({ score }) => score.toFixed(4));
      expect(await scores(deck)).toEqual(await scores(alone));
      const found = await twin.nearestGaps(vector, 5);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ materialId }) => materialId === 'kaksonen')).toBe(true);
    }
    for (const { vector } of written.topicVectors.slice(0, 20)) {
      const topics = async (reader: ChunkReader) =>
        (await reader.nearestTopics(vector, 5)).map(({ topic, score }) => [
          topic,
          score.toFixed(4),
        ]);
      expect(await topics(deck)).toEqual(await topics(alone));
      const found = await twin.nearestTopics(vector, 5);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ materialId }) => materialId === 'kaksonen')).toBe(true);
    }
  });

  it('has none of a material that is not there', async () => {
    const reader = (await fill()).ofMaterial('poissa');
    const question = written.questionVectors[0]?.vector ?? [];
    expect(await reader.nearestQuestions(question, 5)).toEqual([]);
    expect(await reader.nearestGaps(question, 5)).toEqual([]);
    expect(await reader.nearestTopics(question, 5)).toEqual([]);
  });
}

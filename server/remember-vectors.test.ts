import { describe, expect, it } from 'vitest';
import type { Embedder } from '#ingest/embedding/embedder';
import { plainMetric } from '#ingest/language/question-metric';
import { rememberVectors } from './remember-vectors.js';

function countingEmbedder(weightOf?: () => number): Embedder & { readonly asked: string[] } {
  const asked: string[] = [];
  const metric = { ...plainMetric(1), weightOf };
  return {
    asked,
    metric,
    model: { id: 'counting', sha256: '', dimensions: 1, metric: metric.facts },
    embedDocuments: async () => [],
    tokenize: () => [],
    embedTokens: async () => [],
    embedSubjects: async (texts) => {
      asked.push(...texts.map((text) => `subject ${text}`));
      return texts.map(({ length }) => [-length]);
    },
    embedQuery: async (text) => {
      asked.push(text);
      if (text === 'bad') throw new Error('unembeddable');
      return [text.length];
    },
  };
}

describe('rememberVectors', () => {
  it('embeds a text once', async () => {
    const counting = countingEmbedder();
    const embedder = rememberVectors(counting);
    expect(await embedder.embedQuery('Turku')).toEqual([5]);
    expect(await embedder.embedQuery('Turku')).toEqual([5]);
    expect(counting.asked).toEqual(['Turku']);
  });

  it('embeds a subject as the text that it is, where all tokens weigh alike', async () => {
    const counting = countingEmbedder();
    const embedder = rememberVectors(counting);
    await embedder.embedQuery('Turku');
    expect(await embedder.embedSubjects(['Turku'])).toEqual([[5]]);
    expect(counting.asked).toEqual(['Turku']);
  });

  it('embeds a subject once, apart from the text, where tokens are weighed', async () => {
    const counting = countingEmbedder(() => 2);
    const embedder = rememberVectors(counting);
    await embedder.embedQuery('Turku');
    expect(await embedder.embedSubjects(['Turku'])).toEqual([[-5]]);
    expect(await embedder.embedSubjects(['Turku'])).toEqual([[-5]]);
    expect(counting.asked).toEqual(['Turku', 'subject Turku']);
  });

  it('forgets what was asked long ago', async () => {
    const counting = countingEmbedder();
    const embedder = rememberVectors(counting);
    await embedder.embedQuery('first');
    for (let i = 0; i < 100; i++) await embedder.embedQuery(`question ${i}`);
    await embedder.embedQuery('first');
    expect(counting.asked.filter((text) => text === 'first')).toHaveLength(2);
  });

  it('throws what the embedder throws, and asks again: it may have passed', async () => {
    const counting = countingEmbedder();
    const embedder = rememberVectors(counting);
    await expect(embedder.embedQuery('bad')).rejects.toThrow('unembeddable');
    await expect(embedder.embedQuery('bad')).rejects.toThrow('unembeddable');
    expect(counting.asked).toEqual(['bad', 'bad']);
  });
});

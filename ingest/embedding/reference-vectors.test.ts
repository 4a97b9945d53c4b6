import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openEmbedder } from './embedder.js';
import { SHIPPED_MODEL } from './models.js';

type Reference = { readonly text: string; readonly vector: readonly number[] };

const TOLERANCE = 1e-3;

describe('the shipped model in JavaScript', () => {
  it('agrees with its Python reference on 100 sentences in three languages', async () => {
    const file = new URL('./training/fixtures/reference-vectors.json', import.meta.url);
    const references = JSON.parse(await readFile(file, 'utf8')) as readonly Reference[];
    const local = { id: SHIPPED_MODEL, modelsFolder: 'models', allowRemote: false };
    const embedder = await openEmbedder(local);
    expect(references).toHaveLength(100);
    for (const { text, vector } of references) {
      const computed = await embedder.embedQuery(text);
      const apart = vector.map((value, i) => Math.abs(value - (computed[i] ?? 0)));
      expect(Math.max(...apart)).toBeLessThan(TOLERANCE);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { openEmbedder } from './embedder.js';
import { SHIPPED_MODEL } from './models.js';
import { readTokenRows } from './read-token-rows.js';

const embedder = await openEmbedder({
  id: SHIPPED_MODEL,
  modelsFolder: 'models',
  allowRemote: false,
});

describe('readTokenRows', () => {
  it('gives rows whose weighed sum, at unit length, is what the model makes of a text', async () => {
    const text = 'Paljonko kansainvälistymisseteli on?';
    const tokens = [...new Set(embedder.tokenize(text))];
    const rows = await readTokenRows(embedder, tokens);
    const weightOf = (token: number) => 0.5 + (token % 7) / 2;
    for (const weigh of [() => 1, weightOf]) {
      const [vector = []] = await embedder.embedTokens([tokens], weigh);
      const sum = vector.map((_, x) =>
        tokens.reduce((total, token) => total + weigh(token) * (rows.get(token)?.[x] ?? 0), 0),
      );
      const length = Math.hypot(...sum);
      vector.forEach((value, x) => {
        expect((sum[x] ?? 0) / length).toBeCloseTo(value, 3);
      });
    }
  });

  it('gives none for none', async () => {
    expect((await readTokenRows(embedder, [])).size).toBe(0);
  });
});

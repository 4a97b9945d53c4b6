import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUnembeddable, openEmbedder } from './embedder.js';
import { recipeOf, SHIPPED_MODEL, SHIPPED_MODELS_FOLDER } from './models.js';

const local = { modelsFolder: 'models', allowRemote: false };
const embedder = await openEmbedder({ id: SHIPPED_MODEL, ...local });
const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('the shipped model', () => {
  it('gives unit vectors of its dimensions for questions and passages', async () => {
    const texts = ['Miten seteli toimii?', 'Tuki työnantajille kv-rekrytoinneissa', '1 500 euroa'];
    for (const vector of [
      await embedder.embedQuery('kunta'),
      ...(await embedder.embedDocuments(texts)),
    ]) {
      expect(vector).toHaveLength(embedder.model.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
    }
  });

  it('gives a text the same vector alone and in a batch', async () => {
    const texts = Array.from(
      { length: 40 },
      (_, i) => `Kunta numero ${i} ${'ja muita '.repeat(i % 5)}`,
    );
    const batch = await embedder.embedDocuments(texts);
    for (const [i, text] of texts.entries()) {
      const [alone] = await embedder.embedDocuments([text]);
      expect(cosine(batch[i] ?? [], alone ?? [])).toBeCloseTo(1, 4);
    }
  });

  it('puts a sentence nearer to its translations than to another sentence', async () => {
    const [fi, sv, en, other] = await embedder.embedDocuments([
      'Kaupunki myöntää tukea työnantajille',
      'Staden beviljar stöd till arbetsgivare',
      'The city grants support to employers',
      'Bussikuljetukset järjestää yliopisto',
    ]);
    for (const translation of [sv, en]) {
      expect(cosine(fi ?? [], translation ?? [])).toBeGreaterThan(cosine(fi ?? [], other ?? []));
    }
  });

  it.each(['', '   ', '漢字'])('refuses %j, of which it knows nothing', async (text) => {
    const error = await embedder.embedQuery(text).catch((fault) => fault);
    expect(isUnembeddable(error)).toBe(true);
  });
});

describe('openEmbedder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-model-'));
    await cp(path.join(SHIPPED_MODELS_FOLDER, SHIPPED_MODEL), path.join(folder, SHIPPED_MODEL), {
      recursive: true,
    });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says where a missing model would be, and how to get one', async () => {
    await expect(
      openEmbedder({ id: 'Xenova/multilingual-e5-small', ...local }),
    ).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining(path.join('models', 'Xenova')),
      remedy: expect.stringContaining('EMBEDDING_MODEL'),
    });
  });

  it('says that a damaged model cannot be loaded', async () => {
    await truncate(path.join(folder, SHIPPED_MODEL, 'onnx', 'model_quantized.onnx'), 1_000);
    await expect(
      openEmbedder({ id: path.join(folder, SHIPPED_MODEL), ...local }),
    ).rejects.toMatchObject({
      code: 'model-broken',
    });
  });
});

describe('recipeOf', () => {
  it('knows the prefixes of e5 by hub id and by folder', () => {
    expect(recipeOf('Xenova/multilingual-e5-small').queryPrefix).toBe('query: ');
    expect(recipeOf('./models/multilingual-e5-small').passagePrefix).toBe('passage: ');
  });

  it('takes an unknown model as it is', () => {
    expect(recipeOf('mine')).toEqual({ queryPrefix: '', passagePrefix: '', pooling: 'mean' });
  });
});

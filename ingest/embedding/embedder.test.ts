import { cp, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import { isUnembeddable, openEmbedder } from './embedder.js';
import { SHIPPED_MODEL, SHIPPED_MODEL_SHA256, SHIPPED_MODELS_FOLDER } from './models.js';

const local = { modelsFolder: 'models', allowRemote: false };
const embedder = await openEmbedder({ id: SHIPPED_MODEL, ...local });
const cosine = (a: readonly number[] = [], b: readonly number[] = []) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('the shipped model', () => {
  it('gives unit vectors of its dimensions for questions and passages', async () => {
    const texts = ['Miten seteli toimii?', 'Tuki työnantajille kv-rekrytoinneissa', '1 500 euroa'];
    const vectors = [await embedder.embedQuery('kunta'), ...(await embedder.embedDocuments(texts))];
    expect(embedder.model.dimensions).toBeGreaterThan(0);
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.model.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
    }
  });

  it('gives the same text the same vector, as a question and as a passage', async () => {
    const text = 'Lappeenrannan kaupunki myöntää 1 500 euron tuen.';
    const vector = await embedder.embedQuery(text);
    expect(await embedder.embedQuery(text)).toEqual(vector);
    expect(await embedder.embedDocuments([text])).toEqual([vector]);
  });

  it('gives tokens that all weigh alike the vector of their text, alone and among others', async () => {
    const texts = ['Paljonko seteli on ja paljonko se maksaa?', 'Turku', 'Kuka maksaa setelin?'];
    const lists = texts.map((text) => embedder.tokenize(text));
    for (const weight of [1, 0.3]) {
      const vectors = await embedder.embedTokens(lists, () => weight);
      for (const [i, text] of texts.entries()) {
        expect(cosine(vectors[i], await embedder.embedQuery(text))).toBeCloseTo(1, 5);
      }
    }
  });

  it('moves a vector towards the tokens that weigh more', async () => {
    const [seteli = []] = [embedder.tokenize('seteli')];
    const tokens = embedder.tokenize('seteli yritykselle');
    const [plain, heavy] = await Promise.all(
      [1, 5].map(async (weight) => {
        const [vector] = await embedder.embedTokens([tokens], (token) =>
          seteli.includes(token) ? weight : 1,
        );
        return cosine(vector, await embedder.embedQuery('seteli'));
      }),
    );
    expect(heavy).toBeGreaterThan(plain ?? 1);
  });

  it('weighs the tokens of subjects as the metric tells', async () => {
    const text = 'Paljonko seteli on?';
    const { weightOf = () => 1 } = embedder.metric;
    const [expected] = await embedder.embedTokens([embedder.tokenize(text)], weightOf);
    expect(await embedder.embedSubjects([text])).toEqual([expected]);
  });

  it('gives a text the same vector alone and among others, short and long', async () => {
    const texts = Array.from(
      { length: 70 },
      (_, i) => `Kunta numero ${i} ${'ja muita '.repeat(i % 5)}`,
    );
    const batch = await embedder.embedDocuments(texts);
    expect(batch).toHaveLength(texts.length);
    for (const [i, text] of texts.entries()) {
      const [alone] = await embedder.embedDocuments([text]);
      expect(cosine(batch[i], alone)).toBeCloseTo(1, 4);
    }
  });

  it('gives questions that are asked at once their own vectors', async () => {
    const texts = ['Kuka maksaa?', 'Vem betalar?', 'Who pays?', 'Mikä on Turun tavoite?'];
    const together = await Promise.all(texts.map((text) => embedder.embedQuery(text)));
    for (const [i, text] of texts.entries()) {
      expect(together[i]).toEqual(await embedder.embedQuery(text));
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
      expect(cosine(fi, translation)).toBeGreaterThan(cosine(fi, other));
    }
  });

  it('embeds a text of many pages', async () => {
    const vector = await embedder.embedQuery('kansainvälinen rekrytointi '.repeat(2_000));
    expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
  });

  it('embeds nothing when it is given nothing', async () => {
    expect(await embedder.embedDocuments([])).toEqual([]);
  });

  it.each(['', '   ', '\n', '漢字', '🙂', '?!'])(
    'refuses %j, of which it knows nothing',
    async (text) => {
      const error = await embedder.embedQuery(text).catch((fault) => fault);
      expect(error).toBeInstanceOf(KuntaopasError);
      expect(error.code).toBe('text-unembeddable');
      expect(isUnembeddable(error)).toBe(true);
    },
  );

  it('refuses a batch that holds such a text, and embeds the next one', async () => {
    await expect(embedder.embedDocuments(['kunta', ''])).rejects.toSatisfy(isUnembeddable);
    await expect(embedder.embedDocuments(['kunta'])).resolves.toHaveLength(1);
  });

  it('tells nothing of the text in the fault, for it may be personal', async () => {
    const error = await embedder.embedQuery('漢字').catch((fault) => fault);
    expect(JSON.stringify([error.message, error.facts])).not.toContain('漢字');
  });
});

describe('isUnembeddable', () => {
  it('takes no other fault for it', () => {
    const other = new KuntaopasError({ code: 'model-broken', message: 'm', remedy: 'r' });
    for (const fault of [other, new Error('text-unembeddable'), undefined, 'text-unembeddable']) {
      expect(isUnembeddable(fault)).toBe(false);
    }
  });
});

describe('openEmbedder', () => {
  let models: string;
  let folder: string;
  beforeEach(async () => {
    models = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-model-'));
    folder = path.join(models, SHIPPED_MODEL);
    await cp(path.join(SHIPPED_MODELS_FOLDER, SHIPPED_MODEL), folder, { recursive: true });
  });
  afterEach(() => rm(models, { recursive: true }));

  const open = (id: string) => openEmbedder({ id, ...local });

  it('opens a copy by its folder: the same model, the same vectors', async () => {
    const copy = await open(folder);
    expect(copy.model).toEqual({ ...embedder.model, id: folder });
    expect(await copy.embedQuery('kunta')).toEqual(await embedder.embedQuery('kunta'));
  });

  it('knows that a model with another file is another model', async () => {
    await writeFile(path.join(folder, 'README.md'), 'trained again');
    expect((await open(folder)).model.sha256).not.toBe(embedder.model.sha256);
  });

  it('finds a model of a hub id in the models folder', async () => {
    await rename(folder, path.join(models, 'mine'));
    await cp(path.join(models, 'mine'), path.join(models, 'Owner', SHIPPED_MODEL), {
      recursive: true,
    });
    const choice = { id: `Owner/${SHIPPED_MODEL}`, modelsFolder: models, allowRemote: false };
    expect((await openEmbedder(choice)).model.dimensions).toBe(embedder.model.dimensions);
  });

  it('says where a missing model would be, and how to get one', async () => {
    await expect(open('Xenova/multilingual-e5-small')).rejects.toMatchObject({
      name: 'KuntaopasError',
      code: 'model-missing',
      message: expect.stringContaining(path.resolve('models', 'Xenova/multilingual-e5-small')),
      remedy: expect.stringMatching(/EMBEDDING_MODEL.*ALLOW_REMOTE_MODELS/u),
    });
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'says that a model without its %s is not all there',
    async (file) => {
      await rm(path.join(folder, file));
      await expect(open(folder)).rejects.toMatchObject({
        code: 'model-missing',
        message: expect.stringContaining(path.basename(file)),
      });
    },
  );

  it.each([
    ['config.json', 100],
    ['tokenizer.json', 1_000],
    ['tokenizer_config.json', 100],
    ['onnx/model_quantized.onnx', 0],
    ['onnx/model_quantized.onnx', 1_000],
    ['onnx/model_quantized.onnx', 5_000_000],
  ])('says that a model whose %s was cut at %i bytes cannot be loaded', async (file, length) => {
    // The library itself reports a broken file on the console before it gives up.
    const silent = ['error', 'warn'] as const;
    const spies = silent.map((name) => vi.spyOn(console, name).mockImplementation(() => {}));
    await truncate(path.join(folder, file), length);
    await expect(open(folder)).rejects.toMatchObject({
      name: 'KuntaopasError',
      code: 'model-broken',
      message: expect.stringContaining(folder),
      remedy: expect.stringContaining('EMBEDDING_MODEL'),
    });
    for (const spy of spies) spy.mockRestore();
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'refuses a model whose %s differs by one bit, before it is loaded',
    async (file) => {
      const bytes = await readFile(path.join(folder, file));
      const middle = bytes.length >> 1;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      await writeFile(path.join(folder, file), bytes);
      const { sha256 } = embedder.model;
      await expect(openEmbedder({ id: folder, ...local, sha256 })).rejects.toMatchObject({
        code: 'model-broken',
        message: expect.stringContaining('not those it came with'),
      });
    },
  );

  it('runs nothing in the name of the shipped model but what was shipped', () => {
    expect(embedder.model.sha256).toBe(SHIPPED_MODEL_SHA256);
  });

  it('says that a model of another recipe cannot be used', async () => {
    const renamed = path.join(models, 'unknown-model');
    await rename(folder, renamed);
    await expect(open(renamed)).rejects.toMatchObject({ code: 'model-broken' });
  });
});

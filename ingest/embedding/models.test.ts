import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipeOf, SHIPPED_MODEL, SHIPPED_MODELS_FOLDER } from './models.js';

describe('recipeOf', () => {
  it.each([
    'Xenova/multilingual-e5-small',
    './models/multilingual-e5-small',
    'multilingual-e5-small',
  ])('knows the prefixes of e5: %s', (id) => {
    expect(recipeOf(id)).toEqual({
      queryPrefix: 'query: ',
      passagePrefix: 'passage: ',
      pooling: 'mean',
    });
  });

  it('pools by the first token where the model was trained so', () => {
    expect(recipeOf('Xenova/bge-m3').pooling).toBe('cls');
  });

  it('leaves the vectors of the shipped model as its graph gives them', () => {
    expect(recipeOf(SHIPPED_MODEL).pooling).toBe('none');
  });

  it('takes an unknown model as it is', () => {
    const plain = { queryPrefix: '', passagePrefix: '', pooling: 'mean' };
    expect(recipeOf('mine')).toEqual(plain);
    expect(recipeOf('./models/my-e5-small')).toEqual(plain);
  });
});

describe('the shipped model', () => {
  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'has its %s in the repository',
    (file) => {
      expect(existsSync(path.join(SHIPPED_MODELS_FOLDER, SHIPPED_MODEL, file))).toBe(true);
    },
  );
});

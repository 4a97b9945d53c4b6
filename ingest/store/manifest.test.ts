import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { readPlaces } from '#corpus/places';
import { hashMaterial, hashPlaces, INDEX_SCHEMA, indexManifestSchema } from './manifest.js';

const material = await readMaterial('corpus/hyvat-kaytannot-2026');
const places = await readPlaces('corpus/places');

const hash = 'a'.repeat(64);
const manifest = {
  schema: INDEX_SCHEMA,
  analyser: 1,
  model: { id: 'm', sha256: hash, dimensions: 256, metric: { sha256: hash, dimensions: 160 } },
  gazetteer: hash,
  materials: [{ id: 'deck', sha256: hash }],
  counts: {
    slides: 25,
    cases: 18,
    passages: 190,
    chunks: 133,
    vectors: 399,
    questions: 6_000,
    gaps: 3_000,
    topics: 300,
  },
  files: [{ path: 'documents.jsonl', bytes: 1, sha256: hash }],
};

describe('indexManifestSchema', () => {
  it('accepts a manifest', () => {
    expect(indexManifestSchema.parse(manifest)).toEqual(manifest);
  });

  it.each([
    ['another format', { schema: INDEX_SCHEMA + 1 }],
    ['no dimensions', { model: { ...manifest.model, dimensions: 0 } }],
    ['no metric', { model: { ...manifest.model, metric: undefined } }],
    ['a hash that is none', { gazetteer: 'abc' }],
    ['a hash in capitals', { gazetteer: hash.toUpperCase() }],
    ['half a vector', { counts: { ...manifest.counts, vectors: 0.5 } }],
    ['an unknown field', { colour: 'blue' }],
    ['no files', { files: undefined }],
  ])('refuses %s', (_what, fault) => {
    expect(indexManifestSchema.safeParse({ ...manifest, ...fault }).success).toBe(false);
  });
});

describe('hashMaterial', () => {
  it('is the same for the same material, read twice', async () => {
    const again = await readMaterial('corpus/hyvat-kaytannot-2026');
    expect(hashMaterial(again)).toBe(hashMaterial(material));
  });

  it('changes with source, manifest and translations', () => {
    const changed = [
      { ...material, source: material.source.replace('1 500', '1 600') },
      { ...material, manifest: { ...material.manifest, published: '2026-04' } },
      { ...material, translations: { sv: material.translations.sv } },
    ].map((other) => hashMaterial(other as typeof material));
    expect(new Set([hashMaterial(material), ...changed]).size).toBe(4);
  });
});

describe('hashPlaces', () => {
  it('changes with any place', () => {
    expect(hashPlaces(places)).toBe(hashPlaces([...places]));
    expect(hashPlaces(places.slice(1))).not.toBe(hashPlaces(places));
  });
});

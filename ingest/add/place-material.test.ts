import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Material, type MaterialManifest, readMaterial } from '#corpus/material';
import { findMaterial, placeMaterial, removeMaterial } from './place-material.js';

let corpus: string;
beforeEach(async () => {
  corpus = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-place-'));
});
afterEach(() => rm(corpus, { recursive: true }));

function materialOf(id: string, more: Partial<MaterialManifest> = {}): Material {
  const source = `Otsikko ${id}\n\nKunta ohjaa.\n\n`;
  return {
    source,
    translations: {},
    expansions: {},
    topics: [],
    manifest: {
      schema: 1,
      id,
      title: 'Opas',
      publisher: 'Kuntaliitto',
      published: '2026-03',
      language: 'fi',
      sourceSha256: createHash('sha256').update(source).digest('hex'),
      layout: 'blocks',
      sections: [],
      cases: [],
      slides: [{ number: 1, start: 0 }],
      questions: [],
      ...more,
    },
  };
}

describe('placeMaterial', () => {
  it('writes a folder that is read as the same material, and leaves nothing beside it', async () => {
    const material = materialOf('opas', { uncertain: ['Jotain.'] });
    const { folder, replaced } = await placeMaterial(corpus, material, false);
    expect(await readMaterial(folder)).toEqual(material);
    expect(replaced).toBeUndefined();
    expect(await readdir(corpus)).toEqual(['opas']);
  });

  it('writes the topics of a material, and no file where there are none', async () => {
    const topics = [{ passages: ['1#1'], fi: ['Missä kunnissa?'], sv: [], en: [] }];
    const told = { ...materialOf('opas'), topics };
    const { folder } = await placeMaterial(corpus, told, false);
    expect(await readMaterial(folder)).toEqual(told);
    const plain = await placeMaterial(corpus, materialOf('toinen'), false);
    expect(await readdir(plain.folder)).not.toContain('topics.json');
  });

  it('writes a manifest that a person can correct: a slide, a case, a doubt on a line each', async () => {
    const { folder } = await placeMaterial(
      corpus,
      materialOf('opas', { uncertain: ['A', 'B'] }),
      false,
    );
    const text = await readFile(path.join(folder, 'manifest.json'), 'utf8');
    expect(text).toContain('  "uncertain": [\n    "A",\n    "B"\n  ],\n');
    expect(text).toContain('  "slides": [\n    {"number":1,"start":0}\n  ],\n');
  });

  it('does not replace what is there, unless it may', async () => {
    await placeMaterial(corpus, materialOf('opas'), false);
    const other = materialOf('opas', { title: 'Uusi' });
    await expect(placeMaterial(corpus, other, false)).rejects.toMatchObject({
      code: 'material-exists',
      remedy: expect.stringContaining('--replace'),
    });
    expect((await readMaterial(path.join(corpus, 'opas'))).manifest.title).toBe('Opas');
  });

  it('keeps the one that it replaces aside, with its translations', async () => {
    await placeMaterial(corpus, materialOf('opas'), false);
    await mkdir(path.join(corpus, 'opas', 'translations'));
    await writeFile(path.join(corpus, 'opas', 'translations', 'sv.json'), '{}');
    const { replaced } = await placeMaterial(corpus, materialOf('opas', { title: 'Uusi' }), true);
    expect((await readMaterial(path.join(corpus, 'opas'))).manifest.title).toBe('Uusi');
    expect(await readdir(path.join(replaced ?? '', 'translations'))).toEqual(['sv.json']);
  });

  it('replaces a material by its id, whatever its folder is called', async () => {
    const { folder } = await placeMaterial(corpus, materialOf('opas'), false);
    const { rename } = await import('node:fs/promises');
    await rename(folder, path.join(corpus, 'kansio'));
    const placed = await placeMaterial(corpus, materialOf('opas', { title: 'Uusi' }), true);
    expect(path.basename(placed.folder)).toBe('kansio');
  });

  it('never replaces what is no material: the gazetteer', async () => {
    await mkdir(path.join(corpus, 'places'));
    await writeFile(path.join(corpus, 'places', 'regions.json'), '[]');
    await expect(placeMaterial(corpus, materialOf('places'), true)).rejects.toMatchObject({
      code: 'material-exists',
    });
    expect(await readdir(path.join(corpus, 'places'))).toEqual(['regions.json']);
  });

  it('writes nothing of a material that could not be read again', async () => {
    const broken = materialOf('opas', { slides: [{ number: 1, start: 5 }] });
    await expect(placeMaterial(corpus, broken, false)).rejects.toMatchObject({
      code: 'material-invalid',
    });
    expect(await readdir(corpus)).toEqual([]);
  });

  it('says that it cannot write', async () => {
    const file = path.join(corpus, 'tiedosto');
    await writeFile(file, '');
    await expect(placeMaterial(file, materialOf('opas'), false)).rejects.toMatchObject({
      code: 'corpus-unwritable',
    });
  });

  it('sweeps what a killed run left, and nothing of a run beside it', async () => {
    await mkdir(path.join(corpus, '.work', '99999999-dead', 'opas'), { recursive: true });
    await mkdir(path.join(corpus, '.work', `${process.ppid}-alive`), { recursive: true });
    await placeMaterial(corpus, materialOf('opas'), false);
    expect(await readdir(path.join(corpus, '.work'))).toEqual([`${process.ppid}-alive`]);
  });
});

describe('removeMaterial', () => {
  it('removes a material, and no other', async () => {
    await placeMaterial(corpus, materialOf('opas'), false);
    await placeMaterial(corpus, materialOf('toinen'), false);
    await removeMaterial(corpus, 'opas');
    expect(await readdir(corpus)).toEqual(['toinen']);
    expect(await findMaterial(corpus, 'toinen')).toBe(path.join(corpus, 'toinen'));
  });

  it.each(['poissa', '../kansio', ''])('says that there is no material %j', async (id) => {
    await expect(removeMaterial(corpus, id)).rejects.toMatchObject({ code: 'material-missing' });
  });
});

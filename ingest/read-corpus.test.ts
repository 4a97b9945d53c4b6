import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCorpus } from './read-corpus.js';

const DECK = 'corpus/hyvat-kaytannot-2026';

const idsIn = async (folder: string) =>
  (await readCorpus(folder)).map(({ manifest }) => manifest.id);

describe('readCorpus', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-corpus-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it.each(['corpus', './corpus', 'corpus/', path.resolve('corpus'), `${path.resolve('corpus')}/`])(
    'finds the deck in %s',
    async (folder) => {
      expect(await idsIn(folder)).toEqual(['hyvat-kaytannot-2026']);
    },
  );

  it('passes over folders and files that are no material', async () => {
    await cp(DECK, path.join(root, 'deck'), { recursive: true });
    await cp(DECK, path.join(root, 'old', 'deck'), { recursive: true });
    await mkdir(path.join(root, 'places'));
    await writeFile(path.join(root, 'manifest.json'), '{}');
    expect(await idsIn(root)).toHaveLength(1);
  });

  it.each(['', 'nowhere', 'file'])('says that there is no material in %j', async (name) => {
    await writeFile(path.join(root, 'file'), '');
    await expect(readCorpus(path.join(root, name))).rejects.toMatchObject({
      name: 'KuntaopasError',
      code: 'corpus-missing',
      message: expect.stringContaining(path.join(root, name)),
      remedy: expect.stringContaining('CORPUS_FOLDER'),
    });
  });

  it('refuses two materials of one id: a citation names its material by it', async () => {
    for (const name of ['a', 'b']) await cp(DECK, path.join(root, name), { recursive: true });
    await expect(readCorpus(root)).rejects.toMatchObject({
      code: 'material-invalid',
      message: expect.stringContaining('hyvat-kaytannot-2026'),
    });
  });

  it('reads all or nothing: one broken material is a fault', async () => {
    await cp(DECK, path.join(root, 'a'), { recursive: true });
    await mkdir(path.join(root, 'b'));
    await writeFile(path.join(root, 'b', 'manifest.json'), '{');
    await expect(readCorpus(root)).rejects.toMatchObject({
      code: 'material-unreadable',
      message: expect.stringContaining(path.join('b', 'manifest.json')),
    });
  });
});

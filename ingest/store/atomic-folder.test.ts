import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileEntry } from './atomic-folder.js';
import {
  currentGeneration,
  generationName,
  hashFiles,
  isHeld,
  previousGeneration,
  publishGeneration,
  readManifestText,
  restoreGeneration,
} from './atomic-folder.js';
import type { IndexManifest } from './manifest.js';

let root: string;
beforeEach(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-atomic-'));
  root = path.join(folder, 'index');
});
afterEach(() => rm(path.dirname(root), { recursive: true }));

/** What is published here needs no more of a manifest than its list of files. */
const describeFiles = (files: readonly FileEntry[]) => ({ files: [...files] }) as IndexManifest;

const publish = (text: string) =>
  publishGeneration(root, (folder) => writeFile(path.join(folder, 'text'), text), describeFiles);

async function liveText(): Promise<string> {
  return readFile(path.join((await currentGeneration(root)) ?? '', 'text'), 'utf8');
}

const hidden = async () => (await readdir(root)).filter((name) => name.startsWith('.'));

describe('publishGeneration', () => {
  it('makes the folder, names the generation, and points CURRENT to it', async () => {
    const { folder, manifest } = await publish('ensimmäinen');
    expect(await currentGeneration(root)).toBe(folder);
    expect(await liveText()).toBe('ensimmäinen');
    expect(JSON.parse(await readManifestText(folder))).toEqual(manifest);
    expect(path.basename(folder)).toBe(generationName(await readManifestText(folder)));
    expect(await hidden()).toEqual([]);
  });

  it('gives the same content the same name, and other content another', async () => {
    const first = await publish('sama');
    expect((await publish('sama')).folder).toBe(first.folder);
    expect((await publish('toinen')).folder).not.toBe(first.folder);
    expect((await publish('sama')).folder).toBe(first.folder);
  });

  it('keeps the live generation and the one before, and no others', async () => {
    for (const text of ['a', 'b', 'c', 'd']) await publish(text);
    const generations = (await readdir(root)).filter((name) => name.startsWith('gen-'));
    expect(generations).toHaveLength(2);
    expect(await liveText()).toBe('d');
    expect(await readFile(path.join((await previousGeneration(root)) ?? '', 'text'), 'utf8')).toBe(
      'c',
    );
  });

  it('uses no twin that is damaged, and leaves it to whoever reads it', async () => {
    const { folder } = await publish('sama');
    await writeFile(path.join(folder, 'text'), 'samo');
    expect((await publish('sama')).folder).toBe(`${folder}-2`);
    expect(await readFile(path.join(folder, 'text'), 'utf8')).toBe('samo');
    expect(await liveText()).toBe('sama');
  });

  it.each([
    ['throws half-way', () => Promise.reject(new Error('no space left on device'))],
    [
      'throws at once',
      () => {
        throw new Error('no space left on device');
      },
    ],
  ])('leaves no trace of a build that %s, and the old generation live', async (_what, end) => {
    const { folder } = await publish('vanha');
    const failing = publishGeneration(
      root,
      async (building) => {
        await mkdir(path.join(building, 'vectors'));
        await writeFile(path.join(building, 'vectors', 'half'), 'written');
        await end();
      },
      describeFiles,
    );
    await expect(failing).rejects.toMatchObject({
      name: 'KuntaopasError',
      code: 'index-unwritable',
      message: expect.stringMatching(/index: no space left on device/u),
      remedy: expect.stringContaining('untouched'),
    });
    expect((await readdir(root)).toSorted()).toEqual(['CURRENT', path.basename(folder)]);
    expect(await liveText()).toBe('vanha');
  });

  it('leaves no generation when the first build fails', async () => {
    await expect(
      publishGeneration(root, () => Promise.reject(new Error('torn')), describeFiles),
    ).rejects.toMatchObject({ code: 'index-unwritable' });
    expect(await readdir(root)).toEqual([]);
    expect(await currentGeneration(root)).toBeUndefined();
  });

  it('says that it cannot write below a file, and why', async () => {
    await writeFile(root, 'a file');
    await expect(publish('x')).rejects.toMatchObject({
      code: 'index-unwritable',
      message: expect.stringContaining(root),
      facts: { root },
    });
    expect(await readFile(root, 'utf8')).toBe('a file');
  });

  it('sweeps what dead processes left behind, and nothing of living ones', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    const dead = child.pid;
    await once(child, 'close');
    const ours = `.building-${process.pid}-0000`;
    for (const name of [`.building-${dead}-0000`, ours, `.building-${process.ppid}-0000`]) {
      await mkdir(path.join(root, name), { recursive: true });
      await writeFile(path.join(root, name, 'half'), 'written');
    }
    for (const pointer of ['CURRENT', 'PREVIOUS', 'HELD']) {
      await writeFile(path.join(root, `.${pointer}-${dead}-0000`), 'gen-');
    }
    await publish('uusi');
    expect((await hidden()).toSorted()).toEqual(
      [ours, `.building-${process.ppid}-0000`].toSorted(),
    );
  });

  it.each([
    ['of the same content', ['sama', 'sama', 'sama', 'sama']],
    ['of other content', ['a', 'b', 'c', 'd']],
  ])('lets builds %s write at once: CURRENT names a whole one', async (_what, texts) => {
    for (let round = 0; round < 10; round++) {
      const published = await Promise.all(texts.map(publish));
      expect(published.map(({ folder }) => folder)).toContain(await currentGeneration(root));
      expect(texts).toContain(await liveText());
      expect(await hidden()).toEqual([]);
      await rm(root, { recursive: true });
    }
  });
});

describe('currentGeneration', () => {
  it('knows of none where there is no index', async () => {
    expect(await currentGeneration(root)).toBeUndefined();
  });

  it.each([
    '../../etc',
    '/etc',
    '..',
    'gen-',
    'gen-zzzzzzzzzzzzzzzz',
    'gen-0000000000000000/x',
    '',
  ])('never leaves the index for %j', async (name) => {
    await mkdir(root);
    await writeFile(path.join(root, 'CURRENT'), name);
    expect(await currentGeneration(root)).toBe(path.join(root, 'gen-unreadable'));
  });
});

describe('previousGeneration', () => {
  it('knows of none after the first build, however often it is done', async () => {
    await publish('sama');
    await publish('sama');
    expect(await previousGeneration(root)).toBeUndefined();
  });
});

describe('restoreGeneration', () => {
  it('makes a generation live and holds it until another one is', async () => {
    const first = await publish('a');
    const second = await publish('b');
    await restoreGeneration(root, first.folder);
    expect(await liveText()).toBe('a');
    expect(await previousGeneration(root)).toBe(second.folder);
    expect(await isHeld(root, first.folder)).toBe(true);
    expect(await hidden()).toEqual([]);
    const third = await publish('c');
    expect(await isHeld(root, third.folder)).toBe(false);
    expect(await previousGeneration(root)).toBe(first.folder);
  });

  it('says that it cannot write', async () => {
    await expect(restoreGeneration(root, path.join(root, 'gen-x'))).rejects.toMatchObject({
      code: 'index-unwritable',
    });
  });
});

describe('hashFiles', () => {
  it('lists all files below a folder but the manifest, sorted, with size and SHA-256', async () => {
    await mkdir(path.join(root, 'b'), { recursive: true });
    await writeFile(path.join(root, 'b', 'c'), 'abc');
    await writeFile(path.join(root, 'a'), '');
    await writeFile(path.join(root, 'manifest.json'), '{}');
    expect(await hashFiles(root)).toEqual([
      {
        path: 'a',
        bytes: 0,
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
      {
        path: 'b/c',
        bytes: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    ]);
  });
});

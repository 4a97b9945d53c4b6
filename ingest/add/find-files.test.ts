import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFiles } from './find-files.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-find-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('findFiles', () => {
  it('gives a file as it is named, whatever it ends in', async () => {
    const file = path.join(folder, 'opas.xyz');
    await writeFile(file, '');
    expect(await findFiles(file)).toEqual([file]);
  });

  it('gives the files of a folder that can be read, by name, those below it too', async () => {
    await mkdir(path.join(folder, 'vanhat'));
    for (const name of ['b.PDF', 'a.docx', 'kuva.png', '.piilo.pdf', 'vanhat/c.md']) {
      await writeFile(path.join(folder, name), '');
    }
    const names = (await findFiles(folder)).map((file) => path.relative(folder, file));
    expect(names).toEqual(['a.docx', 'b.PDF', path.join('vanhat', 'c.md')]);
  });

  it('follows no link out of the folder', async () => {
    const outside = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-outside-'));
    await writeFile(path.join(outside, 'salainen.pdf'), '');
    await writeFile(path.join(folder, 'opas.pdf'), '');
    await symlink(path.join(outside, 'salainen.pdf'), path.join(folder, 'linkki.pdf'));
    await symlink(outside, path.join(folder, 'linkit'));
    expect(await findFiles(folder)).toEqual([path.join(folder, 'opas.pdf')]);
    await rm(outside, { recursive: true });
  });

  it.each(['ei-ole', '.'])('says that nothing can be read in %s', async (name) => {
    await expect(findFiles(path.join(folder, name))).rejects.toMatchObject({
      code: 'file-unreadable',
      remedy: expect.stringContaining('PDF'),
    });
  });
});

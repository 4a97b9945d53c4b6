import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MaterialManifest, readMaterial } from './material.js';

const DECK = 'corpus/hyvat-kaytannot-2026';

describe('readMaterial', () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-material-')), 'deck');
    await cp(DECK, folder, { recursive: true });
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true }));

  async function change(edit: (manifest: MaterialManifest) => unknown): Promise<void> {
    const file = path.join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify(edit(manifest)));
  }

  it('reads the deck with its translations', async () => {
    const { manifest, source, translations } = await readMaterial(folder);
    expect(manifest).toMatchObject({ publisher: 'Kuntaliitto', published: '2026-03' });
    expect(source).toContain('Job Voucher');
    expect(Object.keys(translations)).toEqual(['sv', 'en']);
  });

  it('does without translations', async () => {
    await rm(path.join(folder, 'translations'), { recursive: true });
    expect((await readMaterial(folder)).translations).toEqual({});
  });

  it.each([
    ['manifest.json', undefined],
    ['source.txt', undefined],
    ['manifest.json', Buffer.from('{"schema":')],
    ['translations/sv.json', Buffer.from('[')],
  ])('says which file it cannot read: %s', async (name, content) => {
    const file = path.join(folder, name);
    if (content) await writeFile(file, content);
    else await rm(file);
    await expect(readMaterial(folder)).rejects.toMatchObject({
      code: 'material-unreadable',
      message: expect.stringContaining(path.basename(name)),
    });
  });

  it('refuses a source that is not the one its manifest describes', async () => {
    await writeFile(path.join(folder, 'source.txt'), 'toinen teksti');
    await expect(readMaterial(folder)).rejects.toMatchObject({
      code: 'material-invalid',
      message: expect.stringContaining('sha256'),
    });
  });

  const faults: readonly (readonly [string, (m: MaterialManifest) => unknown, RegExp])[] = [
    ['an unknown field', (m) => ({ ...m, colour: 'blue' }), /colour/u],
    ['a month that is none', (m) => ({ ...m, published: '2026-13' }), /published/u],
    [
      'slides out of order',
      (m) => ({ ...m, slides: m.slides.toReversed() }),
      /does not start at 0/u,
    ],
    [
      'a slide past the end',
      (m) => ({ ...m, slides: [...m.slides, { number: 26, start: 999_999 }] }),
      /slide 26 starts past the end/u,
    ],
    [
      'a slide in two cases',
      (m) => ({ ...m, cases: [...m.cases, { ...m.cases[0], id: 'toinen' }] }),
      /slide 4 is in two cases/u,
    ],
    [
      'a case of an unknown section',
      (m) => ({ ...m, cases: [{ ...m.cases[0], section: 'muu' }], questions: [] }),
      /no known section/u,
    ],
    [
      'a question of an unknown case',
      (m) => ({ ...m, questions: [{ case: 'muu', fi: '?', sv: '?', en: '?' }] }),
      /unknown case muu/u,
    ],
  ];
  it.each(faults)('names %s', async (_what, edit, message) => {
    await change(edit);
    await expect(readMaterial(folder)).rejects.toMatchObject({
      code: 'material-invalid',
      message: expect.stringMatching(message),
      remedy: expect.stringContaining('corpus/README.md'),
    });
  });
});

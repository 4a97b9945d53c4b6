import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MaterialManifest, readMaterial } from './material.js';

const DECK = 'corpus/hyvat-kaytannot-2026';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('readMaterial', () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-material-')), 'deck');
    await cp(DECK, folder, { recursive: true });
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true }));

  const pathOf = (name: string) => path.join(folder, name);

  async function change(edit: (manifest: MaterialManifest) => unknown): Promise<void> {
    const manifest = JSON.parse(await readFile(pathOf('manifest.json'), 'utf8'));
    await writeFile(pathOf('manifest.json'), JSON.stringify(edit(manifest)));
  }

  it('reads the deck with its translations', async () => {
    const { manifest, source, translations } = await readMaterial(folder);
    expect(manifest).toMatchObject({
      id: 'hyvat-kaytannot-2026',
      publisher: 'Kuntaliitto',
      published: '2026-03',
      language: 'fi',
    });
    expect(source).toContain('Job Voucher');
    expect(Object.keys(translations)).toEqual(['sv', 'en']);
  });

  it('gives the source byte for byte', async () => {
    const { manifest, source } = await readMaterial(folder);
    expect(sha256(Buffer.from(source, 'utf8'))).toBe(manifest.sourceSha256);
    expect(Buffer.from(source, 'utf8')).toEqual(await readFile(pathOf('source.txt')));
  });

  it('does without translations', async () => {
    await rm(pathOf('translations'), { recursive: true });
    expect((await readMaterial(folder)).translations).toEqual({});
  });

  it('reads what the command that adds materials writes beside', async () => {
    const origin = { file: 'opas.pdf', format: 'pdf', sha256: 'a'.repeat(64) } as const;
    await change(({ cases, slides, ...rest }) => ({
      ...rest,
      layout: 'blocks',
      origin,
      uncertain: ['The title is the name of the file.'],
      cases: cases.map(({ section: _, ...entry }) => entry),
      slides: slides.map((slide) => ({ ...slide, title: 'Otsikko', headings: ['Palvelut'] })),
    }));
    expect((await readMaterial(folder)).manifest).toMatchObject({ layout: 'blocks', origin });
  });

  it('reads topics, and does without them', async () => {
    const { topics } = await readMaterial(folder);
    expect(topics.length).toBeGreaterThan(100);
    for (const { passages } of topics) expect(passages[0]).toMatch(/^\d+#\d+$/u);
    await rm(pathOf('topics.json'));
    expect((await readMaterial(folder)).topics).toEqual([]);
  });

  it.each([
    [{ passages: ['99#1'], fi: ['Missä?'] }, /slide that is not there/u],
    [{ passages: ['Espoo'], fi: ['Missä?'] }, /a passage, as 22#3/u],
    [{ passages: [], fi: ['Missä?'] }, /topics\.json/u],
    [{ passages: ['22#3'], de: ['Wo?'] }, /topics\.json/u],
  ])('refuses a topic that it cannot hold: %j', async (topic, message) => {
    await writeFile(pathOf('topics.json'), JSON.stringify([topic]));
    await expect(readMaterial(folder)).rejects.toMatchObject({
      code: 'material-invalid',
      message: expect.stringMatching(message),
    });
  });

  it('does without questions, captions and an address', async () => {
    await change(({ questions: _questions, url: _url, slides, ...rest }) => ({
      ...rest,
      slides: slides.map(({ number, start }) => ({ number, start })),
    }));
    expect((await readMaterial(folder)).manifest.questions).toEqual([]);
  });

  it.each([
    ['manifest.json', undefined],
    ['source.txt', undefined],
    ['manifest.json', Buffer.from('{"schema":')],
    ['manifest.json', Buffer.from([0xff, 0xfe, 0x7b])],
    ['translations/sv.json', Buffer.from('[')],
  ])('says which file it cannot read: %s', async (name, content) => {
    if (content) await writeFile(pathOf(name), content);
    else await rm(pathOf(name));
    await expect(readMaterial(folder)).rejects.toMatchObject({
      name: 'KuntaopasError',
      code: 'material-unreadable',
      message: expect.stringContaining(pathOf(name)),
      remedy: expect.stringContaining('UTF-8'),
    });
  });

  it('says that there is no manifest in a folder that is not there', async () => {
    await expect(readMaterial(pathOf('nowhere'))).rejects.toMatchObject({
      code: 'material-unreadable',
      message: expect.stringContaining('ENOENT'),
    });
  });

  it('refuses a source that is not UTF-8, whatever its hash', async () => {
    const latin1 = Buffer.from('Riihimäki', 'latin1');
    await writeFile(pathOf('source.txt'), latin1);
    await change((manifest) => ({ ...manifest, sourceSha256: sha256(latin1) }));
    await expect(readMaterial(folder)).rejects.toMatchObject({
      code: 'material-unreadable',
      message: expect.stringContaining('source.txt'),
    });
  });

  it('refuses a source that was edited by a single letter', async () => {
    const source = await readFile(pathOf('source.txt'), 'utf8');
    await writeFile(pathOf('source.txt'), source.replace('1 500 euron', '1 600 euron'));
    await expect(readMaterial(folder)).rejects.toMatchObject({
      code: 'material-invalid',
      message: expect.stringMatching(/source\.txt .*\(sha256 [0-9a-f]{64}\)/u),
      remedy: expect.stringContaining('Restore the file'),
    });
  });

  const faults: readonly (readonly [string, (m: MaterialManifest) => unknown, RegExp])[] = [
    ['an unknown field', (m) => ({ ...m, colour: 'blue' }), /colour/u],
    ['a format of the future', (m) => ({ ...m, schema: 2 }), /schema/u],
    ['a month that is none', (m) => ({ ...m, published: '2026-13' }), /published/u],
    ['a language that it does not speak', (m) => ({ ...m, language: 'de' }), /language/u],
    ['an id that fits no address', (m) => ({ ...m, id: 'Hyvät käytännöt' }), /id/u],
    ['an address that is none', (m) => ({ ...m, url: 'javascript:alert(1)' }), /url/u],
    ['a missing title', ({ title: _title, ...m }) => m, /title/u],
    ['no slides', (m) => ({ ...m, slides: [] }), /slides/u],
    ['a negative start', (m) => ({ ...m, slides: [{ number: 1, start: -1 }] }), /start/u],
    [
      'a first slide that does not start at 0',
      (m) => ({ ...m, slides: m.slides.slice(1) }),
      /first slide does not start at 0/u,
    ],
    [
      'slide numbers out of order',
      (m) => ({ ...m, slides: m.slides.map((s) => (s.number === 9 ? { ...s, number: 7 } : s)) }),
      /slide 7 does not come after slide 8/u,
    ],
    [
      'slide starts out of order',
      (m) => ({ ...m, slides: m.slides.map((s) => (s.number === 9 ? { ...s, start: 1 } : s)) }),
      /slide 9 does not come after slide 8/u,
    ],
    [
      'a slide past the end',
      (m) => ({ ...m, slides: [...m.slides, { number: 26, start: 999_999 }] }),
      /slide 26 starts past the end/u,
    ],
    [
      'a slide in two cases',
      (m) => ({ ...m, cases: [...m.cases, { ...m.cases[0], id: 'toinen' }] }),
      /slide 4 is in two cases, espoo and toinen/u,
    ],
    [
      'a case of an unknown slide',
      (m) => ({ ...m, cases: [{ ...m.cases[0], slides: [26] }], questions: [] }),
      /case espoo names slide 26: no such slide/u,
    ],
    [
      'a case of an unknown section',
      (m) => ({ ...m, cases: [{ ...m.cases[0], section: 'muu' }], questions: [] }),
      /case espoo names no known section/u,
    ],
    ['a case twice', (m) => ({ ...m, cases: [...m.cases, m.cases[0]] }), /two cases have the id/u],
    [
      'a section twice',
      (m) => ({ ...m, sections: [...m.sections, m.sections[0]] }),
      /two sections have the same id/u,
    ],
    [
      'a section that opens nowhere',
      (m) => ({ ...m, sections: m.sections.map((s) => ({ ...s, opener: 99 })) }),
      /section kehittaminen opens on no known slide/u,
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
      facts: { file: pathOf('manifest.json') },
    });
  });

  it.each([
    ['an empty text', { cases: { espoo: '' } }, /espoo/u],
    ['a missing part', { slides: undefined }, /slides/u],
    ['an unknown field', { colour: 'blue' }, /colour/u],
    ['the language of another file', { language: 'en' }, /language/u],
  ])('names %s in a translation', async (_what, fault, message) => {
    const file = pathOf('translations/sv.json');
    const translation = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...translation, ...fault }));
    await expect(readMaterial(folder)).rejects.toMatchObject({
      code: 'material-invalid',
      message: expect.stringMatching(message),
      facts: { file },
    });
  });
});

describe('the manifest of the deck', () => {
  it('asks, in each language, questions that name its cases', async () => {
    const { manifest } = await readMaterial(DECK);
    const cases = manifest.cases.map(({ id }) => id);
    expect(manifest.questions.length).toBeGreaterThan(0);
    for (const question of manifest.questions) {
      expect(cases).toContain(question.case);
      for (const text of [question.fi, question.sv, question.en]) expect(text).toMatch(/\?$/u);
    }
  });

  it('asks no question twice', async () => {
    const { manifest } = await readMaterial(DECK);
    const texts = manifest.questions.flatMap(({ fi, sv, en }) => [fi, sv, en]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { docxOf } from '../readers/office.fixture.js';
import { EXIT } from '../run-command.js';

// Every test starts child processes, slowly on a busy machine: the limit guards against hangs only.
vi.setConfig({ testTimeout: 300_000 });

let root: string;
let corpus: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-add-'));
  corpus = path.join(root, 'corpus');
  await cp('corpus/hyvat-kaytannot-2026', path.join(corpus, 'deck'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

function ingest(...args: readonly string[]) {
  const env = { ...process.env, CORPUS_FOLDER: corpus, INDEX_FOLDER: path.join(root, 'index') };
  return new Promise<{ code: number; output: string; errors: string }>((resolve) => {
    const command = ['--import', 'tsx', 'ingest/cli.ts', ...args];
    execFile(process.execPath, command, { env }, (error, output, errors) => {
      resolve({ code: Number(error?.code ?? 0), output, errors });
    });
  });
}

async function write(name: string, content: Uint8Array | string): Promise<string> {
  const file = path.join(root, name);
  await writeFile(file, content);
  return file;
}

const OPAS = docxOf([
  ['heading 1', 'Kotoutumisen opas'],
  ['heading 2', 'Espoon neuvonta'],
  ['Normal', 'Espoo järjestää neuvontaa kaikille, jotka muuttavat kaupunkiin.'],
]);

const manifestOf = async (id: string) =>
  JSON.parse(await readFile(path.join(corpus, id, 'manifest.json'), 'utf8'));

describe('npm run ingest -- add', () => {
  it('adds a file, says what it was not sure of and where to correct it, and builds the index', async () => {
    const file = await write('Kotoutumisen opas.docx', OPAS);
    const { code, output, errors } = await ingest('add', file);
    expect({ code, errors }).toMatchObject({ code: EXIT.ok });
    expect(output).toContain(
      'Added kotoutumisen-opas, "Kotoutumisen opas": 1 pages, 0 sections, 1 cases.',
    );
    expect(output).toContain('  ? The file does not name its publisher');
    expect(output).toContain(path.join(corpus, 'kotoutumisen-opas', 'manifest.json'));
    expect(output).toMatch(/Built the index in .*: 2 material\(s\), 26 slides, 19 cases/u);
    expect(await manifestOf('kotoutumisen-opas')).toMatchObject({
      cases: [{ id: 'espoo', places: ['espoo'] }],
      uncertain: expect.arrayContaining([expect.stringContaining('publisher')]),
    });
    expect((await ingest('--check')).code).toBe(EXIT.ok);
  });

  it('takes what it is told, refuses to replace, and replaces when it may', async () => {
    const file = await write('a.docx', OPAS);
    const told = ['--id', 'opas', '--title', 'Uusi nimi', '--url', 'https://example.fi/a.docx'];
    expect(
      (await ingest('add', file, ...told, '--publisher', 'Espoo', '--published', '2025-01')).code,
    ).toBe(0);
    expect(await manifestOf('opas')).toMatchObject({
      title: 'Uusi nimi',
      publisher: 'Espoo',
      published: '2025-01',
      url: 'https://example.fi/a.docx',
    });
    const refused = await ingest('add', file, '--id', 'opas', '--publisher', 'Turku');
    expect(refused).toMatchObject({ code: EXIT.data, output: '' });
    expect(refused.errors).toContain('--replace');
    expect((await manifestOf('opas')).publisher).toBe('Espoo');
    const replaced = await ingest('add', file, '--id', 'opas', '--publisher', 'Turku', '--replace');
    expect(replaced.output).toContain(path.join(corpus, '.replaced', 'opas'));
    expect((await manifestOf('opas')).publisher).toBe('Turku');
    const twin = await ingest('add', file, '--id', 'toinen');
    expect(twin).toMatchObject({ code: EXIT.data });
    expect(twin.errors).toContain('opas');
  });

  it('adds what it can of a folder, and says what it cannot', async () => {
    const folder = path.join(root, 'oppaat');
    await cp('corpus/hyvat-kaytannot-2026/translations', folder, { recursive: true });
    await writeFile(path.join(folder, 'a.txt'), 'Neuvonta\n\nKunta järjestää neuvontaa kaikille.');
    await writeFile(path.join(folder, 'b.pdf'), '%PDF-1.7 torn');
    await writeFile(path.join(folder, 'c.md'), '# Ohjaus\n\nKunta ohjaa kaikkia palveluihin.');
    const { code, output, errors } = await ingest('add', folder);
    expect(code).toBe(EXIT.data);
    expect(errors).toMatch(/^ingest: b\.pdf cannot be read/mu);
    expect(output).toContain('Added a,');
    expect(output).toContain('Added c,');
    expect((await readdir(corpus)).sort()).toEqual(['a', 'c', 'deck']);
  });

  it.each([
    ['no file', ['add'], '"add"'],
    ['two files', ['add', 'a.pdf', 'b.pdf'], '"add"'],
    ['an id that is no id', ['add', 'package.json', '--id', '../../etc'], '--id'],
    ['an unknown language', ['add', 'package.json', '--language', 'de'], '--language'],
    ['an address that is none', ['add', 'package.json', '--url', 'javascript:x()'], '--url'],
    ['an id for a whole folder', ['add', 'ingest', '--id', 'opas'], '--id'],
    ['options of add without it', ['--title', 'Opas'], 'add'],
    ['an unknown command', ['frobnicate', 'x'], 'frobnicate'],
  ])('says in one line what is wrong: %s', async (_what, args, named) => {
    const { code, output, errors } = await ingest(...args);
    expect({ code, output }).toEqual({ code: EXIT.usage, output: '' });
    expect(errors).toMatch(/^ingest: [^\n]+\n$/u);
    expect(errors).toContain(named);
    expect(await readdir(corpus)).toEqual(['deck']);
  });
});

describe('npm run ingest -- remove', () => {
  it('removes a material and what is in the index of it', async () => {
    await ingest('add', await write('opas.docx', OPAS));
    const { code, output } = await ingest('remove', 'opas');
    expect(code).toBe(EXIT.ok);
    expect(output).toMatch(/Built the index in .*: 1 material\(s\), 25 slides, 18 cases/u);
    expect(await readdir(corpus)).toEqual(['deck']);
  });

  it('says that there is no such material', async () => {
    const { code, errors } = await ingest('remove', 'poissa');
    expect(code).toBe(EXIT.noInput);
    expect(errors).toContain('poissa');
  });
});

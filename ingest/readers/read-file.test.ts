import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from './pdf/pdf.fixture.js';
import { readFile } from './read-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

const TEXT = 'Kunta järjestää neuvontaa kaikille, jotka muuttavat alueelle.';
const LIMITS = { fileMegabytes: 10, memoryMegabytes: 1_000, seconds: 60 };

describe('readFile', () => {
  it('reads a file in a process of its own and tells how far it has come', async () => {
    const news: (readonly [number, number])[] = [];
    const pdf = await pdfOf((page) => {
      for (let i = 0; i < 3; i++) page.addPage().text(TEXT);
    });
    const document = await readFile(await write('kolme.pdf', pdf), (done, total) => {
      news.push([done, total]);
    });
    expect(document.pages.map(({ blocks }) => blocks[0]?.text)).toEqual([TEXT, TEXT, TEXT]);
    expect(news).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('says that a file is not there, is none, or is empty', async () => {
    await mkdir(path.join(folder, 'kansio'));
    await write('tyhjä.pdf', '');
    for (const [name, code] of [
      ['ei.pdf', 'file-unreadable'],
      ['kansio', 'file-unreadable'],
      ['tyhjä.pdf', 'file-without-text'],
    ] as const) {
      await expect(readFile(path.join(folder, name))).rejects.toMatchObject({
        code,
        message: expect.stringContaining(name),
      });
    }
  });

  it('passes on what the reader says is wrong', async () => {
    await expect(readFile(await write('a.rtf', '{\\rtf1 teksti}'))).rejects.toMatchObject({
      name: 'KuntaopasError',
      code: 'file-unsupported',
      message: expect.stringContaining('a.rtf'),
      remedy: expect.stringContaining('.docx'),
    });
  });

  it('refuses a file larger than any publication unread', async () => {
    const file = await write('iso.pdf', new Uint8Array(2 * 1024 ** 2));
    const fault = readFile(file, undefined, { ...LIMITS, fileMegabytes: 1 });
    await expect(fault).rejects.toMatchObject({ code: 'file-too-large' });
  });

  it('ends the reading of a file that takes more time than it may', async () => {
    const file = await write('hidas.txt', TEXT);
    const fault = readFile(file, undefined, { ...LIMITS, seconds: 0.001 });
    await expect(fault).rejects.toMatchObject({ code: 'file-too-large' });
  });

  it('ends the reading of a PDF that swells when it is read', async () => {
    const file = await write('paisuva.pdf', swellingPdf(400));
    const fault = readFile(file, undefined, { ...LIMITS, memoryMegabytes: 400 });
    await expect(fault).rejects.toMatchObject({
      code: 'file-too-large',
      message: expect.stringContaining('memory'),
    });
  });
});

/** A PDF whose only page is a stream of blanks, a thousand times as large as the file. */
function swellingPdf(megabytes: number): Uint8Array {
  const stream = deflateSync(Buffer.alloc(megabytes * 1024 ** 2, ' '));
  return Buffer.concat([
    Buffer.from(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>> endobj
4 0 obj <</Filter/FlateDecode/Length ${stream.length}>> stream
`),
    stream,
    Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\n'),
  ]);
}

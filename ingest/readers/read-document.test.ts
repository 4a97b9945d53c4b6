import { describe, expect, it } from 'vitest';
import { docxOf, pptxOf, zipOf } from './office.fixture.js';
import { pdfOf } from './pdf/pdf.fixture.js';
import { readDocument } from './read-document.js';

const TEXT = 'Kunta järjestää neuvontaa kaikille, jotka muuttavat alueelle.';
const drawText = (page: PDFKit.PDFDocument) => {
  page.addPage().text(TEXT);
};
type Content = Uint8Array | string;
type Make = () => Content | Promise<Content>;
const makePdf: Make = () => pdfOf(drawText);
const docx = () => docxOf([['Normal', TEXT]]);
const pptx = () => pptxOf([{ title: 'Neuvonta', body: [{ text: TEXT }] }]);

const toBytes = (content: Content) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

describe('readDocument', () => {
  it.each<[string, Make, string]>([
    ['a.pdf', makePdf, 'pdf'],
    ['a.docx', docx, 'docx'],
    ['a.pptx', pptx, 'pptx'],
    ['a.html', () => `<h1>Neuvonta</h1><p>${TEXT}</p>`, 'html'],
    ['a.md', () => `# Neuvonta\n\n${TEXT}`, 'markdown'],
    ['a.txt', () => TEXT, 'text'],
    ['nimetön', () => TEXT, 'text'],
  ])('reads %s', async (name, content, format) => {
    const document = await readDocument(name, toBytes(await content()));
    expect(document.format).toBe(format);
    expect(document.pages.flatMap(({ blocks }) => blocks).map(({ text }) => text)).toContain(TEXT);
    expect(document.doubts).toEqual([]);
  });

  it.each<[string, string, Make, string]>([
    ['a Word document', 'opas.pdf', docx, 'docx'],
    ['a PDF', 'opas.txt', makePdf, 'pdf'],
    ['a web page', 'opas.docx', () => `<!doctype html><p>${TEXT}</p>`, 'html'],
  ])(
    'goes by the content of %s that is named %s, and says so',
    async (_what, name, content, format) => {
      const document = await readDocument(name, toBytes(await content()));
      expect(document).toMatchObject({ format, doubts: [expect.stringContaining(format)] });
    },
  );
});

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)];
const LAUGHS =
  '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><p:presentation>&b;</p:presentation>';
const OUTSIDE =
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>';

describe('readDocument, a file that cannot be read', () => {
  it.each<[string, string, () => Content, string]>([
    ['empty', 'a.pdf', () => '', 'file-without-text'],
    [
      'of bytes that are nothing',
      'a.bin',
      () => new Uint8Array([1, 0, 2, 0, 3]),
      'file-unsupported',
    ],
    [
      'a picture',
      'a.png',
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      'file-unsupported',
    ],
    ['rich text', 'a.rtf', () => '{\\rtf1 teksti}', 'file-unsupported'],
    ['a spreadsheet', 'a.xlsx', () => zipOf({ 'xl/workbook.xml': '<x/>' }), 'file-unsupported'],
    [
      'of OpenDocument',
      'a.odt',
      () => zipOf({ 'META-INF/manifest.xml': '<x/>' }),
      'file-unsupported',
    ],
    ['a zip file', 'a.zip', () => zipOf({ 'opas.txt': TEXT }), 'file-unsupported'],
    ['of Office before 2007', 'a.doc', () => new Uint8Array(OLE), 'file-unsupported'],
    [
      'of Office under a password',
      'a.docx',
      () => new Uint8Array([...OLE, ...Buffer.from('EncryptedPackage', 'utf16le')]),
      'file-encrypted',
    ],
    ['a torn zip file', 'a.docx', () => docx().slice(0, 200), 'file-broken'],
    [
      'entities that swell',
      'a.pptx',
      () => zipOf({ 'ppt/presentation.xml': LAUGHS }),
      'file-broken',
    ],
    [
      'entities of other files',
      'a.docx',
      () => zipOf({ 'word/document.xml': OUTSIDE, '[Content_Types].xml': '<Types/>' }),
      'file-broken',
    ],
    [
      'names that lead out of it',
      'a.docx',
      () => zipOf({ 'word/document.xml': '<x/>', '../../etc/cron.d/x': 'x' }),
      'file-broken',
    ],
    [
      'a part of zeros that swells',
      'a.docx',
      () => zipOf({ 'word/document.xml': new Uint8Array(70 * 1024 ** 2) }),
      'file-too-large',
    ],
    [
      'many parts of zeros that swell',
      'a.pptx',
      () => {
        const media = Array.from({ length: 20 }, (_, i) => [`ppt/media/${i}.bin`, 'x']);
        return withSizes(zipOf(Object.fromEntries(media)), 60 * 1024 ** 2);
      },
      'file-too-large',
    ],
    [
      'a part larger than it says',
      'a.docx',
      () => withSizes(zipOf({ 'word/document.xml': `<x>${'a'.repeat(100_000)}</x>` }), 50),
      'file-broken',
    ],
  ])('says what is wrong: %s', async (_what, name, bytes, code) => {
    const fault = await readDocument(name, toBytes(bytes())).catch((error) => error);
    expect(fault).toMatchObject({ code, message: expect.stringContaining(name) });
    expect(fault.remedy).toMatch(/\S/u);
  });
});

/** Writes other sizes in the directory of a zip file than its parts have. */
function withSizes(zip: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 4)) {
    bytes.writeUInt32LE(size, at + 24);
  }
  return bytes;
}

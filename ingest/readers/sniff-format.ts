import path from 'node:path';
import type { MaterialFormat } from '#corpus/material';
import { encrypted, unsupported } from './faults.js';
import { openArchive } from './zip-archive.js';

/** Where a PDF may begin: some programs write a line before it. */
const PDF_WITHIN = 1024;
/** How much of a text is looked at. */
const LOOKED_AT = 4096;

const BY_EXTENSION: Readonly<Record<string, MaterialFormat>> = {
  '.pdf': 'pdf',
  '.pptx': 'pptx',
  '.docx': 'docx',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
};

/** The kind of file that a name says, where it says one that can be read. */
export function formatOfName(file: string): MaterialFormat | undefined {
  return BY_EXTENSION[path.extname(file).toLowerCase()];
}

/**
 * Tells what kind of file this is by what is in it; the name decides only between kinds of text.
 *
 * @throws KuntaopasError `file-unsupported`, `file-encrypted`, what {@link openArchive} throws.
 */
export async function sniffFormat(file: string, bytes: Uint8Array): Promise<MaterialFormat> {
  const head = Buffer.from(bytes.subarray(0, LOOKED_AT));
  if (head.subarray(0, PDF_WITHIN).includes('%PDF-')) return 'pdf';
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return sniffArchive(file, bytes);
  if (head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    throw refuseOldOffice(file, bytes);
  if (head.subarray(0, 5).toString('latin1') === '{\\rtf') {
    throw unsupported(file, 'a rich text file (RTF)', 'Save it as .docx and add that.');
  }
  if (isBinary(head)) {
    throw unsupported(
      file,
      'no kind of file that can be read',
      'PDF, PowerPoint (.pptx), Word (.docx), HTML, Markdown and plain text can.',
    );
  }
  const named = formatOfName(file);
  if (/<(?:!doctype\s+html|html|head|body|main|article)[\s>]/iu.test(head.toString('latin1'))) {
    return named === 'markdown' || named === 'text' ? named : 'html';
  }
  return named === 'html' || named === 'markdown' ? named : 'text';
}

async function sniffArchive(file: string, bytes: Uint8Array): Promise<MaterialFormat> {
  const { names } = await openArchive(file, bytes);
  if (names.has('ppt/presentation.xml')) return 'pptx';
  if (names.has('word/document.xml')) return 'docx';
  const what = names.has('xl/workbook.xml')
    ? 'a spreadsheet'
    : names.has('META-INF/manifest.xml')
      ? 'a file of OpenDocument'
      : 'a zip file';
  const remedy = 'Save it as PDF, .docx or .pptx and add that; unpack what is only packed.';
  throw unsupported(file, what, remedy);
}

/** Office of before 2007, or of today under a password: both are wrapped alike. */
function refuseOldOffice(file: string, bytes: Uint8Array) {
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isEncrypted
    ? encrypted(file)
    : unsupported(
        file,
        'of a kind that Office wrote before 2007',
        'Save it as .docx or .pptx and add that.',
      );
}

function isBinary(head: Buffer): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return !isUtf16 && head.includes(0);
}

import { KuntaopasError } from '#corpus/errors';
import type { MaterialFormat } from '#corpus/material';
import type { ReadDocument, ReadProgress } from './document.js';
import { broken } from './faults.js';
import { readPdf } from './pdf/read-pdf.js';
import { readPptx } from './pptx/read-pptx.js';
import { readDocx } from './read-docx.js';
import { readHtml } from './read-html.js';
import { readMarkdown } from './read-markdown.js';
import { readText } from './read-text.js';
import { formatOfName, sniffFormat } from './sniff-format.js';

type Reader = (
  file: string,
  bytes: Uint8Array,
  onProgress: ReadProgress,
) => ReadDocument | Promise<ReadDocument>;

const READERS: Readonly<Record<MaterialFormat, Reader>> = {
  pdf: readPdf,
  pptx: readPptx,
  docx: readDocx,
  html: readHtml,
  markdown: readMarkdown,
  text: readText,
};

/**
 * Reads a document with the reader of its kind: that of its content, whatever its name says.
 *
 * @throws KuntaopasError `file-unsupported`, `file-encrypted`, `file-broken`, `file-too-large`,
 *   `file-without-text`.
 */
export async function readDocument(
  file: string,
  bytes: Uint8Array,
  onProgress: ReadProgress = () => {},
): Promise<ReadDocument> {
  try {
    const format = await sniffFormat(file, bytes);
    const document = await READERS[format](file, bytes, onProgress);
    const named = formatOfName(file);
    const isMisnamed = named !== undefined && named !== format;
    const doubt = `The name ends in another kind than the content is: it was read as ${format}.`;
    return isMisnamed ? { ...document, doubts: [doubt, ...document.doubts] } : document;
  } catch (error) {
    if (error instanceof KuntaopasError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw broken(file, `its content cannot be understood (${why})`, error);
  }
}

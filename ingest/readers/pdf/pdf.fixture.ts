import PDFDocument from 'pdfkit';

/** Letters of running text and of what heads it. */
export const BODY = 11;
export const HEADING = 18;

/** Makes a PDF of A4 pages; `draw` adds the pages and what is on them. */
export async function pdfOf(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 72, autoFirstPage: false, ...options });
  const bytes: Buffer[] = [];
  pdf.on('data', (part: Buffer) => bytes.push(part));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  draw(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(bytes));
}

/** Sets a heading below what was set before. */
export function head(pdf: PDFKit.PDFDocument, text: string, size = HEADING): void {
  pdf.font('Helvetica-Bold').fontSize(size).text(text).moveDown(0.5);
  pdf.font('Helvetica').fontSize(BODY);
}

/** Sets lines as they are broken, one under the other, from a place on the page. */
export function lines(
  pdf: PDFKit.PDFDocument,
  texts: readonly string[],
  [x, y]: readonly [number, number],
  size = BODY,
): void {
  pdf.font('Helvetica').fontSize(size);
  texts.forEach((text, i) => {
    pdf.text(text, x, y + i * size * 1.2, { lineBreak: false });
  });
}

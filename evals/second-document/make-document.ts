import PDFDocument from 'pdfkit';
import { breakLines } from './break-lines.js';
import type { DocumentPassage } from './document-text.js';

/** Title of the document. */
export const DOCUMENT_TITLE = 'Tietoa maailmasta';

const LICENCE =
  'Teksti: Wikipedian artikkeleista, SQuAD 2.0 (Rajpurkar ym. 2018), suomennos TurkuNLP/squad2-fi. ' +
  'Lisenssi: Creative Commons Nimeä-JaaSamoin 4.0 (CC BY-SA 4.0). Otsikot on lisätty.';

/** Millimetres as points. */
const mm = (length: number) => (length * 72) / 25.4;
const PAGE = { width: 595.28, height: 841.89, margin: mm(25), top: mm(32), bottom: mm(28) };
const BODY = { size: 11.5, leading: 16 };
const GUTTER = mm(8);
const PARAGRAPH_GAP = 8;

/** A place where text is being set. */
type Column = { readonly left: number; readonly width: number; y: number };

/**
 * Sets passages as a book: title page, contents, a chapter for each article on a page of its own, in one
 * column and in two by turns, words divided at the ends of lines, running headers and page numbers. It
 * has no bookmarks and no tags: all that is to be found is layout.
 */
export async function makeDocument(passages: readonly DocumentPassage[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    info: { Title: DOCUMENT_TITLE, CreationDate: new Date('2026-01-15') },
  });
  const bytes: Buffer[] = [];
  pdf.on('data', (part: Buffer) => bytes.push(part));
  const ended = new Promise((resolve) => pdf.on('end', resolve));

  setTitlePage(pdf);
  pdf.addPage();
  const chapters = [...new Set(passages.map(({ chapter }) => chapter))];
  const begins = chapters.map((chapter, i) => {
    const texts = passages.filter((passage) => passage.chapter === chapter).map(({ text }) => text);
    return setChapter(pdf, chapter, texts, i % 2 === 0 ? 1 : 2);
  });
  setContents(pdf, chapters, begins);
  setRunningLines(pdf, chapters, begins);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(bytes));
}

function setTitlePage(pdf: PDFKit.PDFDocument): void {
  pdf.addPage().font('Times-Bold').fontSize(32).text(DOCUMENT_TITLE, PAGE.margin, 260);
  pdf.font('Times-Roman').fontSize(16).text('Kolmekymmentäviisi artikkelia');
  pdf.fontSize(9).text(LICENCE, PAGE.margin, 720, { width: PAGE.width - 2 * PAGE.margin });
}

/** Sets a chapter and gives the number of the page that it begins on. */
function setChapter(
  pdf: PDFKit.PDFDocument,
  title: string,
  texts: readonly string[],
  columns: 1 | 2,
): number {
  pdf.addPage();
  const begins = pdf.bufferedPageRange().count;
  pdf.font('Times-Bold').fontSize(22).text(title, PAGE.margin, PAGE.top);
  const width = (PAGE.width - 2 * PAGE.margin - (columns - 1) * GUTTER) / columns;
  let open = columnsFrom(PAGE.top + 56, width, columns);
  pdf.font('Times-Roman').fontSize(BODY.size);
  const measure = (text: string) => pdf.widthOfString(text);
  for (const text of texts) {
    for (const line of breakLines(text, width, measure)) {
      while (open[0] && open[0].y + BODY.leading > PAGE.height - PAGE.bottom) open = open.slice(1);
      if (open.length === 0) {
        pdf.addPage().font('Times-Roman').fontSize(BODY.size);
        open = columnsFrom(PAGE.top, width, columns);
      }
      const [column] = open;
      if (!column) continue;
      pdf.text(line, column.left, column.y, { lineBreak: false });
      column.y += BODY.leading;
    }
    if (open[0]) open[0].y += PARAGRAPH_GAP;
  }
  return begins;
}

function columnsFrom(y: number, width: number, count: 1 | 2): Column[] {
  return Array.from({ length: count }, (_, i) => ({
    left: PAGE.margin + i * (width + GUTTER),
    width,
    y,
  }));
}

function setContents(
  pdf: PDFKit.PDFDocument,
  chapters: readonly string[],
  begins: readonly number[],
): void {
  pdf.switchToPage(1);
  pdf.font('Times-Bold').fontSize(22).text('Sisällys', PAGE.margin, PAGE.top);
  pdf.font('Times-Roman').fontSize(BODY.size);
  const width = PAGE.width - 2 * PAGE.margin;
  chapters.forEach((chapter, i) => {
    const number = String(begins[i]);
    const room = width - pdf.widthOfString(`${chapter}  ${number}`);
    const dots = '.'.repeat(Math.floor(room / pdf.widthOfString('.')));
    pdf.text(`${chapter} ${dots} ${number}`, PAGE.margin, PAGE.top + 44 + i * 17, {
      lineBreak: false,
    });
  });
}

function setRunningLines(
  pdf: PDFKit.PDFDocument,
  chapters: readonly string[],
  begins: readonly number[],
): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 2; page <= count; page++) {
    pdf.switchToPage(page - 1);
    pdf.font('Times-Italic').fontSize(9);
    const chapter = chapters[begins.findLastIndex((begin) => begin <= page)];
    pdf.text(DOCUMENT_TITLE, PAGE.margin, mm(15), { lineBreak: false });
    if (chapter) pdf.text(chapter, PAGE.width / 2 + mm(20), mm(15), { lineBreak: false });
    pdf.text(String(page), PAGE.width / 2 - 8, PAGE.height - mm(15), { lineBreak: false });
  }
}

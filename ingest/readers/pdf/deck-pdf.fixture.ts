import type { SlidePage } from '#ingest/cases';
import type { Passage } from '#ingest/passages';
import { pdfOf } from './pdf.fixture.js';

const [WIDTH, HEIGHT] = [960, 540];
const MARGIN = 48;
const GUTTER = 36;
const TOP = 130;

/** How slides are set. */
export type DeckStyle = {
  /** Two where a slide has much to say. */
  readonly columns: 1 | 2;
  /** Bold titles, and a footer with publisher and number. */
  readonly isAdorned: boolean;
};

/** Sets slides as a presentation does: title, bullets in columns, running footer, number. */
export async function deckPdf(
  pages: readonly SlidePage[],
  style: DeckStyle = { columns: 2, isAdorned: true },
): Promise<Uint8Array> {
  return pdfOf(
    (pdf) => {
      for (const page of pages) drawSlide(pdf, page, style);
    },
    { size: [WIDTH, HEIGHT], margin: 0 },
  );
}

function drawSlide(
  pdf: PDFKit.PDFDocument,
  { title, passages, number }: SlidePage,
  { columns, isAdorned }: DeckStyle,
): void {
  pdf.addPage();
  const width = WIDTH - 2 * MARGIN;
  pdf.font(isAdorned ? 'Helvetica-Bold' : 'Helvetica').fontSize(28);
  pdf.text(title, MARGIN, 36, { width: width - 100, align: isAdorned ? 'left' : 'center' });
  const isWide = columns === 1 || passages.length < 5;
  const column = isWide ? width : (width - GUTTER) / 2;
  const { size, heights, breakAt } = fitLetters(pdf, passages, column, isWide);
  let [x, y] = [MARGIN, TOP];
  passages.forEach((passage, i) => {
    if (i === breakAt) [x, y] = [MARGIN + column + GUTTER, TOP];
    drawPassage(pdf, passage, { x, y, column, size });
    y += heights[i] ?? 0;
  });
  if (!isAdorned) return;
  pdf.font('Helvetica').fontSize(9).fillColor('gray');
  pdf.text('Kuntaliitto', MARGIN, HEIGHT - 30).text(String(number), WIDTH - 80, HEIGHT - 30);
  pdf.fillColor('black');
}

/** The largest letters with which all has room, and the passage that begins the second column. */
function fitLetters(
  pdf: PDFKit.PDFDocument,
  passages: readonly Passage[],
  column: number,
  isWide: boolean,
): { size: number; heights: readonly number[]; breakAt: number } {
  for (let size = 16; ; size--) {
    const heights = passages.map((passage) => heightOf(pdf, passage, column, size));
    const sum = (from: number, to: number) => heights.slice(from, to).reduce((a, b) => a + b, 0);
    const breaks = passages.flatMap(({ level }, i) => (level === 0 && i > 0 ? [i] : []));
    const breakAt = isWide
      ? passages.length
      : Math.min(...breaks.filter((i) => sum(0, i) >= sum(i, heights.length)), passages.length);
    const tallest = Math.max(sum(0, breakAt), sum(breakAt, heights.length));
    if (TOP + tallest < HEIGHT - 40 || size === 6) return { size, heights, breakAt };
  }
}

function drawPassage(
  pdf: PDFKit.PDFDocument,
  passage: Passage,
  { x, y, column, size }: { x: number; y: number; column: number; size: number },
): void {
  const indent = indentOf(passage);
  styleOf(pdf, passage, size);
  if (isBullet(passage)) pdf.text(passage.level === 1 ? 'o' : '•', x + indent - 16, y);
  // Captions of the deck are links, but for the credits of pictures.
  const isLink = passage.kind === 'caption' && !passage.text.includes(':');
  const link = isLink ? { link: 'https://example.fi/' } : {};
  pdf.text(passage.text, x + indent, y, { width: column - indent, ...link });
}

function heightOf(pdf: PDFKit.PDFDocument, passage: Passage, column: number, size: number): number {
  styleOf(pdf, passage, size);
  return pdf.heightOfString(passage.text, { width: column - indentOf(passage) }) + 0.7 * size;
}

function styleOf(pdf: PDFKit.PDFDocument, { kind }: Passage, size: number): void {
  if (kind === 'quotation') pdf.font('Helvetica-Oblique').fontSize(20);
  else pdf.font(kind === 'heading' ? 'Helvetica-Bold' : 'Helvetica').fontSize(size);
}

function isBullet({ kind }: Passage): boolean {
  return kind === 'statement';
}

function indentOf(passage: Passage): number {
  return isBullet(passage) ? (passage.level === 1 ? 36 : 18) : 0;
}

import type { ReadDocument, ReadPage, ReadProgress } from '../document.js';
import { noText } from '../faults.js';
import { collectWords, type WordList } from '../join-lines.js';
import { joinColumns, joinTurn } from './join-broken.js';
import { groupRows, joinRow } from './lines.js';
import type { Pdf, PdfPage } from './open-pdf.js';
import { openPdf } from './open-pdf.js';
import { titlePages } from './page-titles.js';
import type { BodyStyle, PiecePage } from './pieces.js';
import { leadingOf, readPieces } from './pieces.js';
import { orderRuns } from './reading-order.js';
import { removeRunningLines } from './running-lines.js';

/** A page with fewer letters has no text of its own: a picture, or a scan. */
const MIN_LETTERS = 8;

/**
 * Reads a PDF with its layout, the steps in order: runs of text → without running lines → reading
 * order → headings, paragraphs, items, rows → titles.
 *
 * @throws KuntaopasError `file-without-text` (a scan), and what {@link openPdf} throws.
 */
export async function readPdf(
  file: string,
  bytes: Uint8Array,
  onProgress: ReadProgress,
): Promise<ReadDocument> {
  const pdf = await openPdf(file, bytes, onProgress);
  const withText = pdf.pages.filter(({ runs }) => countLetters(runs) >= MIN_LETTERS);
  if (withText.length === 0 || withText.length < pdf.pages.length / 10) {
    throw noText(
      file,
      'Its pages are pictures, as of a scan: recognise their text first (OCR, as by ocrmypdf) and add the result.',
    );
  }
  const body = bodyOf(withText);
  const pages = removeRunningLines(withText, body.size);
  const words = collectWords(pages.flatMap(linesOf));
  const pieces = pages.map((page) => readPage(page, body, words));
  const joined = joinTurns(pieces, words);
  const titled = titlePages(joined, pdf.chapters);
  return { ...factsOf(pdf, titled), format: 'pdf', pages: titled, doubts: doubtsOf(pdf, withText) };
}

function countLetters(runs: PdfPage['runs']): number {
  return runs.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

function linesOf({ runs }: PdfPage): readonly string[] {
  return groupRows(runs).flatMap((row) => joinRow(row)?.text ?? []);
}

/** The style that most letters have. */
function bodyOf(pages: readonly PdfPage[]): BodyStyle {
  const counts = new Map<string, { style: BodyStyle; count: number }>();
  for (const { size, font, text } of pages.flatMap(({ runs }) => runs)) {
    const rounded = Math.round(size * 2) / 2;
    const key = `${rounded} ${font}`;
    const entry = counts.get(key) ?? { style: { size: rounded, font }, count: 0 };
    counts.set(key, { ...entry, count: entry.count + text.length });
  }
  return Array.from(counts.values()).reduce((a, b) => (b.count > a.count ? b : a)).style;
}

function readPage(page: PdfPage, documentBody: BodyStyle, words: WordList): PiecePage {
  const isSlide = page.width > page.height;
  // Slides are set in letters as large as each has room for.
  const body = isSlide && page.runs.length > 0 ? bodyOf([page]) : documentBody;
  const regions = orderRuns(page.runs);
  const style = { body, leading: leadingOf(regions), words };
  const parts = regions.map((region) => readPieces(region, style));
  return { number: page.number, isSlide, pieces: joinColumns(parts, words) };
}

/** Slides end what they begin; other pages may break a sentence. */
function joinTurns(pages: readonly PiecePage[], words: WordList): readonly PiecePage[] {
  const joined = [...pages];
  for (let i = 1; i < pages.length; i++) {
    const [before, after] = [joined[i - 1], joined[i]];
    if (!before || !after || before.isSlide || after.isSlide) continue;
    const [ended, left] = joinTurn(before.pieces, after.pieces, words);
    joined[i - 1] = { ...before, pieces: ended };
    joined[i] = { ...after, pieces: left };
  }
  return joined;
}

function factsOf({ title, publisher, published, language }: Pdf, [first]: readonly ReadPage[]) {
  const shown = first?.isTitleShown ? first.title : undefined;
  return {
    titles: [shown, title].flatMap((candidate) => candidate || []),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
  };
}

function doubtsOf({ pages }: Pdf, withText: readonly PdfPage[]): readonly string[] {
  const empty = pages.filter((page) => !withText.includes(page)).map(({ number }) => number);
  return empty.length === 0
    ? []
    : [
        `No text was found on page ${empty.join(', ')}: a picture, or a scan. Nothing of it can be answered.`,
      ];
}

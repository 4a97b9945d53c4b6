import { getDocumentProxy } from 'unpdf';
import type { ReadProgress } from '../document.js';
import { broken, encrypted, tooLarge } from '../faults.js';
import type { Run } from './lines.js';

/** More pages than any publication has. */
const MAX_PAGES = 5_000;

/** A page as the PDF sets it. */
export type PdfPage = {
  /** Counts from 1, as `#page=` does. */
  readonly number: number;
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
};

/** A PDF, its text read from all pages. */
export type Pdf = {
  readonly pages: readonly PdfPage[];
  /** Chapters by the PDF's bookmarks: those of the first level. */
  readonly chapters: readonly { readonly title: string; readonly page: number }[];
  readonly title?: string;
  readonly publisher?: string;
  /** `YYYY-MM`. */
  readonly published?: string;
  readonly language?: string;
};

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Proxy['getPage']>>;
type TextContent = Awaited<ReturnType<Page['getTextContent']>>;
type TextItem = Extract<TextContent['items'][number], { str: string }>;

/**
 * Reads the text of a PDF, page by page.
 *
 * @throws KuntaopasError `file-encrypted`, `file-broken`, `file-too-large`.
 */
export async function openPdf(
  file: string,
  bytes: Uint8Array,
  onProgress: ReadProgress,
): Promise<Pdf> {
  const pdf = await openProxy(file, bytes);
  try {
    if (pdf.numPages > MAX_PAGES) throw tooLarge(file, `it has ${pdf.numPages} pages`);
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      pages.push(await readPage(pdf, number, file));
      onProgress(number, pdf.numPages);
    }
    return { pages, chapters: await readChapters(pdf), ...(await readFacts(pdf)) };
  } finally {
    await pdf.destroy();
  }
}

async function openProxy(file: string, bytes: Uint8Array): Promise<Proxy> {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, stopAtErrors: false });
  } catch (error) {
    if ((error as Error).name === 'PasswordException') throw encrypted(file);
    throw broken(file, 'it is no whole PDF', error);
  }
}

async function readPage(pdf: Proxy, number: number, file: string): Promise<PdfPage> {
  try {
    const page = await pdf.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const links = await readLinks(page, transform);
    const runs = items.flatMap((item) => ('str' in item ? readRun(item, transform, links) : []));
    page.cleanup();
    return { number, width, height, runs };
  } catch (error) {
    throw broken(file, `its page ${number} is damaged`, error);
  }
}

/** Text that stands aslant or upright is a watermark or an axis of a chart, and left out. */
function readRun(
  { str, transform, width, fontName }: TextItem,
  view: readonly number[],
  links: readonly Box[],
): readonly Run[] {
  if (str.trim() === '') return [];
  const [a, b, c, d, e, f] = multiply(view, transform);
  const size = Math.hypot(c, d);
  if (size === 0 || Math.abs(b) > 0.1 * Math.abs(a) || a < 0) return [];
  const [x, y] = [e + width / 2, f - size / 3];
  const isLink = links.some(
    (box) => box.left < x && x < box.right && box.top < y && y < box.bottom,
  );
  return [{ text: str, left: e, right: e + width, baseline: f, size, font: fontName, isLink }];
}

type Box = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;

async function readLinks(page: Page, view: readonly number[]): Promise<readonly Box[]> {
  const annotations: readonly unknown[] = await page.getAnnotations().catch(() => []);
  return annotations.flatMap((annotation): Box[] => {
    const { subtype, rect } = annotation as { subtype?: unknown; rect?: readonly number[] };
    if (subtype !== 'Link' || rect?.length !== 4) return [];
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect;
    const [, , , , a, b] = multiply(view, [1, 0, 0, 1, x0, y0]);
    const [, , , , c, d] = multiply(view, [1, 0, 0, 1, x1, y1]);
    const [left, right] = [Math.min(a, c), Math.max(a, c)];
    return [{ left, right, top: Math.min(b, d), bottom: Math.max(b, d) }];
  });
}

type Matrix = readonly [number, number, number, number, number, number];

function multiply(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

async function readChapters(pdf: Proxy): Promise<Pdf['chapters']> {
  const outline = (await pdf.getOutline().catch(() => null)) ?? [];
  const chapters: { title: string; page: number }[] = [];
  for (const { title, dest } of outline) {
    const target =
      typeof dest === 'string' ? await pdf.getDestination(dest).catch(() => null) : dest;
    const page = await pageOf(pdf, target?.[0]);
    if (page !== undefined) chapters.push({ title, page });
  }
  return chapters;
}

async function pageOf(pdf: Proxy, reference: unknown): Promise<number | undefined> {
  if (typeof reference === 'number') return reference + 1;
  if (typeof reference !== 'object' || reference === null) return undefined;
  try {
    return (await pdf.getPageIndex(reference as Parameters<Proxy['getPageIndex']>[0])) + 1;
  } catch {
    return undefined;
  }
}

async function readFacts(pdf: Proxy): Promise<Omit<Pdf, 'pages' | 'chapters'>> {
  const { info, metadata } = await pdf.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const { Title, CreationDate, Language } = info as Readonly<Record<string, unknown>>;
  const publisher: unknown = metadata?.get('dc:publisher');
  const date = typeof CreationDate === 'string' ? /^D:(\d{4})(\d{2})/u.exec(CreationDate) : null;
  return {
    ...(typeof Title === 'string' ? { title: Title } : {}),
    ...(typeof publisher === 'string' ? { publisher } : {}),
    ...(date ? { published: `${date[1]}-${date[2]}` } : {}),
    ...(typeof Language === 'string' ? { language: Language } : {}),
  };
}

import { groupRows, joinRow, LARGER, type Row, type Run } from './lines.js';
import type { PdfPage } from './open-pdf.js';

/** The part of a page, from its top and from its bottom, in which running lines stand. */
const ZONE = 0.12;
/** What repeats on so many pages is no text of any; large letters may be titles and need more of them. */
const MIN_PAGES = 3;
const MIN_SHARE_OF_LARGE = 0.5;
/** A line that stands where so many pages have their running line is one, whatever it says. */
const MIN_SHARE_OF_PLACE = 0.2;
/** Parts of a line so far apart, as a share of the size, say each their own: chapter and section. */
const APART = 1.5;

type Part = { readonly runs: readonly Run[]; readonly says: string; readonly place: string };

/**
 * Removes running headers, footers and page numbers: what stands near an edge and says the same, but
 * for numbers, on several pages, and what stands beside it or in its place.
 */
export function removeRunningLines(
  pages: readonly PdfPage[],
  bodySize: number,
): readonly PdfPage[] {
  const read = pages.map((page) => ({ page, parts: partsOf(page) }));
  const says = countPages(read.map(({ parts }) => parts.map((part) => part.says)));
  const least = Math.min(MIN_PAGES, Math.max(2, pages.length));
  const repeats = (part: Part) => {
    const isLarge = part.runs.some(({ size }) => size > LARGER * bodySize);
    const needed = isLarge ? Math.max(least, MIN_SHARE_OF_LARGE * pages.length) : least;
    return (says.get(part.says) ?? 0) >= needed;
  };
  // A lone number says nothing of what stands beside it.
  const places = countPages(
    read.map(({ parts }) =>
      parts.filter((part) => repeats(part) && /\p{L}/u.test(part.says)).map(({ place }) => place),
    ),
  );
  const isPlace = (part: Part) =>
    part.runs.every(({ size }) => size <= LARGER * bodySize) &&
    (places.get(part.place) ?? 0) >= Math.max(least, MIN_SHARE_OF_PLACE * pages.length);
  return read.map(({ page, parts }) => {
    const removed = new Set(
      parts.filter((part) => repeats(part) || isPlace(part)).flatMap(({ runs }) => runs),
    );
    const runs = page.runs.filter((run) => !removed.has(run));
    // A page that would be left bare says nothing else, and shall not be lost.
    return runs.length > 0 ? { ...page, runs } : page;
  });
}

/** The parts of the lines near the edges of a page. */
function partsOf({ runs, height }: PdfPage): readonly Part[] {
  return groupRows(runs).flatMap((row) => {
    const { baseline = 0 } = row[0] ?? {};
    const isTop = baseline < ZONE * height;
    if (!isTop && baseline < (1 - ZONE) * height) return [];
    const edge = isTop ? 'top' : 'bottom';
    return divide(row).map((part) => ({
      runs: part,
      says: `${edge} ${joinRow(part)?.text.toLowerCase().replace(/\d+/gu, '#') ?? ''}`,
      place: `${edge} ${Math.round(baseline / 2)}`,
    }));
  });
}

function divide(row: Row): readonly Row[] {
  const parts: Run[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const run of row) {
    const last = parts.at(-1);
    if (last && run.left - end < APART * run.size) last.push(run);
    else parts.push([run]);
    end = Math.max(end, run.right);
  }
  return parts;
}

/** On how many pages each stands. */
function countPages(pages: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of pages.flatMap((page) => [...new Set(page)])) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

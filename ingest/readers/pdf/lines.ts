/** A piece of text as a PDF sets it: points, from the top left corner of the page. */
export type Run = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of the letters. */
  readonly size: number;
  /** The PDF's own name of the font: tells that two differ, and nothing else. */
  readonly font: string;
  /** It is the text of a link. */
  readonly isLink: boolean;
};

/** Runs that stand beside each other, from left to right. */
export type Row = readonly Run[];

/** A line of text. */
export type Line = Omit<Run, 'text'> & {
  /** With soft hyphens, so that whoever joins lines knows them. */
  readonly text: string;
};

/** Letters so much larger than those of the text head it. */
export const LARGER = 1.12;

/** Baselines nearer than this share of the size are one: superscripts, mixed sizes. */
const SAME_BASELINE = 0.4;
/** A gap wider than this share of the size is a space, even where the PDF sets none. */
const SPACE = 0.15;

/** Groups runs into rows from top to bottom. */
export function groupRows(runs: readonly Run[]): readonly Row[] {
  const rows: Run[][] = [];
  for (const run of runs.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const anchor = row?.[0];
    const isSame =
      anchor &&
      run.baseline - anchor.baseline < SAME_BASELINE * Math.min(run.size, anchor.size) + 0.5;
    if (row && isSame) row.push(run);
    else rows.push([run]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

/** Joins the runs of a row, or of the part of it that stands in one column, to a line. */
export function joinRow(row: Row): Line | undefined {
  const [first] = row;
  if (!first) return undefined;
  let text = '';
  let end = first.left;
  for (const run of row) {
    const isApart = run.left - end > SPACE * run.size;
    text += isApart && text !== '' && !/\s$/u.test(text) ? ` ${run.text}` : run.text;
    end = Math.max(end, run.right);
  }
  const main = longestFont(row);
  return {
    text: text.replace(/[\s\u00a0]+/gu, ' ').trim(),
    left: first.left,
    right: end,
    baseline: main.baseline,
    size: main.size,
    font: main.font,
    isLink: row.every((run) => run.isLink),
  };
}

/** The run whose size and font most of the letters have. */
function longestFont(row: Row): Run {
  const letters = new Map<string, { run: Run; count: number }>();
  for (const run of row) {
    const key = `${run.font} ${run.size.toFixed(1)}`;
    const entry = letters.get(key) ?? { run, count: 0 };
    entry.count += run.text.trim().length;
    letters.set(key, entry);
  }
  return Array.from(letters.values()).reduce((a, b) => (b.count > a.count ? b : a)).run;
}

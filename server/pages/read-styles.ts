import { readFile } from 'node:fs/promises';

/** The style sheets of the pages, in the order in which later rules win. */
const FILES = ['site.css', 'answer.css', 'slide.css', 'guide.css', 'report.css'].concat(
  'demo.css',
  'print.css',
);

/** Reads the style of all pages as one sheet. */
export async function readStyles(): Promise<string> {
  const sheets = FILES.map((name) => readFile(new URL(name, import.meta.url), 'utf8'));
  return (await Promise.all(sheets)).join('\n');
}

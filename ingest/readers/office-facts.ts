import type { ReadDocument } from './document.js';
import { descendantsOf, parseXml } from './read-xml.js';
import { tidyText } from './tidy-text.js';
import type { ZipArchive } from './zip-archive.js';

/** Reads what an office file says of itself: title, company, month, language. Never its author. */
export async function readOfficeFacts(
  file: string,
  archive: ZipArchive,
): Promise<Pick<ReadDocument, 'titles' | 'publisher' | 'published' | 'language'>> {
  const core = await readPart(file, archive, 'docProps/core.xml');
  const app = await readPart(file, archive, 'docProps/app.xml');
  const title = textOf(core, 'title');
  const publisher = textOf(app, 'Company');
  const published = /^\d{4}-\d{2}/u.exec(
    textOf(core, 'modified') ?? textOf(core, 'created') ?? '',
  )?.[0];
  const language = textOf(core, 'language');
  return {
    titles: title ? [title] : [],
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
    ...(language ? { language } : {}),
  };
}

async function readPart(file: string, archive: ZipArchive, name: string) {
  const text = await archive.text(name);
  return text === undefined ? undefined : parseXml(file, name, text);
}

function textOf(part: Document | undefined, name: string): string | undefined {
  const [element] = part ? descendantsOf(part, name) : [];
  return element && tidyText(element.textContent ?? '');
}

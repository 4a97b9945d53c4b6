import mammoth from 'mammoth';
import type { ReadDocument } from './document.js';
import { broken } from './faults.js';
import { readOfficeFacts } from './office-facts.js';
import { readHtmlText } from './read-html.js';
import { refuseEntities } from './read-xml.js';
import { openArchive } from './zip-archive.js';

/** The title of a document stands above its headings; in Finnish and Swedish Word too it is called so inside. */
const STYLES = ["p[style-name='Title'] => h1.document-title:fresh"];

/**
 * Reads a Word document, as the page that it makes.
 *
 * @throws KuntaopasError `file-broken`, `file-encrypted`, `file-too-large`, `file-without-text`.
 */
export async function readDocx(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  const archive = await openArchive(file, bytes);
  // Whatever is read below is unpacked here once, so that its true size is known.
  for (const name of archive.names) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue;
    refuseEntities(file, name, (await archive.text(name)) ?? '');
  }
  const facts = await readOfficeFacts(file, archive);
  const html = await toHtml(file, bytes);
  const read = readHtmlText(
    file,
    html,
    'Its text is in pictures or drawings: save it as PDF and add that.',
  );
  return { ...read, ...facts, titles: [...read.titles, ...facts.titles], format: 'docx' };
}

async function toHtml(file: string, bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        // Pictures say nothing that can be quoted, and are not unpacked.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    throw broken(file, 'it is no whole Word document', error);
  }
}

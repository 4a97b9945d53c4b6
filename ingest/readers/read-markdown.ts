import { marked } from 'marked';
import { decodeText } from './decode-text.js';
import type { ReadDocument } from './document.js';
import { broken } from './faults.js';
import { readHtmlText } from './read-html.js';

/** What some programs write above the text: "---", lines, "---". */
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/u;

/**
 * Reads Markdown (CommonMark with GitHub's tables), as the page that it makes.
 *
 * @throws KuntaopasError `file-without-text`, `file-broken`.
 */
export async function readMarkdown(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  const text = decodeText(bytes).replace(FRONT_MATTER, '');
  return {
    ...readHtmlText(file, await toHtml(file, text), 'Check that it is the right file.'),
    format: 'markdown',
  };
}

async function toHtml(file: string, text: string): Promise<string> {
  try {
    return await marked.parse(text, { gfm: true });
  } catch (error) {
    throw broken(file, 'its Markdown cannot be understood', error);
  }
}

import { decodeText } from './decode-text.js';
import type { ReadDocument } from './document.js';
import { broken, noText } from './faults.js';
import { cutPages } from './flow-pages.js';
import { MAX_DEPTH, readHtmlBlocks } from './html-blocks.js';
import {
  attributeOf,
  elementsOf,
  type HtmlDocument,
  type HtmlElement,
  parseHtml,
  textOf,
} from './html-tree.js';
import { tidyText } from './tidy-text.js';

/** Names under which pages say who published them, and when. */
const PUBLISHER = ['dcterms.publisher', 'dc.publisher', 'publisher', 'og:site_name'];
const ISSUED = ['article:published_time', 'dcterms.issued', 'dcterms.date', 'dc.date', 'date'];

/**
 * Reads a web page: its main part, cut into pages by the headings.
 *
 * @throws KuntaopasError `file-without-text`, `file-broken`.
 */
export function readHtml(file: string, bytes: Uint8Array): ReadDocument {
  const remedy = 'Save the page as your browser shows it, or as a PDF, and add that.';
  return { ...readHtmlText(file, decodeText(bytes), remedy), format: 'html' };
}

/** Reads the text of a page, whatever it was made from; `remedy`: what to do when there is none. */
export function readHtmlText(
  file: string,
  text: string,
  remedy: string,
): Omit<ReadDocument, 'format'> {
  const document = parseHtml(text);
  const elements = elementsOf(document);
  const blocks = readBlocks(file, mainOf(elements));
  if (blocks.length === 0) throw noText(file, remedy);
  const { titles, pages } = cutPages(blocks);
  const language = attributeOf(elements[0] as HtmlElement, 'lang');
  const [publisher, issued] = [PUBLISHER, ISSUED].map((names) => metaOf(document, names));
  const named = titleOf(elements);
  return {
    pages,
    doubts: [],
    titles: named ? [...titles, named] : titles,
    ...(publisher ? { publisher } : {}),
    ...(issued && /^\d{4}-\d{2}/u.test(issued) ? { published: issued.slice(0, 7) } : {}),
    ...(language ? { language } : {}),
  };
}

function readBlocks(file: string, root: HtmlElement) {
  try {
    return readHtmlBlocks(root);
  } catch (error) {
    if (error instanceof RangeError)
      throw broken(file, `it is nested deeper than ${MAX_DEPTH}`, error);
    throw error;
  }
}

/** The part that the page itself calls its main one, or its only article, or all of it. */
function mainOf(elements: readonly HtmlElement[]): HtmlElement {
  const articles = elements.filter(({ tagName }) => tagName === 'article');
  const found =
    elements.find(
      (element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main',
    ) ??
    (articles.length === 1 ? articles[0] : undefined) ??
    elements.find(({ tagName }) => tagName === 'body');
  // The parser makes a body where the page has none.
  return found as HtmlElement;
}

function titleOf(elements: readonly HtmlElement[]): string | undefined {
  const title = elements.find(({ tagName }) => tagName === 'title');
  return title && tidyText(textOf(title));
}

function metaOf(document: HtmlDocument, names: readonly string[]): string | undefined {
  const metas = elementsOf(document).filter(({ tagName }) => tagName === 'meta');
  for (const name of names) {
    const meta = metas.find((element) =>
      [attributeOf(element, 'name'), attributeOf(element, 'property')].some(
        (own) => own.toLowerCase() === name,
      ),
    );
    const content = meta && tidyText(attributeOf(meta, 'content'));
    if (content) return content;
  }
  return undefined;
}

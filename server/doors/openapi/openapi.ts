import type { Context } from 'hono';
import { languageOf } from '../../http/language.js';
import { siteOf } from '../../http/site.js';
import { apiPage } from '../../pages/api.js';
import { OPERATIONS } from './operations.js';
import { PAGES } from './pages.js';
import { type OpenApiDocument, writeDocument } from './write-document.js';

/** What this server's document hangs on. */
type DocumentParts = { readonly publicUrl: string; readonly takesFeedback: boolean };

/** `GET /openapi.json`: the API as an OpenAPI 3.1 document, for tools of any site. */
export function documentRoute(parts: DocumentParts) {
  const describe = describer(parts);
  return function giveDocument(c: Context): Response {
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('Cache-Control', 'public, max-age=300');
    return c.json(describe(c).document);
  };
}

/** `GET /rajapinta`: the same for people. */
export function apiPageRoute(parts: DocumentParts) {
  const describe = describer(parts);
  return function showApi(c: Context): Response | Promise<Response> {
    return c.html(apiPage({ ...describe(c), language: languageOf(c), pages: PAGES }));
  };
}

/** Writes the document when it is first asked for, and knows it from then on. */
function describer({ publicUrl, takesFeedback }: DocumentParts) {
  // No answer can be rated where no feedback is kept.
  const operations = OPERATIONS.filter(({ id }) => id !== 'rate' || takesFeedback);
  let written: OpenApiDocument | undefined;
  return (c: Context) => {
    const site = siteOf(c, publicUrl);
    written ??= writeDocument(operations, site);
    return { site, operations, document: { ...written, servers: [{ url: site }] as const } };
  };
}

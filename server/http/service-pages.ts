import type { Context } from 'hono';
import { suggestQuestions } from '../answer/suggest-questions.js';
import type { Assistant } from '../assemble.js';
import { installationPage } from '../pages/installation.js';
import { type SERVICE_PAGES, servicePage } from '../pages/service.js';
import type { ServiceFacts } from '../pages/wording/page-wording.js';
import { languageOf } from './language.js';
import { siteOf } from './site.js';

/** `GET /asennus`: how a web editor adds the chat to a site. */
export function installationRoute(assistant: Assistant, publicUrl: string) {
  return function showInstallation(c: Context): Response | Promise<Response> {
    const { materials } = assistant;
    const language = languageOf(c);
    return c.html(
      installationPage({
        language,
        site: siteOf(c, publicUrl),
        materials: materials.map(({ manifest }) => manifest.id),
        question: suggestQuestions(materials, language)[0] ?? '',
      }),
    );
  };
}

/** `GET /saavutettavuus`, `GET /tietosuoja`: statement and notice of how this server is run. */
export function servicePageRoute(
  path: keyof typeof SERVICE_PAGES,
  facts: Omit<ServiceFacts, 'site'>,
  publicUrl: string,
) {
  return function showServicePage(c: Context): Response | Promise<Response> {
    return c.html(servicePage(path, languageOf(c), { ...facts, site: siteOf(c, publicUrl) }));
  };
}

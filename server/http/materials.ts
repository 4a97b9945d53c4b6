import type { Context } from 'hono';
import type { Assistant } from '../assemble.js';
import type { MaterialList, MaterialSummary } from '../contract.js';
import { materialPage } from '../pages/material.js';
import { slidePage } from '../pages/slide.js';
import { languageOf } from './language.js';
import { respondProblem } from './problem.js';
import { siteOf } from './site.js';
import type { JsonResponse } from './typed.js';

/** `GET /api/materials`: what can be asked about. */
export function materialsRoute(assistant: Assistant) {
  return function listMaterials(c: Context): JsonResponse<MaterialList> {
    const { materials, tools } = assistant;
    const summaries = materials.map(
      ({ manifest, pages, cases }): MaterialSummary => ({
        id: manifest.id,
        title: manifest.title,
        publisher: manifest.publisher,
        published: manifest.published,
        language: manifest.language,
        url: manifest.url ?? null,
        slides: pages.length,
        sections: manifest.sections.map(({ id, title }) => ({ id, title })),
        cases: cases.map(({ id, name, section, slides }) => ({
          id,
          name,
          section: section?.id ?? null,
          slides: [...slides],
          url: tools.links.slide(manifest.id, slides[0] ?? 1),
        })),
      }),
    );
    c.header('Cache-Control', 'no-store');
    return c.json({ materials: summaries }, 200);
  };
}

/** `GET /materials/:id`: the contents of a material, as a page. */
export function materialPageRoute(assistant: Assistant, publicUrl: string) {
  return function showMaterial(c: Context): Response | Promise<Response> {
    const { materials, tools } = assistant;
    const material = materials.find(({ manifest }) => manifest.id === c.req.param('id'));
    if (!material) return respondProblem(c, 'unknown-material');
    const { links } = tools;
    return c.html(
      materialPage({ material, language: languageOf(c), links, site: siteOf(c, publicUrl) }),
    );
  };
}

/** `GET /materials/:id/slides/:n?passage=…`: a source slide, the cited passage highlighted. */
export function slidePageRoute(assistant: Assistant, publicUrl: string) {
  return function showSlide(c: Context): Response | Promise<Response> {
    const { materials, tools } = assistant;
    const material = materials.find(({ manifest }) => manifest.id === c.req.param('id'));
    if (!material) return respondProblem(c, 'unknown-material');
    const page = material.pages.find(({ number }) => String(number) === c.req.param('n'));
    if (!page) return respondProblem(c, 'unknown-slide');
    return c.html(
      slidePage({
        material,
        page,
        language: languageOf(c),
        links: tools.links,
        site: siteOf(c, publicUrl),
        cited: c.req.query('passage'),
      }),
    );
  };
}

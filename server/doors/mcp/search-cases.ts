import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import type { SearchHit } from '../../contract.js';
import { findPassages } from '../../retrieve/find-passages.js';
import { askedSchema, inLanguageSchema, inMaterialSchema, materialOf } from './scope.js';
import type { Tool } from './tool.js';

/** Passages that are looked at for the cases that they are of. */
const PASSAGES = 50;
/** Passages that are shown of each case. */
const PASSAGES_SHOWN = 3;

const input = z.object({
  query: askedSchema.describe('What to look for, in Finnish, Swedish or English.'),
  language: inLanguageSchema.optional(),
  material: inMaterialSchema.optional(),
  limit: z.int().min(1).max(20).default(5).describe('Most cases to give.'),
});

const output = z.object({
  language: languageSchema,
  cases: z.array(
    z.object({
      case: z.string().nullable().describe('Name of the case; null for slides outside the cases.'),
      material: z.string(),
      slides: z.array(z.int()).describe('The slides that were found, best first; see get_slide.'),
      score: z.number().describe('Of its best passage; orders the cases, and is no probability.'),
      passages: z.array(
        z.object({ slide: z.int(), title: z.string(), text: z.string(), url: z.string() }),
      ),
    }),
  ),
});
type FoundCase = z.infer<typeof output>['cases'][number];

/** `search_cases`: which municipalities do something, with the passages that say so. */
export const searchCases: Tool<typeof input, typeof output> = {
  name: 'search_cases',
  title: 'Search cases of municipalities',
  description:
    'Searches what Kuntaliitto has published on practices of Finnish municipalities and regions. Gives cases, best first, with the passages that match and the address of each source slide. The search always gives the nearest there is: read the passages before you conclude that a municipality does something. Names of places may be in any of the three languages, inflected or not.',
  input,
  output,
  async run({ query, language, material, limit }, { assistant, site }) {
    if (material !== undefined) materialOf(assistant.materials, material);
    const found = await findPassages(
      {
        q: query,
        k: PASSAGES,
        ...(material ? { material } : {}),
        ...(language ? { lang: language } : {}),
      },
      assistant.tools,
    );
    const cases = groupByCase(found.hits, site).slice(0, limit);
    const text = cases.length > 0 ? cases.map(writeCase).join('\n\n') : 'Nothing was found.';
    return { result: { language: found.language, cases }, text };
  },
};

/** Cases in the order of their best passage. */
function groupByCase(hits: readonly SearchHit[], site: string): readonly FoundCase[] {
  const cases = new Map<string, FoundCase>();
  for (const hit of hits) {
    const key = `${hit.material}/${hit.case ?? `#${hit.slide}`}`;
    const { material, score } = hit;
    const found = cases.get(key) ?? { case: hit.case, material, slides: [], score, passages: [] };
    cases.set(key, found);
    if (!found.slides.includes(hit.slide)) found.slides.push(hit.slide);
    if (found.passages.length === PASSAGES_SHOWN) continue;
    const url = new URL(hit.url, site).href;
    found.passages.push({ slide: hit.slide, title: hit.title, text: hit.text, url });
  }
  return [...cases.values()];
}

function writeCase(found: FoundCase): string {
  const name = found.case ?? found.passages[0]?.title ?? '';
  const passages = found.passages.map(
    ({ slide, title, text, url }) => `- slide ${slide} (${title}): ${text}\n  ${url}`,
  );
  return [`# ${name} (${found.material})`, ...passages].join('\n');
}

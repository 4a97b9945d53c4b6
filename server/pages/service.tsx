import type { Language } from '#corpus/material';
import { layout } from './layout.js';
import { ProseText } from './prose.js';
import type { ServiceFacts } from './wording/page-wording.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** The pages that tell of the service itself, by their path. */
export const SERVICE_PAGES = {
  '/saavutettavuus': 'accessibility',
  '/tietosuoja': 'privacy',
} as const;

/** Accessibility statement or privacy notice, true of how this server is run. */
export function servicePage(
  path: keyof typeof SERVICE_PAGES,
  language: Language,
  facts: ServiceFacts,
) {
  const { title, prose } = pageWordingOf(language)[SERVICE_PAGES[path]];
  return layout({
    title,
    language,
    languageLink: (option) => `${path}?lang=${option}`,
    address: (option) => `${facts.site}${path}?lang=${option}`,
    children: (
      <article class="prose">
        <h1>{title}</h1>
        <ProseText prose={prose(facts)} />
      </article>
    ),
  });
}

import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import type { Links } from '../answer/cite.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import { layout } from './layout.js';

/** The contents of a material: its slides by section. */
export function materialPage(material: IndexedMaterial, language: Language, links: Links) {
  const { manifest, translations, pages } = material;
  const wording = wordingOf(language);
  const translation = translations[language];
  const title = translation?.title ?? manifest.title;
  const groups = groupBySection(pages);
  return layout({
    title,
    language,
    wording,
    languageLink: (option) => `/materials/${manifest.id}?lang=${option}`,
    children: (
      <article class="contents">
        <h1>{title}</h1>
        <p class="publisher">
          {wording.page.publishedBy(manifest.publisher, wording.month(manifest.published))}{' '}
          {manifest.url ? <a href={manifest.url}>{wording.page.openPdf}</a> : ''}
        </p>
        {Array.from(groups, ([id, slides]) => {
          const section = slides[0]?.section;
          return (
            <section>
              {section ? <h2>{translation?.sections[id] ?? section.title}</h2> : ''}
              <ol>
                {slides.map(({ number, title: slideTitle }) => (
                  <li value={number}>
                    <a href={links.slide(manifest.id, number, undefined, language)}>
                      {translation?.slides[number] ?? slideTitle}
                    </a>
                  </li>
                ))}
              </ol>
            </section>
          );
        })}
      </article>
    ),
  });
}

type Pages = IndexedMaterial['pages'];

function groupBySection(pages: Pages): ReadonlyMap<string, Pages> {
  const groups = new Map<string, Pages[number][]>();
  for (const page of pages) {
    const id = page.section?.id ?? '';
    groups.set(id, [...(groups.get(id) ?? []), page]);
  }
  return groups;
}

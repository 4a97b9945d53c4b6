import type { Language } from '#corpus/material';
import type { Section } from '#ingest/cases';
import type { IndexedMaterial } from '#ingest/store/store';
import type { Links } from '../answer/cite.js';
import { titleOf } from '../answer/name-materials.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import { toldLanguage } from '../retrieve/compared-language.js';
import { chatLink } from './chat-state.js';
import { layout } from './layout.js';
import { Title } from './title.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** What the contents page of a material shows. */
export type MaterialPageProps = {
  readonly material: IndexedMaterial;
  readonly language: Language;
  readonly links: Links;
  /** Address of the server, without a slash at its end. */
  readonly site: string;
};

/** The HTML id of a section on the contents page. */
export function sectionAnchor({ id }: Section): string {
  return `section-${id}`;
}

/** The contents of a material: its slides by section. */
export function materialPage({ material, language, links, site }: MaterialPageProps) {
  const { manifest, translations, pages, cases } = material;
  const wording = wordingOf(language);
  const text = pageWordingOf(language).material;
  const translation = translations[language];
  const title = titleOf(material, language);
  const told = toldLanguage(material, language);
  const { id } = manifest;
  return layout({
    title,
    language,
    languageLink: (option) => links.material(manifest.id, option),
    address: (option) => new URL(links.material(manifest.id, option), site).href,
    children: (
      <article class="contents">
        <h1 lang={told}>
          <Title text={title} />
        </h1>
        <p class="intro">{text.summary(pages.length, cases.length)}</p>
        <p class="publisher">
          {wording.page.publishedBy(manifest.publisher, wording.month(manifest.published))}{' '}
          {manifest.url ? <a href={manifest.url}>{wording.page.openPdf}</a> : ''}
        </p>
        <p>
          <a
            class="button"
            href={chatLink({ language, earlier: [], material: id, isFramed: false })}
          >
            {text.ask}
          </a>
        </p>
        {groupBySection(pages).map((group) => {
          const section = group[0]?.section;
          return (
            <section>
              {section ? (
                <h2 id={sectionAnchor(section)} lang={told}>
                  {translation?.sections[section.id] ?? section.title}
                </h2>
              ) : (
                ''
              )}
              <ol class="slides rows" lang={told}>
                {group.map(({ number, title: slideTitle }) => (
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

/** Slides in the order of the material, those of a section together; those of none come first. */
function groupBySection(pages: Pages): readonly Pages[] {
  const groups = new Map<string, Pages[number][]>();
  for (const page of pages) {
    const id = page.section?.id ?? '';
    groups.set(id, [...(groups.get(id) ?? []), page]);
  }
  return [...groups.values()];
}

import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import type { Links } from '../answer/cite.js';
import { titleOf } from '../answer/name-materials.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import { toldLanguage } from '../retrieve/compared-language.js';
import { layout } from './layout.js';
import { QuestionForm, QuestionLinks } from './question-form.js';
import { snippetsOf } from './snippets.js';
import { Title } from './title.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** What the demo page shows. */
export type DemoPageProps = {
  readonly language: Language;
  readonly material: IndexedMaterial;
  /** The other materials that can be asked about. */
  readonly others: readonly IndexedMaterial[];
  readonly links: Links;
  /** Questions to begin with, for whoever has no JavaScript. */
  readonly suggestions: readonly string[];
  /** What is said before the first question. */
  readonly disclosure: string;
  /** Address of the server, without a slash at its end. */
  readonly site: string;
};

/**
 * A page of the kind that the widget is to live on: the widget, beside it what the publication holds,
 * and the line that puts it on a page. Without JavaScript a form stands in the widget’s place.
 */
export function demoPage({
  language,
  material,
  others,
  links,
  suggestions,
  disclosure,
  site,
}: DemoPageProps) {
  const { manifest, translations, cases } = material;
  const wording = wordingOf(language);
  const text = wording.page;
  const translation = translations[language];
  const month = wording.month(manifest.published);
  const title = translation?.title ?? manifest.title;
  const state = { language, earlier: [], isFramed: false };
  const snippets = snippetsOf({ language, site, title: text.askTitle, question: '' });
  return layout({
    title,
    language,
    languageLink: (option) => `/?lang=${option}`,
    address: (option) => `${site}/?lang=${option}`,
    children: (
      <article class="demo">
        <h1 lang={toldLanguage(material, language)}>
          <Title text={title} />
        </h1>
        <p class="intro">{text.demoLead(cases.length, manifest.sections.length)}</p>
        <p class="publisher">
          {text.publishedBy(manifest.publisher, month)}{' '}
          <a href={links.material(manifest.id, language)}>{text.contents}</a>
        </p>
        <div class="beside">
          <kuntaopas-chat position="inline" lang={language}>
            <QuestionForm state={state} />
            <QuestionLinks state={state} questions={suggestions} />
            <p class="disclosure">{disclosure}</p>
          </kuntaopas-chat>
          <div class="cases">
            {manifest.sections.map((section) => (
              <section>
                <h2>{translation?.sections[section.id] ?? section.title}</h2>
                <ul class="rows">
                  {cases
                    .filter((one) => one.section?.id === section.id)
                    .map(({ id, name, slides }) => (
                      <li>
                        <a href={links.slide(manifest.id, slides[0] ?? 1, undefined, language)}>
                          {translation?.cases[id] ?? name}
                        </a>
                      </li>
                    ))}
                </ul>
              </section>
            ))}
          </div>
        </div>
        {others.length > 0 ? (
          <section class="others">
            <h2>{pageWordingOf(language).material.others}</h2>
            <ul>
              {others.map((other) => (
                <li>
                  <a
                    href={links.material(other.manifest.id, language)}
                    lang={toldLanguage(other, language)}
                  >
                    {titleOf(other, language)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : (
          ''
        )}
        <section class="snippet">
          <h2>{text.snippetHeading}</h2>
          <p>{text.snippetHint}</p>
          <pre>
            <code>{snippets.script}</code>
          </pre>
          <p>
            <a href={`/asennus?lang=${language}`}>{pageWordingOf(language).footer.installation}</a>
          </p>
        </section>
        <script async src="/widget.js"></script>
      </article>
    ),
  });
}

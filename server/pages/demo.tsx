import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import type { Links } from '../answer/cite.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import { layout } from './layout.js';
import { QuestionForm, QuestionLinks } from './question-form.js';

/** What the demo page shows. */
export type DemoPageProps = {
  readonly language: Language;
  readonly material: IndexedMaterial;
  /** A language model may word the answers. */
  readonly hasModel: boolean;
  readonly links: Links;
  /** Questions to begin with, for whoever has no JavaScript. */
  readonly suggestions: readonly string[];
  /** Address of this server, for the line to copy. */
  readonly origin: string;
};

/**
 * A page of the kind that the widget is to live on: what a publication holds, the widget beside it,
 * and the line that puts it on a page. Without JavaScript a form stands in the widget’s place.
 */
export function demoPage({
  language,
  material,
  hasModel,
  links,
  suggestions,
  origin,
}: DemoPageProps) {
  const { manifest, translations, cases } = material;
  const wording = wordingOf(language);
  const text = wording.page;
  const { disclosure } = hasModel ? wording.withModel : text;
  const translation = translations[language];
  const month = wording.month(manifest.published);
  const title = translation?.title ?? manifest.title;
  const snippet = `<script async src="${origin}/widget.js" data-lang="${language}"></script>`;
  return layout({
    title,
    language,
    languageLink: (option) => `/?lang=${option}`,
    children: (
      <article class="demo">
        <h1>{title}</h1>
        <p class="intro">{text.demoLead(cases.length, manifest.sections.length)}</p>
        <p class="publisher">
          {text.publishedBy(manifest.publisher, month)}{' '}
          <a href={`/materials/${manifest.id}?lang=${language}`}>{text.contents}</a>
        </p>
        <div class="beside">
          <div class="cases">
            {manifest.sections.map((section) => (
              <section>
                <h2>{translation?.sections[section.id] ?? section.title}</h2>
                <ul>
                  {cases
                    .filter((one) => one.section.id === section.id)
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
          <kuntaopas-chat position="inline" lang={language}>
            <QuestionForm language={language} />
            <QuestionLinks language={language} questions={suggestions} />
            <p class="disclosure">{disclosure(manifest.publisher, month)}</p>
          </kuntaopas-chat>
        </div>
        <section class="snippet">
          <h2>{text.snippetHeading}</h2>
          <p>{text.snippetHint}</p>
          <pre tabindex={0}>
            <code>{snippet}</code>
          </pre>
        </section>
        <script async src="/widget.js"></script>
      </article>
    ),
  });
}

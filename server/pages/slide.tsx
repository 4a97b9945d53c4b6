import type { Language } from '#corpus/material';
import type { SlidePage } from '#ingest/cases';
import type { IndexedMaterial } from '#ingest/store/store';
import { anchorOf, type Links } from '../answer/cite.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import { layout } from './layout.js';
import { sectionAnchor } from './material.js';
import { QuestionLinks } from './question-form.js';
import { outlineSlide } from './slide-outline.js';
import { SlideText } from './slide-text.js';
import { Title } from './title.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** What the page of a slide shows. */
export type SlidePageProps = {
  readonly material: IndexedMaterial;
  readonly page: SlidePage;
  readonly language: Language;
  readonly links: Links;
  /** Address of the server, without a slash at its end. */
  readonly site: string;
  /** Id of the passage to mark; none is marked when the slide has no such passage. */
  readonly cited: string | undefined;
};

/**
 * A source slide as a page: heading, bullets and sub-bullets as on the slide, the cited passage
 * marked; in another language the reviewed translation stands beside the original.
 */
export function slidePage(props: SlidePageProps) {
  const { material, page, language, links, site } = props;
  const { manifest, translations, pages } = material;
  const title = translations[language]?.slides[page.number] ?? page.title;
  const cited = page.passages.find(({ id }) => id === props.cited)?.id;
  const address = (option: Language) =>
    new URL(links.slide(manifest.id, page.number, undefined, option), site).href;
  return layout({
    title: `${title} – ${wordingOf(language).page.slideOf(page.number, pages.length)}`,
    language,
    languageLink: (option) => links.slide(manifest.id, page.number, cited, option),
    address,
    children: (
      <article class="slide">
        <Breadcrumb {...props} />
        {cited ? (
          <p class="to-cited">
            <a href={`#${anchorOf(cited)}`}>{pageWordingOf(language).slide.toCitedPassage}</a>
          </p>
        ) : (
          ''
        )}
        <Sheets {...props} cited={cited} title={title} />
        <Colophon {...props} address={address(language)} />
        <Pager {...props} />
        <CaseQuestions {...props} />
        <Siblings {...props} />
      </article>
    ),
  });
}

function Breadcrumb({ material, page, language, links }: SlidePageProps) {
  const { manifest, translations, pages } = material;
  const translation = translations[language];
  const contents = links.material(manifest.id, language);
  const { section } = page;
  return (
    <nav class="breadcrumb" aria-label={pageWordingOf(language).slide.breadcrumb}>
      <ol>
        <li>
          <a href={contents}>{translation?.title ?? manifest.title}</a>
        </li>
        {section ? (
          <li>
            <a href={`${contents}#${sectionAnchor(section)}`}>
              {translation?.sections[section.id] ?? section.title}
            </a>
          </li>
        ) : (
          ''
        )}
        <li aria-current="page">{wordingOf(language).page.slideOf(page.number, pages.length)}</li>
      </ol>
    </nav>
  );
}

/** The slide, and its original beside it where the page is a translation. */
function Sheets(props: SlidePageProps & { readonly title: string }) {
  const { material, page, language, cited, title } = props;
  const { manifest, translations, source } = material;
  const translation = translations[language];
  const text = pageWordingOf(language).slide;
  const citedLabel = wordingOf(language).page.citedPassage;
  const outline = outlineSlide(source, page.passages);
  // A slide without bullets opens a section, or the material: it has a title and a motto.
  const opening = outline.some(({ kind }) => kind === 'list') ? '' : ' opening';
  if (!translation) {
    const { citedPassage } = wordingOf(manifest.language).page;
    return (
      <section class={`sheet${opening}`} lang={manifest.language}>
        <h1>
          <Title text={title} />
        </h1>
        <SlideText outline={outline} cited={cited} citedLabel={citedPassage} headings={2} />
      </section>
    );
  }
  return (
    <div class="columns">
      <section class={`sheet${opening}`}>
        <p class="sheet-label">{text.reviewedTranslation}</p>
        <h1>
          <Title text={title} />
        </h1>
        <SlideText
          outline={outline}
          texts={translation.passages}
          cited={cited}
          citedLabel={citedLabel}
          headings={2}
        />
      </section>
      <section class={`sheet original${opening}`} lang={manifest.language}>
        <p class="sheet-label" lang={language}>
          {text.original}
        </p>
        <h2>
          <Title text={page.title} />
        </h2>
        <SlideText
          outline={outline}
          cited={cited}
          citedLabel={wordingOf(manifest.language).page.citedPassage}
          headings={3}
        />
      </section>
    </div>
  );
}

/** Where the text comes from, and how to come back to it. */
function Colophon(props: SlidePageProps & { readonly address: string }) {
  const { material, page, language, address } = props;
  const { publisher, published, url } = material.manifest;
  const wording = wordingOf(language);
  const text = pageWordingOf(language).slide;
  return (
    <div class="colophon">
      <p>
        {wording.page.publishedBy(publisher, wording.month(published))} {text.textOnly}{' '}
        {url ? <a href={`${url}#page=${page.number}`}>{text.openPdfPage(page.number)}</a> : ''}
      </p>
      <p>
        {text.permanentAddress}: <a href={address}>{address}</a>
      </p>
    </div>
  );
}

function Pager({ material, page, language, links }: SlidePageProps) {
  const { manifest, translations, pages } = material;
  const text = pageWordingOf(language).slide;
  const at = pages.indexOf(page);
  const titleOf = ({ number, title }: SlidePage) => translations[language]?.slides[number] ?? title;
  const [previous, next] = [pages[at - 1], pages[at + 1]];
  const link = (rel: 'prev' | 'next', label: string, other: SlidePage) => (
    <a rel={rel} href={links.slide(manifest.id, other.number, undefined, language)}>
      <span class="direction">{label}</span>
      <span class="slide-title">{titleOf(other)}</span>
    </a>
  );
  return (
    <nav class="pager" aria-label={text.pager}>
      {previous ? link('prev', text.previous, previous) : ''}
      {next ? link('next', text.next, next) : ''}
    </nav>
  );
}

/** Questions that the case of the slide answers. */
function CaseQuestions({ material, page, language }: SlidePageProps) {
  const questions = material.manifest.questions.filter(
    (question) => question.case === page.case?.id,
  );
  if (questions.length === 0) return '';
  const { aboutCase } = pageWordingOf(language).slide;
  const state = { language, earlier: [], isFramed: false };
  const texts = questions.map((question) => question[language]);
  return <QuestionLinks state={state} questions={texts} heading={aboutCase} />;
}

/** The other slides of the section. */
function Siblings({ material, page, language, links }: SlidePageProps) {
  const { manifest, translations, pages } = material;
  const siblings = pages.filter(({ section }) => section && section.id === page.section?.id);
  if (siblings.length === 0) return '';
  return (
    <nav class="siblings" aria-labelledby="siblings">
      <h2 id="siblings">{pageWordingOf(language).slide.inSection}</h2>
      <ol class="slides rows">
        {siblings.map(({ number, title }) => (
          <li value={number}>
            <a
              href={links.slide(manifest.id, number, undefined, language)}
              aria-current={number === page.number ? 'page' : undefined}
            >
              {translations[language]?.slides[number] ?? title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

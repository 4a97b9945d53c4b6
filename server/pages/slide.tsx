import type { Language } from '#corpus/material';
import type { SlidePage } from '#ingest/cases';
import type { Passage } from '#ingest/passages';
import type { IndexedMaterial } from '#ingest/store/store';
import { anchorOf, type Links } from '../answer/cite.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import { layout } from './layout.js';

/** A passage with the items of its list. */
type Node = { readonly passage: Passage; readonly items: readonly Passage[] };

/**
 * A source slide as a page: heading, bullets and sub-bullets as on the slide, the cited passage
 * marked; in another language the translation stands beside the original.
 */
export function slidePage(
  material: IndexedMaterial,
  page: SlidePage,
  language: Language,
  links: Links,
  cited?: string,
) {
  const { manifest, translations, pages } = material;
  const wording = wordingOf(language);
  const text = wording.page;
  const translation = translations[language];
  const title = translation?.slides[page.number] ?? page.title;
  const section = page.section && (translation?.sections[page.section.id] ?? page.section.title);
  const at = pages.indexOf(page);
  const [previous, next] = [pages[at - 1], pages[at + 1]];
  const nodes = nest(page.passages);
  const original = <SlideText nodes={nodes} cited={cited} label={text.citedPassage} />;
  return layout({
    title: `${title} – ${text.slideOf(page.number, pages.length)}`,
    language,
    wording,
    languageLink: (option) => links.slide(manifest.id, page.number, cited, option),
    children: (
      <article class="slide">
        <p class="where">
          <a href={`/materials/${manifest.id}?lang=${language}`}>
            {translation?.title ?? manifest.title}
          </a>
        </p>
        <p class="number">
          {text.slideOf(page.number, pages.length)}
          {section ? ` · ${section}` : ''}
        </p>
        <h1>{title}</h1>
        {translation ? (
          <div class="columns">
            <section>
              <h2>{text.translationHeading}</h2>
              <SlideText
                nodes={nodes}
                texts={translation.passages}
                cited={cited}
                label={text.citedPassage}
              />
            </section>
            <section lang={manifest.language}>
              <h2 lang={language}>{text.originalHeading}</h2>
              <p class="original-title">{page.title}</p>
              {original}
            </section>
          </div>
        ) : (
          original
        )}
        <p class="publisher">
          {text.publishedBy(manifest.publisher, wording.month(manifest.published))}{' '}
          {manifest.url ? <a href={`${manifest.url}#page=${page.number}`}>{text.openPdf}</a> : ''}
        </p>
        <nav class="pager" aria-label={text.contents}>
          {previous ? (
            <a rel="prev" href={links.slide(manifest.id, previous.number, undefined, language)}>
              ← {text.previous}
            </a>
          ) : (
            <span />
          )}
          {next ? (
            <a rel="next" href={links.slide(manifest.id, next.number, undefined, language)}>
              {text.next} →
            </a>
          ) : (
            <span />
          )}
        </nav>
      </article>
    ),
  });
}

type SlideTextProps = {
  readonly nodes: readonly Node[];
  /** Translated passages; the original text when absent. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly cited?: string | undefined;
  readonly label: string;
};

/** The passages of a slide, the cited one marked. Only the original carries the anchors. */
function SlideText({ nodes, texts, cited, label }: SlideTextProps) {
  const isOriginal = texts === undefined;
  const show = (passage: Passage) => {
    const shown = texts?.[passage.id] ?? passage.text;
    if (passage.id !== cited) return shown;
    return (
      <mark>
        <span class="visually-hidden">{label}: </span>
        {shown}
      </mark>
    );
  };
  const idOf = (passage: Passage) => (isOriginal ? anchorOf(passage.id) : undefined);
  return (
    <div class="text">
      {nodes.map(({ passage, items }) => {
        const list = items.length > 0 && (
          <ul>
            {items.map((item) => (
              <li id={idOf(item)}>{show(item)}</li>
            ))}
          </ul>
        );
        if (passage.kind === 'heading') return <h3 id={idOf(passage)}>{show(passage)}</h3>;
        if (passage.kind === 'quotation') {
          return <blockquote id={idOf(passage)}>{show(passage)}</blockquote>;
        }
        return (
          <div class={passage.kind} id={idOf(passage)}>
            <p>{show(passage)}</p>
            {list}
          </div>
        );
      })}
    </div>
  );
}

function nest(passages: readonly Passage[]): readonly Node[] {
  const nodes: { passage: Passage; items: Passage[] }[] = [];
  for (const passage of passages) {
    const last = nodes.at(-1);
    if (passage.level === 1 && last) last.items.push(passage);
    else nodes.push({ passage, items: [] });
  }
  return nodes;
}

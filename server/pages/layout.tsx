import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import { wordingOf } from '../answer/wording/wording-of.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** Names of the languages in themselves, for the language links. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fi: 'Suomi',
  sv: 'Svenska',
  en: 'English',
};

type LayoutProps = {
  readonly title: string;
  readonly language: Language;
  /** The same page in another language, as it is seen now. */
  readonly languageLink: (language: Language) => string;
  /** The whole address by which the page is to be known, whatever it was opened by. */
  readonly address?: ((language: Language) => string) | undefined;
  /** Whether the page stands in a frame of another site: without header and footer. */
  readonly isFramed?: boolean;
  /** Whether search engines leave the page out: it shows what one person asked. */
  readonly isPersonal?: boolean;
  readonly children?: Child;
};

/** A whole page: head, header with the language links, main, footer. Works without JavaScript. */
export function layout(props: LayoutProps) {
  const { title, language, address, isFramed = false, isPersonal = false, children } = props;
  return html`<!doctype html>${(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* A soft hyphen is for the heading, where a long word may have to break. */}
        <title>{title.replaceAll('\u00ad', '')}</title>
        {isPersonal ? <meta name="robots" content="noindex" /> : ''}
        {address ? <link rel="canonical" href={address(language)} /> : ''}
        {address
          ? languageSchema.options.map((option) => (
              <link rel="alternate" hreflang={option} href={address(option)} />
            ))
          : ''}
        <link rel="stylesheet" href="/assets/site.css" />
      </head>
      <body class={isFramed ? 'framed' : undefined}>
        <a class="skip" href="#main">
          {wordingOf(language).page.skipToContent}
        </a>
        <Header {...props} />
        <main id="main">{children}</main>
        {isFramed ? '' : <Footer language={language} />}
      </body>
    </html>
  )}`;
}

function Header({ language, languageLink, isFramed }: LayoutProps) {
  const text = wordingOf(language).page;
  return (
    <header class="site">
      {isFramed ? (
        ''
      ) : (
        <a class="home" href={`/?lang=${language}`}>
          <Mark />
          {text.askTitle}
        </a>
      )}
      <nav aria-label={text.languageNav}>
        {languageSchema.options.map((option) => (
          <a
            href={languageLink(option)}
            lang={option}
            hreflang={option}
            aria-current={option === language ? 'true' : undefined}
          >
            {LANGUAGE_NAMES[option]}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** Two lines of talk in a bubble, as on the button of the widget. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 5.5h16v11h-8.5L7 20v-3.5H4z" />
      <path d="M8 9.5h8M8 12.5h5" />
    </svg>
  );
}

function Footer({ language }: { readonly language: Language }) {
  const text = pageWordingOf(language).footer;
  const links = {
    '/chat': text.chat,
    '/asennus': text.installation,
    '/rajapinta': text.api,
    '/saavutettavuus': text.accessibility,
    '/tietosuoja': text.privacy,
  };
  return (
    <footer class="site">
      <p>{text.about}</p>
      <nav aria-label={text.nav}>
        <ul>
          {Object.entries(links).map(([path, label]) => (
            <li>
              <a href={`${path}?lang=${language}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

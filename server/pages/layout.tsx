import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import type { Wording } from '../answer/wording/wording.js';

/** Names of the languages in themselves, for the language links. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fi: 'Suomi',
  sv: 'Svenska',
  en: 'English',
};

type LayoutProps = {
  readonly title: string;
  readonly language: Language;
  readonly wording: Wording;
  /** The same page in another language. */
  readonly languageLink: (language: Language) => string;
  readonly children?: Child;
};

/** A whole page: head, header with the language links, main. Works without JavaScript. */
export function layout({ title, language, wording, languageLink, children }: LayoutProps) {
  return html`<!doctype html>${(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/assets/site.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          {wording.page.skipToContent}
        </a>
        <header class="site">
          <a class="home" href={`/?lang=${language}`}>
            {wording.page.askTitle}
          </a>
          <nav aria-label={wording.page.languageNav}>
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
        <main id="main">{children}</main>
      </body>
    </html>
  )}`;
}

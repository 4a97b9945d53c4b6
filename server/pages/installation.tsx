import type { Child } from 'hono/jsx';
import type { Language } from '#corpus/material';
import { layout } from './layout.js';
import { snippetsOf } from './snippets.js';
import type { InstallationWording, ThemeProperty, WidgetOption } from './wording/page-wording.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** What the page for web editors shows. */
export type InstallationPageProps = {
  readonly language: Language;
  /** Address of the server, without a slash at its end. */
  readonly site: string;
  /** Ids of the materials that can be asked about. */
  readonly materials: readonly string[];
  /** A question for the example of a link. */
  readonly question: string;
};

/** How a web editor adds the chat to a site: snippets to copy, options, a live preview. */
export function installationPage(props: InstallationPageProps) {
  const { language, site, question } = props;
  const text = pageWordingOf(language).installation;
  const snippets = snippetsOf({ language, site, title: text.linkText, question });
  return layout({
    title: text.title,
    language,
    languageLink: (option) => `/asennus?lang=${option}`,
    address: (option) => `${site}/asennus?lang=${option}`,
    children: (
      <article class="guide">
        <h1>{text.title}</h1>
        <p class="intro">{text.intro}</p>
        {(['script', 'inline', 'frame', 'link'] as const).map((way) => (
          <Part {...text[way]}>
            <Code {...text} code={snippets[way]} of={text[way].heading} />
          </Part>
        ))}
        <Part {...text.preview}>
          <kuntaopas-chat position="inline" lang={language}>
            <a href={`/chat?lang=${language}`}>{text.linkText}</a>
          </kuntaopas-chat>
          <AccentForm {...text.accent} />
          <script async src="/widget.js"></script>
          <script type="module" src="/assets/installation.js"></script>
        </Part>
        <Part {...text.policy}>
          <Code {...text} code={snippets.policy} of={text.policy.heading} />
          <p>{text.policy.origins}</p>
        </Part>
        <Options {...props} />
        <Theme language={language} />
        <Part {...text.data}>
          <ul>
            {text.data.facts.map((fact) => (
              <li>{fact}</li>
            ))}
          </ul>
          <p>
            <a href={`/tietosuoja?lang=${language}`}>{pageWordingOf(language).privacy.title}</a>
          </p>
          <p>
            <a href={`/saavutettavuus?lang=${language}`}>
              {pageWordingOf(language).accessibility.title}
            </a>
          </p>
        </Part>
        <Part {...text.removal} />
      </article>
    ),
  });
}

function Options({ language, site, materials }: InstallationPageProps) {
  const text = pageWordingOf(language).installation.options;
  const values: Readonly<Record<WidgetOption, string>> = {
    lang: 'fi | sv | en',
    endpoint: site,
    material: materials.join(' | '),
    questions: '… | …',
    position: 'floating | inline',
    theme: 'auto | light | dark',
    persist: '',
    help: 'https://…',
  };
  return (
    <Part {...text}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(text.rows).map(([option, meaning]) => (
            <tr>
              <th scope="row">
                <code>data-{option}</code>
                <code class="values">{values[option as WidgetOption]}</code>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

/** Values of the theme's example; the others are only named. */
const THEME_EXAMPLE: Readonly<Partial<Record<ThemeProperty, string>>> = {
  '--kuntaopas-accent': '#00407f',
  '--kuntaopas-on-accent': '#ffffff',
  '--kuntaopas-font': '"Open Sans", sans-serif',
  '--kuntaopas-radius': '8px',
};

function Theme({ language }: { readonly language: Language }) {
  const text = pageWordingOf(language).installation;
  const rules = Object.entries(THEME_EXAMPLE).map(([name, value]) => `  ${name}: ${value};`);
  return (
    <Part {...text.theme} id="theme">
      <Code
        {...text}
        code={['kuntaopas-chat {', ...rules, '}'].join('\n')}
        of={text.theme.heading}
      />
      <dl class="properties">
        {Object.entries(text.theme.rows).map(([name, meaning]) => (
          <div>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

type PartProps = {
  readonly heading: string;
  readonly text: string;
  readonly id?: string;
  readonly children?: Child;
};

function Part({ heading, text, id, children }: PartProps) {
  return (
    <section id={id}>
      <h2>{heading}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

type CodeProps = Pick<InstallationWording, 'copy' | 'copied' | 'copyFailed'> & {
  readonly code: string;
  /** What the code is of, for whoever hears of the button alone. */
  readonly of: string;
};

/** Code to copy: one click selects it all and, where there is JavaScript, a button copies it. */
function Code({ code, of, copy, copied, copyFailed }: CodeProps) {
  return (
    <div class="code">
      <pre>
        <code>{code}</code>
      </pre>
      <p>
        <button
          type="button"
          hidden
          aria-label={`${copy}: ${of}`}
          data-copied={copied}
          data-failed={copyFailed}
        >
          {copy}
        </button>
        <span role="status"></span>
      </p>
    </div>
  );
}

/** Tries the colour of the editor's own site on the preview, where there is JavaScript. */
function AccentForm({ label, good, bad }: InstallationWording['accent']) {
  return (
    <form class="accent" hidden data-good={good} data-bad={bad}>
      <label for="accent">{label}</label>
      <input id="accent" type="color" value={THEME_EXAMPLE['--kuntaopas-accent']} />
      <output for="accent"></output>
    </form>
  );
}

/** A page that makes life hard for the widget. `SERVER` stands for the address of the server. */
export type HostPage = {
  /** What is hard about it. */
  readonly what: string;
  /** Attributes of `<html>`; Finnish when absent. */
  readonly html?: string;
  readonly head?: string;
  /** Attributes of the script. */
  readonly script?: string;
  readonly body?: string;
  readonly policy?: string;
};

/** Whatever a page without a policy may do. */
const NO_POLICY = "default-src * 'unsafe-inline' data: blob:";
const styled = (file: string) => `<link rel="stylesheet" href="${file}.css">`;
const scripted = (file: string) => `<script src="${file}.js"></script>`;

/** The pages by name. */
export const HOST_PAGES: Readonly<Record<string, HostPage>> = {
  plain: { what: 'Nothing: the page that the others are compared with.' },
  swedish: { what: 'In Swedish: so is the widget.', html: 'lang="sv-FI"' },
  german: { what: 'In a language that the widget does not speak.', html: 'lang="de"' },
  'german-in-english': {
    what: 'In one language, the widget in another.',
    html: 'lang="de"',
    script: 'data-lang="en"',
  },
  'dark-fi': { what: 'Light or dark as the reader likes, in Finnish.', head: styled('dark') },
  'dark-sv': {
    what: 'Light or dark, in Swedish.',
    html: 'lang="sv"',
    head: styled('dark'),
  },
  'dark-en': {
    what: 'Light or dark, in English.',
    html: 'lang="en"',
    head: styled('dark'),
  },
  unset: { what: 'Unsets every property of every element, important.', head: styled('unset') },
  small: { what: 'A root font size of 62.5 %.', head: styled('small') },
  framework: { what: 'The resets of two CSS frameworks at once.', head: styled('framework') },
  rtl: { what: 'Right to left.', html: 'lang="ar" dir="rtl"', script: 'data-lang="fi"' },
  pale: { what: 'An accent that nobody could read.', head: styled('pale') },
  hotkeys: { what: 'Takes every key for itself.', head: scripted('hotkeys') },
  strict: {
    what: 'A policy that allows no more than it must, and no Trusted Types policy.',
    policy:
      "default-src 'none'; script-src SERVER; connect-src SERVER; style-src 'self'; " +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  },
  unconnected: {
    what: 'A policy that lets the widget load but not ask.',
    policy: "default-src 'none'; script-src SERVER; style-src 'self'",
  },
  zoom: {
    what: 'The plain page at 400 %: as wide and high as a window of 1280 × 1024 then is.',
    body: '<iframe src="plain" title="400 %" width="320" height="256"></iframe>',
  },
  old: { what: 'A browser without the features of 2024.', head: scripted('old') },
  taken: { what: 'Has defined an element of the same name.', head: scripted('taken') },
  twice: { what: 'Two scripts.', body: '<script async src="SERVER/widget.js"></script>' },
  router: { what: 'Replaces its whole body, as page routers do.', head: scripted('router') },
  endpoint: { what: 'An endpoint that is no address.', script: 'data-endpoint="https://"' },
  material: { what: 'A material that does not exist.', script: 'data-material="muu"' },
  inline: {
    what: 'The widget as part of the page, in English.',
    body: '<kuntaopas-chat position="inline" lang="en"><a href="SERVER/chat">Ask</a></kuntaopas-chat>',
  },
  'own-questions': {
    what: 'Its own questions, and its own contact page.',
    script: 'data-questions="Mitä Turku tekee?|Mikä on C6?" data-help="https://example.fi/"',
  },
  persist: { what: 'The conversation is kept from page to page.', script: 'data-persist' },
};

/** What the pages load, by name: type and text. */
export const HOST_FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  'unset.css': [
    'text/css',
    `* { all: unset !important; color: red !important; letter-spacing: 5px !important;
         text-transform: uppercase !important }
     main, main *, kuntaopas-chat { transform: rotate(1deg) !important; opacity: 0.5 !important }`,
  ],
  'dark.css': [
    'text/css',
    `:root { color-scheme: light dark }
     body { background: light-dark(#fff, #111); color: light-dark(#111, #eee) }
     a { color: light-dark(#00407f, #9cc7f5) }`,
  ],
  'small.css': ['text/css', 'html { font-size: 62.5% } body { font-size: 1.6rem }'],
  // What Tailwind's preflight and Bootstrap 3 set on bare elements.
  'framework.css': [
    'text/css',
    `*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
     html { font-size: 10px } body { font: 14px/1.43 Helvetica, sans-serif; color: #333 }
     button, input, textarea { font: inherit; background: transparent; border-radius: 0 }
     button { text-transform: uppercase } h2 { font-size: 30px } ol, ul { list-style: square }
     section { padding: 60px } [role=log] { display: none } .panel { background: lime }`,
  ],
  'pale.css': ['text/css', 'kuntaopas-chat { --kuntaopas-accent: #ffff88 }'],
  'hotkeys.js': [
    'text/javascript',
    `window.heard = [];
     for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, (event) => {
       if (event.key === 'Tab') return;
       window.heard.push(event.key);
       event.preventDefault();
     });`,
  ],
  'old.js': ['text/javascript', 'delete Document.prototype.adoptedStyleSheets;'],
  'taken.js': [
    'text/javascript',
    "customElements.define('kuntaopas-chat', class extends HTMLElement {});",
  ],
  'router.js': [
    'text/javascript',
    `window.go = () => {
       const body = document.createElement('body');
       body.append(...['kuntaopas-chat', 'p'].map((name) => document.createElement(name)));
       document.body = body;
     };`,
  ],
};

/** A page, embedding the widget of a server. */
export function hostPage(page: HostPage, server: string): string {
  const { html = 'lang="fi"', head = '', script = '', body = '' } = page;
  const text = `<!doctype html>
<html ${html}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>Kunnan sivu</title>
  ${head}
  <script async src="SERVER/widget.js" ${script}></script>
</head>
<body>
  <main>
    <h1>Kunnan sivu</h1>
    <p><a id="before" href="#before">Ensimmäinen linkki</a></p>
    ${'<p>Kunta palvelee asukkaitaan, yrityksiä ja järjestöjä.</p>'.repeat(30)}
    ${body}
    <p><a id="after" href="#after">Viimeinen linkki</a></p>
  </main>
</body>
</html>`;
  return text.replaceAll('SERVER', server);
}

/** The Content-Security-Policy of a page. */
export function hostPolicy({ policy = NO_POLICY }: HostPage, server: string): string {
  return policy.replaceAll('SERVER', new URL(server).origin);
}

/** All pages, to choose from. */
export function hostIndex(): string {
  const items = Object.entries(HOST_PAGES).map(
    ([name, { what }]) => `<dt><a href="${name}">${name}</a></dt><dd>${what}</dd>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Embedding tests</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="stylesheet" href="/assets/site.css"></head>
<body><main><h1>Pages that are hard on the widget</h1><dl>${items.join('')}</dl></main></body>
</html>`;
}

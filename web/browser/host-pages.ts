import { Hono } from 'hono';

/** What makes life hard for a widget on a page. `SERVER` stands for the address of the server. */
type HostPage = {
  /** Attributes of `<html>`. */
  readonly html?: string;
  readonly head?: string;
  /** Attributes of the script. */
  readonly script?: string;
  readonly body?: string;
  readonly policy?: string;
};

const DARK = '<link rel="stylesheet" href="/embed-test/dark.css">';

const PAGES: Readonly<Record<string, HostPage>> = {
  plain: { html: 'lang="fi"' },
  swedish: { html: 'lang="sv-FI"' },
  german: { html: 'lang="de"' },
  'german-in-english': { html: 'lang="de"', script: 'data-lang="en"' },
  'dark-fi': { html: 'lang="fi"', head: DARK },
  'dark-sv': { html: 'lang="sv"', head: DARK },
  'dark-en': { html: 'lang="en"', head: DARK },
  unset: { html: 'lang="fi"', head: '<link rel="stylesheet" href="/embed-test/unset.css">' },
  small: { html: 'lang="fi"', head: '<link rel="stylesheet" href="/embed-test/small.css">' },
  framework: {
    html: 'lang="fi"',
    head: '<link rel="stylesheet" href="/embed-test/framework.css">',
  },
  rtl: { html: 'lang="ar" dir="rtl"', script: 'data-lang="fi"' },
  pale: { html: 'lang="fi"', head: '<link rel="stylesheet" href="/embed-test/pale.css">' },
  hotkeys: { html: 'lang="fi"', head: '<script src="/embed-test/hotkeys.js"></script>' },
  inline: {
    html: 'lang="fi"',
    body: '<kuntaopas-chat position="inline" lang="en"></kuntaopas-chat>',
  },
  'own-questions': {
    html: 'lang="fi"',
    script: 'data-questions="Mitä Turku tekee?|Mikä on C6?" data-help="https://example.fi/"',
  },
  persist: { html: 'lang="fi"', script: 'data-persist' },
  material: { html: 'lang="fi"', script: 'data-material="muu"' },
  twice: { html: 'lang="fi"', body: '<script async src="SERVER/widget.js"></script>' },
  strict: {
    html: 'lang="fi"',
    policy:
      "default-src 'none'; script-src SERVER; connect-src SERVER; style-src 'self'; " +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  },
  unconnected: {
    html: 'lang="fi"',
    policy: "default-src 'none'; script-src SERVER; style-src 'self'",
  },
};

const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
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
};

/** A site of another origin, with pages under `/embed-test/` that embed the widget of a server. */
export function hostSite(server: string): Hono {
  const site = new Hono();
  site.get('/embed-test/:name', (c) => {
    const name = c.req.param('name');
    const [type, text] = FILES[name] ?? [];
    if (type && text) return c.body(text, 200, { 'Content-Type': type });
    const page = PAGES[name];
    if (!page) return c.notFound();
    if (page.policy) c.header('Content-Security-Policy', page.policy.replaceAll('SERVER', server));
    return c.html(render(page).replaceAll('SERVER', server));
  });
  return site;
}

function render({ html = '', head = '', script = '', body = '' }: HostPage): string {
  return `<!doctype html>
<html ${html}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
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
}

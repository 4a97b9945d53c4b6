import { describe, expect, it } from 'vitest';
import { languageSchema } from '#corpus/material';
import { listeningLog, openTestApp, openTestAssistant } from '../test-assistant.js';
import type { Prose } from './prose.js';
import type { ServiceFacts } from './wording/page-wording.js';
import { pageWordingOf } from './wording/page-wording-of.js';

const LANGUAGES = languageSchema.options;
const assistant = await openTestAssistant();
const app = await openTestApp(assistant, listeningLog(), {
  publicUrl: 'https://opas.example.fi',
  operator: 'Esimerkkikunta',
  contact: 'opas@example.fi',
});
const get = async (where: string) => (await app.request(where)).text();
const text = (page: string) =>
  page
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('the installation page', () => {
  it.each(LANGUAGES)('has a snippet of one line that is true to this server: %s', async (lang) => {
    const page = text(await get(`/asennus?lang=${lang}`));
    expect(page).toContain(
      `<script async src="https://opas.example.fi/widget.js" data-lang="${lang}"></script>`,
    );
    expect(page).toContain(`<iframe src="https://opas.example.fi/chat?lang=${lang}&amp;embed=1"`);
    expect(page).toContain('script-src https://opas.example.fi;\nconnect-src');
  });

  it('gives links to copy that lead to what they say', async () => {
    const page = text(await get('/asennus?lang=fi'));
    const [, link = ''] =
      /<a href="https:\/\/opas\.example\.fi(\/chat[^"]*q=[^"]*)"/u.exec(page) ?? [];
    expect(await get(link.replaceAll('&amp;', '&'))).toContain('class="answer"');
  });

  it('names the address that it was asked by where none is set', async () => {
    const anywhere = await openTestApp(assistant);
    const page = await (await anywhere.request('http://10.0.0.5:3000/asennus')).text();
    expect(page).toContain('http://10.0.0.5:3000/widget.js');
  });

  it('shows the widget itself by its script alone, no script or style within the page', async () => {
    const page = await get('/asennus?lang=en');
    expect(page.match(/<script[^>]*>[^<]*/gu)).toEqual([
      '<script async="" src="/widget.js">',
      '<script type="module" src="/assets/installation.js">',
    ]);
    expect(page).not.toMatch(/<style| style=| on\w+=/u);
  });

  it('explains each option in each language', async () => {
    for (const lang of LANGUAGES) {
      const page = await get(`/asennus?lang=${lang}`);
      for (const option of ['lang', 'endpoint', 'material', 'questions', 'position', 'theme']) {
        expect(page).toContain(`<code>data-${option}</code>`);
      }
    }
  });
});

describe('the accessibility statement', () => {
  it.each([
    ['fi', 'täyttää saavutettavuusvaatimukset osittain', 'Traficom', '14 päivän'],
    ['sv', 'uppfyller tillgänglighetskraven delvis', 'Traficom', '14 dagar'],
    ['en', 'meets the accessibility requirements in part', 'Traficom', '14 days'],
  ])('has what the law wants of it: %s', async (lang, ...facts) => {
    const page = await get(`/saavutettavuus?lang=${lang}`);
    for (const fact of [...facts, '306/2019', 'Esimerkkikunta', 'mailto:opas@example.fi']) {
      expect(page).toContain(fact);
    }
  });

  it('says so where nobody has said who runs the server', async () => {
    const nameless = await openTestApp(assistant);
    const page = await (await nameless.request('/saavutettavuus?lang=fi')).text();
    expect(page).toContain('ei ole ilmoittanut nimeään');
    expect(page).not.toContain('mailto:');
  });
});

const FACTS: ServiceFacts = {
  site: 'https://opas.example.fi',
  operator: 'Esimerkkikunta',
  contact: 'opas@example.fi',
  retentionDays: 90,
  hasModel: false,
  logsQuestions: false,
  takesFeedback: true,
  keepsQuestions: true,
  countsAnswers: true,
};
const words = (prose: Prose) => JSON.stringify(prose);

describe('the privacy notice', () => {
  const notice = (facts: Partial<ServiceFacts>, lang: 'fi' | 'sv' | 'en' = 'fi') =>
    words(pageWordingOf(lang).privacy.prose({ ...FACTS, ...facts }));

  const nothing = { takesFeedback: false, keepsQuestions: false, countsAnswers: false };

  it.each(LANGUAGES)('is true of how long what is kept: %s', (lang) => {
    const kept = { retentionDays: 30 };
    const times = (parts: Partial<ServiceFacts>) =>
      notice({ ...kept, ...nothing, ...parts }, lang).match(/\b30\b/gu)?.length ?? 0;
    expect(times({})).toBe(0);
    for (const fact of ['takesFeedback', 'keepsQuestions', 'countsAnswers']) {
      expect(times({ [fact]: true })).toBe(1);
    }
  });

  it.each([
    ['fi', /Kysymyksiäsi ja saamiasi vastauksia ei tallenneta/u, /Poikkeus on kysymys/u],
    ['sv', /Dina frågor och svaren du får sparas inte/u, /Undantaget är en fråga/u],
    [
      'en',
      /Your questions and the answers you get are not stored/u,
      /The exception is a question/u,
    ],
  ] as const)('is true of whether a question is kept: %s', (lang, never, exception) => {
    expect(notice(nothing, lang)).toMatch(never);
    expect(notice(nothing, lang)).not.toMatch(exception);
    expect(notice({}, lang)).not.toMatch(never);
    expect(notice({}, lang)).toMatch(exception);
  });

  it.each(LANGUAGES)('tells when a language model gets the question: %s', (lang) => {
    const model = /kielimalli|språkmodell|language model/u;
    expect(notice({ hasModel: true }, lang)).toMatch(model);
    expect(notice({ hasModel: false }, lang)).not.toMatch(model);
  });

  it.each(LANGUAGES)('tells when the log holds questions: %s', (lang) => {
    const isLogged =
      /kirjataan (?:kuitenkin )?palvelimen lokiin|antecknas (?:ändå )?i serverns logg|written to the server’s log/gu;
    expect(notice({ logsQuestions: true }, lang).match(isLogged)).toHaveLength(2);
    expect(notice({ logsQuestions: false }, lang)).not.toMatch(isLogged);
  });

  it('takes its facts from the server', async () => {
    expect(await get('/tietosuoja?lang=fi')).toContain('Tässä palvelussa ei kerätä palautetta.');
  });
});

describe('what the pages say', () => {
  /** The shape of a catalogue: which entries it has, and of which kind. */
  function shape(value: unknown): unknown {
    if (typeof value === 'function') return shape(value(typeof value === 'function' && FACTS));
    if (Array.isArray(value)) return value.map(shape);
    if (value === null || typeof value !== 'object') return typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
  }

  it.each(['sv', 'en'] as const)('is as much in %s as in Finnish', (lang) => {
    expect(shape(pageWordingOf(lang))).toEqual(shape(pageWordingOf('fi')));
  });

  it('is said in each language in its own words', () => {
    const said = (lang: 'fi' | 'sv' | 'en') =>
      JSON.stringify(pageWordingOf(lang), (_key, value) =>
        typeof value === 'function' ? value(FACTS) : value,
      );
    expect(said('fi')).not.toMatch(/\b(?:the|och|materialet)\b/u);
    expect(said('sv')).not.toMatch(/\b(?:the|ja|aineisto\w*)\b/u);
    expect(said('en')).not.toMatch(/\b(?:och|ja|aineisto\w*)\b/u);
  });
});

describe('every page', () => {
  const pages = ['/', '/chat', '/asennus', '/rajapinta', '/saavutettavuus', '/tietosuoja'].concat(
    '/materials/hyvat-kaytannot-2026',
    '/materials/hyvat-kaytannot-2026/slides/22',
  );

  it.each(pages)('%s leads to the statement, the notice and the other languages', async (where) => {
    const page = await get(`${where}?lang=sv`);
    for (const path of ['/chat', '/asennus', '/rajapinta', '/saavutettavuus', '/tietosuoja']) {
      expect(page).toContain(`<a href="${path}?lang=sv">`);
    }
    for (const lang of ['fi', 'en'])
      expect(page).toMatch(new RegExp(`lang=${lang}" lang="${lang}"`, 'u'));
    for (const landmark of ['<header', '<main id="main"', '<footer']) {
      expect(page).toContain(landmark);
    }
    expect(page).toMatch(/<body[^>]*><a class="skip" href="#main">/u);
  });

  it.each(pages)(
    '%s may be framed by this site alone, and runs scripts of this server alone',
    async (where) => {
      const response = await app.request(where);
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      expect(policy.split('; ').sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ]);
    },
  );
});

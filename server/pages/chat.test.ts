import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
} from '../test-assistant.js';

const store = (await temporaryStores())();
const assistant = await openTestAssistant();
const app = await openTestApp(assistant, listeningLog(), { feedback: openTestDesk(store) });

const request = (query: readonly (readonly [string, string])[]) =>
  app.request(`/chat?${new URLSearchParams(query.map(([name, value]) => [name, value]))}`);
const chat = async (...query: (readonly [string, string])[]) => (await request(query)).text();

/** What the form of a page carries. */
const fields = (page: string, name: string) =>
  Array.from(
    page.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`, 'gu')),
    ([, value]) => value,
  );

const TORNIO = 'Mitä Tornio tekee?';

describe('the conversation page', () => {
  it.each([
    ['fi', 'automaattiselta avustajalta', 'Kysymyksesi'],
    ['sv', 'automatisk assistent', 'Din fråga'],
    ['en', 'automated assistant', 'Your question'],
  ])('tells before the first question that a machine answers: %s', async (lang, machine, label) => {
    const page = await chat(['lang', lang]);
    expect(page.indexOf(machine)).toBeGreaterThan(0);
    expect(page.indexOf(machine)).toBeLessThan(page.indexOf('<form'));
    expect(page).toContain(`<label for="q">${label}</label>`);
    expect(page).not.toContain('class="answer"');
  });

  it('answers with links to its sources, and asks to be left out of search engines', async () => {
    const page = await chat(['q', 'Miten Lappeenrannan Job Voucher toimii?']);
    expect(page).toContain('1\u00a0500 euron');
    expect(page).toMatch(/class="chip" href="\/materials\/[^"]*\/slides\/22\?passage=/u);
    expect(page).toContain('<meta name="robots" content="noindex"/>');
    expect(page).not.toContain('<script');
    expect(await chat()).not.toContain('noindex');
  });

  it('carries the conversation on: a follow-up is understood by the question before', async () => {
    const first = await chat(['q', TORNIO]);
    expect(fields(first, 'earlier')).toEqual([TORNIO]);
    const second = await chat(['earlier', TORNIO], ['q', 'Milloin se tapahtui?']);
    expect(second).toContain('/slides/20?');
    expect(second).toContain('kesällä 2025');
    expect(fields(second, 'earlier')).toEqual([TORNIO, 'Milloin se tapahtui?']);
    expect(await chat(['q', 'Milloin se tapahtui?'])).not.toContain('/slides/20?');
  });

  it('shows what was asked before, each question a way back to its answer', async () => {
    const page = await chat(['earlier', TORNIO], ['earlier', 'Entä Turku?'], ['q', 'Entä Espoo?']);
    const earlier = /<nav class="earlier".*?<\/nav>/su.exec(page)?.[0].replaceAll('&amp;', '&');
    const back = new URLSearchParams([
      ['lang', 'fi'],
      ['earlier', TORNIO],
      ['q', 'Entä Turku?'],
    ]);
    expect(earlier).toContain(`href="/chat?${back}#answer">Entä Turku?</a>`);
  });

  it('keeps the last questions, and forgets those that an address has no room for', async () => {
    const asked = Array.from({ length: 9 }, (_, i) => ['earlier', `Kysymys ${i}`] as const);
    const short = fields(await chat(...asked, ['q', 'Entä Turku?']), 'earlier');
    expect(short).toEqual([5, 6, 7, 8].map((i) => `Kysymys ${i}`).concat('Entä Turku?'));
    const long = [1, 2, 3].map((i) => ['earlier', `${'pitkä '.repeat(150)}${i}`] as const);
    expect(fields(await chat(...long, ['q', TORNIO]), 'earlier')).toHaveLength(3);
    const tooLong = ['earlier', 'a'.repeat(1_001)] as const;
    expect(fields(await chat(tooLong, ['q', TORNIO]), 'earlier')).toEqual([TORNIO]);
  });

  it('keeps question and conversation when the language is changed', async () => {
    const page = (await chat(['earlier', TORNIO], ['q', 'Entä Turku?'])).replaceAll('&amp;', '&');
    const query = new URLSearchParams([
      ['lang', 'sv'],
      ['earlier', TORNIO],
      ['q', 'Entä Turku?'],
    ]);
    expect(page).toContain(`href="/chat?${query}#answer"`);
  });

  it('refuses a question that is too long, in words, and leaves it in the field', async () => {
    const long = 'a'.repeat(1_001);
    const response = await request([
      ['lang', 'sv'],
      ['q', long],
    ]);
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('Frågan är för lång.');
    expect(page).toContain(`aria-invalid="true" value="${long}"`);
  });

  it('answers in the language of the question, whatever that of the page', async () => {
    const page = await chat(['lang', 'fi'], ['q', 'Who coordinates Talent First?']);
    expect(page).toContain('<html lang="fi">');
    expect(page).toContain('<span lang="en">Who coordinates Talent First?</span>');
    expect(page).toContain('<ul class="rows" lang="en">');
    expect(page).toMatch(
      /<p lang="en">(?:(?!<\/p>).)*City of (?:<span class="unbroken">)?Kuopio/su,
    );
  });

  it('tells what it does not know, without sources', async () => {
    const page = await chat(['q', 'Miten Vaasassa rekrytoidaan osaajia?']);
    expect(page).toContain('tästä paikasta: Vaasa.');
    expect(page).not.toContain('<h3>Lähteet</h3>');
  });

  it('shows a quote only where the answer does not repeat it', async () => {
    const quotes = async (q: string) => (await chat(['q', q])).match(/<blockquote/gu)?.length ?? 0;
    expect(await quotes('Kuka koordinoi Talent First -hanketta?')).toBe(0);
    expect(await quotes('Who coordinates Talent First?')).toBeGreaterThan(0);
  });

  it.each(['', '   '])('is as at first for the question %j', async (q) => {
    expect(await chat(['q', q])).not.toContain('class="answer"');
  });

  it('answers from the material that it is asked about, and knows no other', async () => {
    const id = 'hyvat-kaytannot-2026';
    expect(fields(await chat(['material', id], ['q', TORNIO]), 'material')).toEqual([id]);
    expect(fields(await chat(['material', 'muu'], ['q', TORNIO]), 'material')).toEqual([]);
  });
});

describe('the conversation page in a frame', () => {
  it('has neither header nor footer of the site, and opens sources in a tab of their own', async () => {
    const page = await chat(['embed', '1'], ['q', TORNIO]);
    expect(page).not.toContain('<footer');
    expect(page).not.toContain('class="home"');
    expect(page).toMatch(/class="chip" href="[^"]*" lang="fi" target="_blank" rel="noopener"/u);
    expect(page).toContain('(avautuu uuteen välilehteen)');
  });

  it('stays in the frame from question to question', async () => {
    const page = await chat(['embed', '1'], ['q', TORNIO]);
    expect(new Set(fields(page, 'embed'))).toEqual(new Set(['1']));
    const links = Array.from(page.matchAll(/href="(\/chat[^"]*)"/gu), ([, url]) => url);
    expect(links.length).toBeGreaterThan(3);
    for (const url of links) expect(url).toContain('embed=1');
  });
});

describe('a rating on the conversation page', () => {
  const rate = (form: Record<string, string>, query = 'lang=fi') =>
    app.request(`/chat/feedback?${query}`, { method: 'POST', body: new URLSearchParams(form) });

  it('is kept without JavaScript, and thanked for', async () => {
    const page = await chat(['q', TORNIO]);
    const [feedbackToken = ''] = fields(page, 'feedbackToken');
    const response = await rate({ feedbackToken, rating: 'down' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<h1>Kiitos palautteesta</h1>');
    expect(await store.all()).toEqual([
      expect.objectContaining({ rating: 'down', question: null }),
    ]);
  });

  it('may be followed by a word, its personal data masked, and leads back to the answer', async () => {
    const query = new URLSearchParams({ lang: 'sv', earlier: 'Vad gör Åbo?', q: TORNIO });
    const page = await (await app.request(`/chat?${query}`)).text();
    const [feedbackToken = ''] = fields(page, 'feedbackToken');
    const [resolvedQuestion = ''] = fields(page, 'resolvedQuestion');
    const action = /action="(\/chat\/feedback[^"]*)"/u.exec(page)?.[1]?.replaceAll('&amp;', '&');
    const first = { feedbackToken, rating: 'up', resolvedQuestion };
    const rated = await (await rate(first, action?.split('?')[1])).text();
    expect(rated).toContain('<label for="comment">Berätta gärna varför</label>');
    expect(fields(rated, 'rating')).toEqual(['up']);
    expect(rated).toMatch(/href="\/chat\?lang=sv&amp;earlier=[^"]*&amp;q=[^"]*#answer"/u);
    const comment = 'Bra! Ring mig: 040 123 4567.';
    const commented = await (await rate({ ...first, comment }, `${query}`)).text();
    expect(commented).toContain('Tack för responsen');
    expect(commented).not.toContain('<textarea');
    const masked = expect.stringMatching(/^Bra! Ring mig: (?!0)/u);
    const kept = { rating: 'up', comment: masked, question: null };
    expect((await store.all()).at(-1)).toMatchObject(kept);
  });

  it('takes the question along when the person ticks that', async () => {
    const page = await chat(['q', TORNIO]);
    const [feedbackToken = ''] = fields(page, 'feedbackToken');
    const [resolvedQuestion = ''] = fields(page, 'resolvedQuestion');
    const first = { feedbackToken, rating: 'up', resolvedQuestion };
    const rated = await (await rate(first)).text();
    const [, question = ''] = /type="checkbox" name="question" value="([^"]*)"/u.exec(rated) ?? [];
    expect(question).toBe(TORNIO);
    expect(rated).not.toContain('checked');
    await rate({ ...first, comment: '', question });
    expect((await store.all()).at(-1)).toMatchObject({ rating: 'up', question: TORNIO });
  });

  it('that the store cannot take keeps what was written', async () => {
    const broken = { ...store, save: () => Promise.reject(new Error('disk full')) };
    const failing = await openTestApp(assistant, listeningLog(), {
      feedback: openTestDesk(broken),
    });
    const asked = `/chat?${new URLSearchParams({ q: TORNIO })}`;
    const token = async () => {
      const page = await (await failing.request(asked)).text();
      return fields(page, 'feedbackToken')[0];
    };
    await expect.poll(token).toBeTruthy();
    const feedbackToken = (await token()) ?? '';
    const form = {
      feedbackToken,
      rating: 'down',
      comment: 'Liian <pitkä>',
      resolvedQuestion: TORNIO,
    };
    const response = await failing.request('/chat/feedback?lang=fi', {
      method: 'POST',
      body: new URLSearchParams({ ...form, question: TORNIO }),
    });
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(text).toContain('Liian &lt;pitkä&gt;</textarea>');
    expect(text).toMatch(/name="question" value="[^"]*" checked/u);
  });

  it.each([
    ['an unknown answer', { feedbackToken: randomUUID(), rating: 'up' }],
    ['no rating', { feedbackToken: randomUUID() }],
    [
      'a comment that is too long',
      { feedbackToken: randomUUID(), rating: 'up', comment: 'a'.repeat(501) },
    ],
    ['nothing', {}],
  ])('is not kept, and that is told, of %s', async (_name, form) => {
    const before = await store.all();
    const response = await rate(form, 'lang=en');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<h1>The feedback could not be saved</h1>');
    expect(await store.all()).toEqual(before);
  });

  it('is not asked for where no feedback is taken', async () => {
    const silent = await openTestApp(assistant);
    const page = await (await silent.request(`/chat?q=${encodeURIComponent(TORNIO)}`)).text();
    expect(page).toContain('class="answer"');
    expect(page).not.toContain('class="rating"');
    expect((await silent.request('/chat/feedback', { method: 'POST' })).status).toBe(404);
  });
});

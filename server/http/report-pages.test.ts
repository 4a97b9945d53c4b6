import { describe, expect, it } from 'vitest';
import { evalCandidates } from '../feedback/eval-candidates.js';
import { countOf, feedbackOf, unansweredOf } from '../feedback/feedback-samples.js';
import {
  ask,
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
} from '../test-assistant.js';

const assistant = await openTestAssistant();
const newStore = await temporaryStores();

const TOKEN = 'salainen-tunnus-jota-ei-arvata';
const basic = (user: string, password: string) => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

async function open(adminToken: string | undefined = TOKEN) {
  const store = newStore();
  const desk = openTestDesk(store);
  const app = await openTestApp(assistant, listeningLog(), {
    feedback: desk,
    adminToken,
    retentionDays: 90,
  });
  const get = (where = '/yllapito', headers: Record<string, string> = basic('', TOKEN)) =>
    app.request(where, { headers });
  return { app, store, desk, get };
}

const PATHS = ['', '/feedback.csv', '/unanswered.csv', '/outcomes.csv', '/candidates.jsonl'];

describe('the pages for editors', () => {
  it.each(PATHS)('let nobody in without the token: %s', async (path) => {
    const { get } = await open();
    const strangers = [
      {},
      basic('', ''),
      basic('', TOKEN.slice(0, -1)),
      basic('', `${TOKEN}x`),
      basic(TOKEN, ''),
      basic('', TOKEN.toUpperCase()),
      { Authorization: `Bearer ${TOKEN}` },
      { Authorization: 'Basic !!!' },
      { Authorization: TOKEN },
      { Cookie: `token=${TOKEN}` },
    ];
    for (const headers of strangers) {
      const response = await get(`/yllapito${path}`, headers as Record<string, string>);
      expect(response.status).toBe(401);
      expect(response.headers.get('WWW-Authenticate')).toMatch(/^Basic realm="Kuntaopas"/u);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    }
    for (const user of ['', 'toimittaja']) {
      const response = await get(`/yllapito${path}`, basic(user, TOKEN));
      expect(response.status).toBe(200);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(response.headers.get('Set-Cookie')).toBeNull();
    }
  });

  it.each(PATHS)('are not there where no token is set: %s', async (path) => {
    const { get } = await open('');
    expect((await get(`/yllapito${path}`)).status).toBe(404);
  });

  it.each([
    ['fi', 'Kysymykset ja palaute', 'Ei lähellä olevaa diaa'],
    ['sv', 'Frågor och respons', 'Ingen bild i närheten'],
    ['en', 'Questions and feedback', 'No slide near it'],
  ])('show what was asked and not answered, and what is near it: %s', async (lang, title, far) => {
    const { app, get } = await open();
    await ask(app, 'Mitä Vaasa tekee?');
    await ask(app, 'Paljonko Tornion vesimaksu on ensi vuonna?');
    const page = await (await get(`/yllapito?lang=${lang}`)).text();
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toMatch(/<span lang="fi">Mitä Vaasa tekee\?<\/span>/u);
    expect(page).toContain(far);
    expect(page).toContain(`href="/materials/hyvat-kaytannot-2026/slides/20?lang=${lang}"`);
    expect(page).toContain('<meta name="robots" content="noindex"/>');
  });

  it('show plots with the figures of their tables', async () => {
    const { get, store } = await open();
    const tornio = { case: 'hyvat-kaytannot-2026/tornio', count: 3 };
    await store.add({
      outcomes: [countOf({ count: 5 }), countOf(tornio), countOf({ day: '2026-12-01', count: 2 })],
      unanswered: [],
    });
    await store.save(feedbackOf({ rating: 'down', comment: '<b>Väärin</b>' }));
    const page = await (await get()).text();
    expect(page).toContain('aria-label="2026-W48: Vastattu 5; 2026-W49: Vastattu 2"');
    expect(page).toContain('aria-label="2026-W48: Ei auttanut 1; 2026-W49: Ei auttanut 0"');
    expect(page).toContain('<th scope="row">2026-W48</th><td class="figure">5</td>');
    expect(page).toMatch(/<th scope="row">[^<]*Tornio[^<]*<\/th><td class="figure">3<\/td>/u);
    expect(page).toContain('&lt;b&gt;Väärin&lt;/b&gt;');
    expect(page).not.toMatch(/<script| style=/u);
  });

  it('show one week when asked to', async () => {
    const { get, store } = await open();
    await store.add({
      outcomes: [countOf({}), countOf({ day: '2026-12-01' })],
      unanswered: [unansweredOf({ question: 'Ensin?' }), unansweredOf({ day: '2026-12-01' })],
    });
    const page = await (await get('/yllapito?week=2026-W49')).text();
    expect(page).toContain('Mitä Vaasa tekee?');
    expect(page).not.toContain('Ensin?');
    expect(page).toContain('<option value="2026-W49" selected="">');
    expect(await (await get('/yllapito?week=%3Cb%3E')).text()).toContain('Ensin?');
  });

  it('say so when there is nothing yet, and when texts are not kept', async () => {
    const { get } = await open();
    expect(await (await get()).text()).toContain('Vielä ei ole mitään näytettävää.');
    const store = newStore();
    await store.add({ outcomes: [countOf({ outcome: 'unanswered_unclear' })], unanswered: [] });
    const app = await openTestApp(assistant, listeningLog(), {
      feedback: openTestDesk(store, { keepsQuestions: false }),
      adminToken: TOKEN,
    });
    const page = await (await app.request('/yllapito', { headers: basic('', TOKEN) })).text();
    expect(page).toContain('Kysymysten tekstejä ei tallenneta tässä palvelussa.');
  });

  it('give tables for a spreadsheet, in UTF-8 that it knows', async () => {
    const { get, store } = await open();
    await store.save(feedbackOf({ comment: '=HYPERLINK("http://evil.example")' }));
    const response = await get('/yllapito/feedback.csv');
    expect(response.headers.get('Content-Disposition')).toBe(
      'attachment; filename="kuntaopas-feedback.csv"',
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
  });
});

describe('the star of an editor', () => {
  const { answerId } = feedbackOf({});
  const form = { answerId, star: 'yes', lang: 'sv', week: '2026-W48' };
  const own = { ...basic('', TOKEN), 'Sec-Fetch-Site': 'same-origin' };

  async function openWithPraise() {
    const opened = await open();
    const question = 'Mitä Tornio tekee?';
    await opened.store.save(feedbackOf({ question, slides: ['hyvat-kaytannot-2026/20'] }));
    const send = (headers: Record<string, string>, fields: Record<string, string> = form) =>
      opened.app.request('/yllapito/star', {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
      });
    return { ...opened, send };
  }

  it('makes a candidate of an answer, and can be taken back', async () => {
    const { get, send, store } = await openWithPraise();
    expect(await (await get()).text()).toContain('Merkitse testikysymykseksi');
    const response = await send(own);
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/yllapito?lang=sv&week=2026-W48');
    expect(await (await get('/yllapito/candidates.jsonl')).text()).toBe(
      evalCandidates(await store.all()),
    );
    expect(evalCandidates(await store.all())).toContain('"question":"Mitä Tornio tekee?"');
    await send(own, { ...form, star: 'no' });
    expect(await (await get('/yllapito/candidates.jsonl')).text()).toBe('');
  });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['a site of the same domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['no site', {}],
  ])('is not taken from the form of %s, though the browser knows the token', async (_, headers) => {
    const { send, store } = await openWithPraise();
    const response = await send({ ...basic('', TOKEN), ...(headers as Record<string, string>) });
    expect(response.status).toBe(403);
    expect((await store.all())[0]?.isStarred).toBe(false);
  });

  it('is not taken without the token', async () => {
    const { send, store } = await openWithPraise();
    expect((await send({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(401);
    expect((await store.all())[0]?.isStarred).toBe(false);
  });

  it.each([{ answerId: 'x', star: 'yes' }, { answerId }, {}])(
    'changes nothing when it is %j',
    async (fields) => {
      const { send, store } = await openWithPraise();
      expect((await send(own, fields as Record<string, string>)).status).toBe(303);
      expect((await store.all())[0]?.isStarred).toBe(false);
    },
  );
});

import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ChatAnswer, SearchHit } from './contract.js';
import { ask, openTestApp, openTestAssistant, post, user } from './test-assistant.js';

const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-several-'));
afterAll(() => rm(root, { recursive: true, force: true }));
await cp('corpus/hyvat-kaytannot-2026', path.join(root, 'deck'), { recursive: true });

const DECK = 'hyvat-kaytannot-2026';

/** Writes a material of slides, as `npm run ingest -- add` does; none of them has a translation. */
async function write(
  id: string,
  facts: { title: string; publisher: string; published: string; language: string },
  slides: readonly { number: number; text: string; place?: string }[],
): Promise<void> {
  let source = '';
  const starts = slides.map(({ number, text }) => {
    const start = source.length;
    source += `${text}\n\n`;
    return { number, start };
  });
  const cases = slides.flatMap(({ number, text, place }) =>
    place ? [{ id: place, name: text.split('\n')[0], slides: [number], places: [place] }] : [],
  );
  const sourceSha256 = createHash('sha256').update(source).digest('hex');
  const manifest = { schema: 1, id, ...facts, sourceSha256, layout: 'blocks', sections: [], cases };
  const folder = path.join(root, id);
  await mkdir(folder);
  await writeFile(path.join(folder, 'source.txt'), source);
  await writeFile(
    path.join(folder, 'manifest.json'),
    JSON.stringify({ ...manifest, slides: starts, questions: [] }),
  );
}

// A Finnish material whose slides have the numbers of the deck's, and a Swedish one.
await write(
  'tukiopas',
  {
    title: 'Rekrytointitukien opas',
    publisher: 'Porvoon kaupunki',
    published: '2025-09',
    language: 'fi',
  },
  [
    {
      number: 22,
      place: 'porvoo',
      text: 'Porvoon rekrytointiseteli\n\n• Seteliä haetaan Porvoon yrityspalveluista ennen työsuhteen alkua.\n\n• Porvoon kaupunki myöntää 2 750 euron rekrytointisetelin työnantajalle, joka palkkaa kansainvälisen osaajan.',
    },
    {
      number: 23,
      text: 'Perhokalastuksen perusteet\n\nPerhokalastuksessa siima heitetään vavalla, ja perho sidotaan peukaloista ja höyhenistä.\n\nSuosituin perho taimenelle on nimeltään Nalle Puh.',
    },
  ],
);
await write(
  'vagledning',
  {
    title: 'Vägledning om mentorskap',
    publisher: 'Vasa stad',
    published: '2024-11',
    language: 'sv',
  },
  [
    {
      number: 1,
      place: 'vaasa',
      text: 'Mentorprogrammet i Vasa\n\n• Vasa stad ordnar ett mentorprogram för internationella studerande varje höst.\n\n• Programmet leds av näringslivscentralen och omfattar 40 deltagare.',
    },
  ],
);

const assistant = await openTestAssistant({ CORPUS_FOLDER: root });
const app = await openTestApp(assistant);
const askOf = async (material: string | undefined, question: string, language?: string) => {
  const response = await post(app, { ...user(question), material, language });
  return (await response.json()) as ChatAnswer;
};
const alone = await openTestApp(await openTestAssistant());

describe('several materials in one index', () => {
  it('answers from whichever tells, with citations that name the material', async () => {
    const answer = await ask(app, 'Paljonko Porvoon rekrytointiseteli on?');
    expect(answer.answer[0]?.text).toContain('2 750 euron');
    expect(answer.citations[0]).toMatchObject({
      passageId: 'tukiopas/22#2',
      material: 'tukiopas',
      materialTitle: 'Rekrytointitukien opas',
      quoteLanguage: 'fi',
      url: expect.stringContaining('/materials/tukiopas/slides/22?passage=22%232'),
    });
    expect(answer.notice).toContain(
      '”Rekrytointitukien opas” (Porvoon kaupunki), tilanne syyskuussa 2025',
    );
    expect(answer.notice).not.toContain('Kuntaliitto');
  });

  it('opens the cited slide with the passage marked', async () => {
    const { citations } = await ask(app, 'Paljonko Porvoon rekrytointiseteli on?');
    const page = await (await app.request(citations[0]?.url ?? '')).text();
    expect(page).toContain('Rekrytointitukien opas');
    expect(page).toMatch(/<mark>[\s\S]*2\u00a0750 euron[\s\S]*<\/mark>/u);
  });

  it('keeps passages of one number apart: each is told and cited', async () => {
    const question = 'Montako euroa on Lappeenrannan ja Porvoon seteli?';
    const { citations, answer } = await ask(app, question);
    const ids = citations.map(({ passageId }) => passageId);
    expect(ids).toEqual(expect.arrayContaining([`${DECK}/22#2`, 'tukiopas/22#2']));
    const told = answer.map(({ text }) => text).join(' ');
    expect(told).toContain('1 500 euron');
    expect(told).toContain('2 750 euron');
  });

  it('names both materials of an answer from two', async () => {
    const { notice } = await ask(app, 'Vertaa Lappeenrannan ja Porvoon seteliä.');
    expect(notice).toContain('Lähteet: ');
    expect(notice).toContain('Kuntaliitto');
    expect(notice).toContain('Porvoon kaupunki');
  });

  it('finds what nobody would look for in the deck', async () => {
    const answer = await ask(app, 'Mikä on suosituin perho taimenelle?');
    expect(answer.citations[0]).toMatchObject({ material: 'tukiopas', slide: 23, case: null });
    expect(answer.answer[0]?.text).toContain('Nalle Puh');
  });

  it('lists them all, with the slides and cases of each', async () => {
    const { materials } = await (await app.request('/api/materials')).json();
    expect(
      materials.map(({ id, cases }: { id: string; cases: unknown[] }) => [id, cases.length]),
    ).toEqual([
      [DECK, 18],
      ['tukiopas', 1],
      ['vagledning', 1],
    ]);
    for (const { id } of materials)
      expect((await app.request(`/materials/${id}`)).status).toBe(200);
  });

  it('says on the first page what else can be asked about', async () => {
    const page = await (await app.request('/?lang=fi')).text();
    expect(page).toMatch(/Hyvät käytännöt<\/span>\s*<\/h1>/u);
    expect(page).toMatch(
      /<a href="\/materials\/vagledning\?lang=fi" lang="sv">Vägledning om mentorskap<\/a>/u,
    );
  });

  it('says of all of them who it is', async () => {
    const { answer } = await ask(app, 'Kuka olet?');
    for (const title of ['Hyvät käytännöt', 'Rekrytointitukien opas', 'Vägledning om mentorskap']) {
      expect(answer[0]?.text).toContain(title);
    }
    const info = await (await app.request('/api/assistant')).json();
    expect(info.disclosure.en).toContain('“Vägledning om mentorskap” (Vasa stad)');
  });
});

describe('a question to one material', () => {
  it.each([
    'Miten Lappeenrannan Job Voucher toimii?',
    'Mitkä kunnat tarjoavat International House -palveluja?',
    'Hur fungerar Villmanstrands Job Voucher?',
    'Which cities are in the C6 project?',
    'Mitä Vaasassa tehdään?',
    'Kuka on laatinut tämän materiaalin?',
    'Mikä on Turun veroprosentti?',
  ])('is answered as if there were no other: %s', async (question) => {
    const { id: _a, ...among } = await askOf(DECK, question);
    const { id: _b, ...only } = await ask(alone, question);
    expect(among).toEqual(only);
  });

  it('is not answered from another', async () => {
    const elsewhere = await askOf(DECK, 'Paljonko Porvoon rekrytointiseteli on?');
    expect(elsewhere).toMatchObject({ abstained: true, citations: [] });
    expect(elsewhere.answer[0]?.text).toContain('Porvoo');
    const there = await askOf('tukiopas', 'Miten Lappeenrannan Job Voucher toimii?');
    expect(there).toMatchObject({ abstained: true, citations: [] });
  });

  it('is refused when there is no such material', async () => {
    const response = await post(app, { ...user('Mitä?'), material: 'poissa' });
    expect(response.status).toBe(404);
  });

  it('is searched for in it alone', async () => {
    const response = await app.request('/api/search?q=seteli&material=tukiopas');
    const { hits } = (await response.json()) as { hits: SearchHit[] };
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every(({ material }) => material === 'tukiopas')).toBe(true);
  });
});

describe('a material without translations', () => {
  it('is quoted in its own language, and marked', async () => {
    const answer = await ask(app, 'How much is the recruitment voucher of Porvoo?');
    expect(answer).toMatchObject({ language: 'en', outcome: 'answered' });
    expect(answer.answer[0]).toMatchObject({
      language: 'fi',
      text: expect.stringContaining('2 750 euron'),
    });
    expect(answer.notice).toContain(
      'The material is not available in English; the answer quotes it in Finnish.',
    );
    expect(answer.notice).not.toContain('translation');
  });

  it('is found by names and numbers that stand in any language', async () => {
    const { citations } = await ask(app, 'Vad kostar Nalle Puh för öring?');
    expect(citations[0]).toMatchObject({ material: 'tukiopas', slide: 23 });
  });

  it('says so on the page without JavaScript, the text in its language', async () => {
    const query = new URLSearchParams({
      lang: 'en',
      q: 'How much is the recruitment voucher of Porvoo?',
    });
    const page = await (await app.request(`/chat?${query}`)).text();
    expect(page).toMatch(/<p lang="fi">[^<]*2\u00a0750 euron/u);
  });

  it('leaves the deck translated as it was', async () => {
    const answer = await ask(app, 'How does Lappeenranta’s Job Voucher work?');
    expect(answer.citations[0]).toMatchObject({ material: DECK, quoteLanguage: 'fi' });
    expect(answer.answer[0]).not.toHaveProperty('language');
    expect(answer.notice).toContain('The material is in Finnish; the answer is a translation.');
  });
});

describe('a material in Swedish', () => {
  it('answers in Swedish, word for word', async () => {
    const answer = await ask(app, 'Vem leder mentorprogrammet i Vasa?');
    expect(answer.answer[0]?.text).toContain('näringslivscentralen');
    expect(answer.answer[0]).not.toHaveProperty('language');
    expect(answer.citations[0]).toMatchObject({ material: 'vagledning', quoteLanguage: 'sv' });
    expect(answer.notice).not.toMatch(/översättning|citerar/u);
  });

  it('answers a Finnish question with the Swedish text, and says so', async () => {
    const answer = await ask(app, 'Mitä mentoriohjelmaa Vaasassa järjestetään?');
    expect(answer.answer[0]).toMatchObject({
      language: 'sv',
      text: expect.stringContaining('mentorprogram'),
    });
    expect(answer.notice).toContain('Aineistoa ei ole suomeksi; vastaus on lainattu ruotsiksi.');
  });

  it('shows its slide in its own language on a Finnish page', async () => {
    const page = await (await app.request('/materials/vagledning/slides/1?lang=fi')).text();
    expect(page).toMatch(/<section class="sheet[^"]*" lang="sv">/u);
  });
});

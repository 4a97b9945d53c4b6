import { describe, expect, it } from 'vitest';
import { languageSchema } from '#corpus/material';
import { countOf, feedbackOf, unansweredOf } from '../feedback/feedback-samples.js';
import {
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
} from '../test-assistant.js';
import { openBrowser, pageOpener, serveApp } from '../test-browser.js';
import { inspect } from '../test-inspection.js';

const TOKEN = 'salainen-tunnus-jota-ei-arvata';
const CASES = ['lappeenranta', 'tornio', 'turku'].map((id) => `hyvat-kaytannot-2026/${id}`);

const store = (await temporaryStores())();
const OUTCOMES = ['answered', 'answered_partly', 'unanswered_not_in_material'].concat(
  'refused_off_topic',
  'small_talk',
) as Parameters<typeof countOf>[0]['outcome'][];
for (let week = 0; week < 12; week += 1) {
  const day = new Date(Date.UTC(2026, 8, 7 + 7 * week)).toISOString().slice(0, 10);
  const outcomes = OUTCOMES.flatMap((outcome, i) => {
    const count = 3 + ((week * 7 + i * 5) % 23);
    const about = [null, ...(outcome?.startsWith('answered') ? CASES : [])];
    return about.map((key) => countOf({ day, outcome: outcome ?? 'answered', case: key, count }));
  });
  const question = week % 2 ? 'Mitä Vaasa tekee?' : 'Paljonko Tornion vesimaksu on ensi vuonna?';
  const nearest = week % 2 ? null : 'hyvat-kaytannot-2026/20';
  await store.add({
    outcomes,
    unanswered: [unansweredOf({ day, question, nearest, count: week })],
  });
  await store.save(
    feedbackOf({
      answerId: `00000000-0000-4000-8000-0000000000${10 + week}`,
      receivedOn: day,
      rating: week % 3 ? 'up' : 'down',
      comment: week % 2 ? null : 'Tieto on vanhentunut, hanke on jo päättynyt.',
      question: week % 3 === 1 ? 'Mitä Lappeenranta tekee?' : null,
    }),
  );
}
const app = await openTestApp(await openTestAssistant(), listeningLog(), {
  feedback: openTestDesk(store),
  adminToken: TOKEN,
  retentionDays: 90,
});
const origin = await serveApp(app);
const openPage = pageOpener(await openBrowser(), origin);
const signedIn = { httpCredentials: { username: 'toimittaja', password: TOKEN } };

describe('the report for editors in a browser', () => {
  it.each(languageSchema.options)(
    'has nothing that axe finds, and nothing wider than the page: %s',
    async (lang) => {
      const page = await openPage(`/yllapito?lang=${lang}`, signedIn);
      await inspect(page, `report-${lang}`, true);
    },
  );

  it('leads to the slide that nearly matched, shows a week, and stars by keyboard', async () => {
    const page = await openPage('/yllapito?lang=fi', signedIn);
    const star = page.getByRole('button', { name: 'Merkitse testikysymykseksi' }).first();
    const before = await page.getByRole('button', { name: 'Poista merkintä' }).count();
    await star.press('Enter');
    await page.getByRole('button', { name: 'Poista merkintä' }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Poista merkintä' }).count()).toBe(before + 1);
    await page.getByLabel('Viikko').selectOption('2026-W37');
    await page.getByRole('button', { name: 'Näytä' }).click();
    await page.waitForURL(/week=2026-W37/u);
    expect(await page.getByRole('rowheader', { name: '2026-W38' }).count()).toBe(0);
    await page.goBack();
    await page
      .getByRole('link', { name: /dia 20$/u })
      .first()
      .click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Tornio');
    expect(await page.context().cookies()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { IndexedMaterial } from '#ingest/store/store';
import { openTestApp, openTestAssistant } from '../test-assistant.js';
import { ATTACKS, answerOf } from '../test-attacks.js';
import { openBrowser, pageOpener, serveApp } from '../test-browser.js';

const assistant = await openTestAssistant();

/** A material in which every text is a hostile one, each of them in turn. */
function poison(material: IndexedMaterial): IndexedMaterial {
  let next = 0;
  const text = () => {
    next += 1;
    return ATTACKS[next % ATTACKS.length] ?? '';
  };
  const { manifest, pages, cases } = material;
  return {
    ...material,
    manifest: {
      ...manifest,
      title: text(),
      publisher: text(),
      sections: manifest.sections.map((section) => ({ ...section, title: text() })),
      questions: manifest.questions.map((question) => ({ ...question, fi: text() })),
    },
    translations: {},
    cases: cases.map((one) => ({ ...one, name: text() })),
    pages: pages.map((page) => ({
      ...page,
      title: text(),
      passages: page.passages.map((passage) => ({ ...passage, text: text() })),
    })),
  };
}

const materials = assistant.materials.map(poison);
const origin = await serveApp(
  await openTestApp({
    ...assistant,
    materials,
    answer: () => answerOf(ATTACKS, '/materials/x/slides/1'),
  }),
);
const openPage = pageOpener(await openBrowser(), origin);

/** Elements that the pages make; anything else came out of a text. */
const OURS =
  /^(?:html|head|meta|title|link|body|a|header|svg|path|nav|main|article|section|div|h[1-4]|p|ol|ul|li|span|mark|blockquote|search|form|input|label|button|details|summary|footer|pre|code|script|kuntaopas-chat)$/u;

const PATHS = ['/', '/chat', '/chat?q=x', '/materials/hyvat-kaytannot-2026'].concat(
  materials[0]?.pages.map(({ number }) => `/materials/hyvat-kaytannot-2026/slides/${number}`) ?? [],
);

describe('a hostile material', () => {
  it(`stays text on ${PATHS.length} pages`, { timeout: 180_000 }, async () => {
    const page = await openPage('/chat');
    let told = '';
    for (const where of PATHS) {
      await page.goto(origin + where);
      const names = await page.evaluate(() =>
        [...document.querySelectorAll('*')].map(({ localName }) => localName),
      );
      expect({ where, others: names.filter((name) => !OURS.test(name)) }).toEqual({
        where,
        others: [],
      });
      const scripts = await page
        .locator('script')
        .evaluateAll((all) =>
          all.map((script) => [script.getAttribute('src'), script.textContent]),
        );
      expect(scripts).toEqual(where === '/' ? [['/widget.js', '']] : []);
      told += await page.locator('body').textContent();
    }
    // What HTML itself makes of a text: no NUL, one kind of line end.
    const asRead = (text: string) => text.replaceAll('\u0000', '').replaceAll(/\r\n?/gu, '\n');
    const lost = ATTACKS.filter((attack) => !told.includes(asRead(attack)));
    expect(lost).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { chooseLanguage, readQuestion } from '../question/understand.js';
import { openTestAssistant } from '../test-assistant.js';
import { bestSize, chooseListed, compareCases } from './list-membership.js';
import { retrieve } from './retrieve.js';

const { tools } = await openTestAssistant();

async function find(text: string) {
  const question = readQuestion(text, chooseLanguage(text, []), tools.recogniser);
  return { question, cases: (await retrieve(question, tools)).cases };
}

/** The slides of the cases that are listed, in their order. */
async function slidesOf(text: string): Promise<readonly number[]> {
  const { question, cases } = await find(text);
  return chooseListed(question, cases)
    .map(({ chunks }) => chunks[0]?.chunk.slide ?? 0)
    .toSorted((a, b) => a - b);
}

describe('chooseListed', () => {
  it.each([
    ['Missä kunnissa palvellaan tilapäistä suojelua saavia?', [14, 25]],
    ['Vilka kommuner har tagit emot personer med tillfälligt skydd?', [14, 25]],
    ['Which regions have the chamber of commerce as a partner?', [9, 16, 23, 24]],
  ] as const)(
    'lists each case of which a passage says it, and no other: %s',
    async (text, slides) => {
      expect(await slidesOf(text)).toEqual(slides);
    },
  );

  it('lists every case that says a name of several words, whatever else is asked', async () => {
    const named = await slidesOf('Missä kaupungeissa on International House?');
    expect(named).toContain(5);
    expect(named).not.toContain(22);
    expect(
      await slidesOf('Mitkä kunnat voisivat esitellä: kenellä on International House?'),
    ).toEqual(named);
  });

  it('lists no slide outside the cases', async () => {
    const text = 'Mitkä kunnat jakavat hyviä käytäntöjä?';
    const { cases } = await find(text);
    expect(cases.some(({ chunks }) => chunks[0]?.chunk.slide === 2)).toBe(true);
    expect(await slidesOf(text)).not.toContain(2);
  });

  it('lists one case when one alone was found, and none when nothing was', async () => {
    const { question, cases } = await find('Mitkä kunnat maksavat seteliä työnantajalle?');
    expect(chooseListed(question, cases.slice(0, 1))).toEqual(cases.slice(0, 1));
    expect(chooseListed(question, [])).toEqual([]);
  });
});

describe('bestSize', () => {
  it('lists what is sure, and nothing beside it', () => {
    expect(bestSize([0.95, 0.9, 0.2, 0.1])).toBe(2);
  });

  it('lists more where nothing is sure', () => {
    expect(bestSize([0.3, 0.25, 0.2, 0.02])).toBe(3);
  });

  it('lists one at least, and nothing of nothing', () => {
    expect(bestSize([0.01, 0.001])).toBe(1);
    expect(bestSize([])).toBe(0);
  });
});

describe('compareCases', () => {
  it('gives the best case 1, and a case that has nothing to do with the question 0 or less', async () => {
    const { cases } = await find('Mitkä kunnat maksavat seteliä työnantajalle?');
    const passages = compareCases(cases).map(({ features }) => features.passage);
    expect(Math.max(...passages)).toBe(1);
    expect(passages.filter((value) => value <= 0).length).toBeGreaterThanOrEqual(4);
  });
});

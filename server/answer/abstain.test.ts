import { describe, expect, it } from 'vitest';
import { ask, openTestApp, openTestAssistant } from '../test-assistant.js';

const app = await openTestApp(await openTestAssistant());

describe('an abstention', () => {
  it.each([
    ['Miten Vaasassa rekrytoidaan osaajia?', 'fi', 'Vaasa'],
    ['Millainen on Kemin Job Voucher?', 'fi', 'Kemi'],
    ['Hur rekryterar Vasa internationella experter?', 'sv', 'Vasa'],
    ['How does Vaasa recruit international talent?', 'en', 'Vaasa'],
  ])(
    'names the place that the material lacks, and cites no other: %s',
    async (text, language, place) => {
      const { answer, citations, ...rest } = await ask(app, text);
      expect(rest).toMatchObject({
        language,
        abstained: true,
        outcome: 'unanswered_not_in_material',
      });
      expect(answer).toHaveLength(1);
      expect(answer[0]?.text).toContain(place);
      expect(citations).toEqual([]);
    },
  );

  it('is what asks for the towns of a model gets, where the text names none beside the one asked about', async () => {
    const unnamed = await ask(app, 'Mitkä kehyskunnat ovat mukana Tampereen yhteisessä mallissa?');
    expect(unnamed.abstained).toBe(true);
    const named = await ask(app, 'Mitkä kunnat kuuluvat Etelä-Hämeen työllisyysalueeseen?');
    expect(named.abstained).toBe(false);
    expect(named.answer.map(({ text }) => text).join()).toContain('Janakkala');
  });

  it('says of no foreign place that it is in the material', async () => {
    const { answer, abstained } = await ask(
      app,
      'Paljonko Talent First maksaa palkkaa Filippiineillä?',
    );
    expect(abstained).toBe(true);
    expect(answer[0]?.text).toBe('Aineisto ei kerro tästä.');
  });

  it('names each place that is lacking once', async () => {
    const { answer, abstained } = await ask(
      app,
      'Mitä Vaasa ja Kemi tekevät, entä Vaasan naapurit?',
    );
    expect(abstained).toBe(true);
    expect(answer[0]?.text.match(/Vaasa/gu)).toHaveLength(1);
    expect(answer[0]?.text).toContain('Kemi');
  });

  it('asks for a whole sentence when there is nothing to search for', async () => {
    const { outcome, answer } = await ask(app, '???');
    expect(outcome).toBe('unanswered_unclear');
    expect(answer[0]?.text).toContain('kokonaisena lauseena');
  });

  it('of a part tells the rest, and what is lacking in the notice', async () => {
    const answer = await ask(app, 'Mitä Turussa ja Vaasassa tehdään monikielisyyden hyväksi?');
    expect(answer.notice + answer.answer.map(({ text }) => text).join()).toContain('Vaasa');
    for (const { slide } of answer.citations) expect(slide).toBe(5);
  });

  it('cites what it shows as nearest, like any statement', async () => {
    for (const text of ['Paljonko Tornion uimahalli maksaa?', 'Kuka on Espoon kaupunginjohtaja?']) {
      const { abstained, answer, citations } = await ask(app, text);
      expect(abstained).toBe(true);
      const numbers = citations.map(({ n }) => n);
      for (const statement of answer.slice(1)) {
        expect(statement.citations.length).toBeGreaterThan(0);
        expect(numbers).toEqual(expect.arrayContaining(statement.citations));
      }
    }
  });

  it('is followed by questions that the material answers', async () => {
    const { suggestions } = await ask(app, 'Miten Vaasassa rekrytoidaan osaajia?');
    expect(suggestions.length).toBeGreaterThan(0);
    for (const suggestion of suggestions) {
      expect((await ask(app, suggestion)).citations.length).toBeGreaterThan(0);
    }
  });
});

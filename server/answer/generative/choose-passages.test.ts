import { describe, expect, it } from 'vitest';
import { chooseLanguage, readQuestion } from '../../question/understand.js';
import { retrieve } from '../../retrieve/retrieve.js';
import { openTestAssistant } from '../../test-assistant.js';
import { choosePassages } from './choose-passages.js';

const { tools, materials } = await openTestAssistant();

async function choose(text: string) {
  const question = readQuestion(text, chooseLanguage(text, []), tools.recogniser);
  return choosePassages(question, await retrieve(question, tools), materials);
}

describe('choosePassages', () => {
  it('gives the best case whole, and first', async () => {
    const passages = await choose('Miten Lappeenrannan Job Voucher toimii?');
    const ids = passages.slice(0, 5).map(({ passage }) => passage.id);
    expect(ids.toSorted()).toEqual(['22#1', '22#2', '22#3', '22#4', '22#5']);
  });

  it('gives each case when many are asked for', async () => {
    const passages = await choose('Mitkä kunnat tekevät yhteistyötä Work in Finlandin kanssa?');
    expect(new Set(passages.map(({ page }) => page.case?.id)).size).toBeGreaterThan(8);
  });

  it('gives no passage twice, and no more than a model reads', async () => {
    for (const text of ['Mitä Espoossa tehdään?', 'Which cities have an International House?']) {
      const passages = await choose(text);
      expect(new Set(passages.map(({ passage }) => passage)).size).toBe(passages.length);
      expect(passages.length).toBeLessThanOrEqual(40);
    }
  });

  it('gives nothing of another place than the one asked about', async () => {
    const passages = await choose('Mitä Ruovedellä tehdään?');
    expect(new Set(passages.map(({ page }) => page.number))).toEqual(new Set([25]));
  });
});

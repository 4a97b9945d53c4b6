import { describe, expect, it } from 'vitest';
import { ingestConfigSchema } from '#ingest/config';
import { openTestAssistant } from '#server/test-assistant';
import { ask } from '../ask-all.js';
import { readIndexContent } from '../index-content.js';
import { ablationVariants, SWITCHES, type Switch, switchOff } from './ablation.js';

const { tools } = await openTestAssistant();
const content = await readIndexContent(ingestConfigSchema.parse({}));
const without = (...off: readonly Switch[]) => switchOff(tools, content, off);

const QUESTIONS = [
  'Paljonko Lappeenrannan kansainvälistymissetelistä saa?',
  'Vilka städer är med i C6-projektet?',
  'When was the Espoo story approved?',
  'Mitä Kotkassa tehdään?',
];

describe('switchOff', () => {
  it('answers as production does when nothing is off', async () => {
    for (const question of QUESTIONS) {
      const { answer, trace } = await ask([question], tools);
      const same = await ask([question], without());
      expect({ ...same.answer, id: '' }).toEqual({ ...answer, id: '' });
      expect(same.trace.verdict?.confidence ?? 0).toBeCloseTo(trace.verdict?.confidence ?? 0, 3);
    }
  });

  it.each([
    ['compounds', 'setel', 'kansainvälistymissetel'],
    ['inflection', 'yrityks', 'yritys'],
    ['typos', 'itekart', 'tiekart'],
    ['synonyms', 'raha', 'hankerahoitus'],
  ] as const)('relates terms less by %s off: %s, %s', (name, asked, found) => {
    const weight = ({ reader }: typeof tools) =>
      reader.matchTerm(asked, 'fi').find(({ term }) => term === found)?.weight ?? 0;
    // Another way may find the same, less surely.
    expect(weight(without(name))).toBeLessThan(weight(without()));
  });

  it('searches Finnish alone without translations, whatever the question’s language', async () => {
    const { reader, embedder } = without('translations');
    expect(await reader.matching(['municipality'], 'en', 5)).toEqual([]);
    expect((await reader.matching(['kaupung'], 'en', 5)).length).toBeGreaterThan(0);
    const near = await reader.nearest(await embedder.embedQuery('the job voucher'), 5);
    expect(near.map(({ language }) => language)).toEqual(['fi', 'fi', 'fi', 'fi', 'fi']);
    const { answer } = await ask(
      ['How much is the Lappeenranta voucher?'],
      without('translations'),
    );
    expect(answer.language).toBe('en');
  });
});

describe('ablationVariants', () => {
  it('has each thing off once alone, and builds up to production but for the last', () => {
    const variants = ablationVariants();
    const alone = variants.filter(({ label }) => label.startsWith('without '));
    expect(alone.flatMap(({ off }) => off)).toEqual(SWITCHES);
    expect(variants.at(-1)?.off).toEqual(SWITCHES.slice(-1));
    expect(new Set(variants.map(({ label }) => label)).size).toBe(variants.length);
  });
});

import { describe, expect, it } from 'vitest';
import { createRandom } from '#ingest/random';
import { openTestAssistant } from '#server/test-assistant';
import { readQuestions } from '../question-set.js';
import { MISSPELLINGS } from './misspell.js';
import { robustnessText, runRobustness } from './run-robustness.js';

const { tools } = await openTestAssistant();
const TEXT = 'Mitä Riihimäki tekee?';
const spoil = (name: string, text: string) =>
  MISSPELLINGS.find((way) => way.name === name)?.misspell(text, createRandom(1));

describe('a misspelling', () => {
  it('leaves the dots out', () => {
    expect(spoil('without dots', TEXT)).toBe('Mita Riihimaki tekee?');
  });

  it.each([
    ['letters swapped', 0],
    ['letter missing', -1],
    ['letter doubled', 1],
  ])('makes one slip in one long word: %s', (name, change) => {
    const spoilt = spoil(name, TEXT) ?? '';
    expect(spoilt).toMatch(/^Mitä R\p{L}+i tekee\?$/u);
    expect(spoilt.length - TEXT.length).toBe(change);
  });

  it('leaves alone what has no long word', () => {
    expect(spoil('letter missing', 'Mitä C6 on?')).toBe('Mitä C6 on?');
  });
});

describe('runRobustness', () => {
  it('pairs every misspelt question with itself', async () => {
    const questions = (await readQuestions('evals/questions', 'dev')).slice(0, 40);
    const rows = await runRobustness(questions, tools);
    expect(rows.map(({ name }) => name)).toEqual(MISSPELLINGS.map(({ name }) => name));
    for (const row of rows) {
      expect(row.questions).toBeGreaterThan(10);
      expect(row.hitAt1).toBeGreaterThan(0.8);
      expect(row.misspelt).toBeGreaterThan(0.5);
      expect(row.interval?.low).toBeLessThanOrEqual((row.misspelt ?? 0) - (row.hitAt1 ?? 0));
    }
    expect(robustnessText(rows)).toContain('without dots, fi');
  });
});

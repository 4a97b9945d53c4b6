import { describe, expect, it } from 'vitest';
import { ALL_STAGES } from '#server/retrieve/stages';
import { openTestAssistant } from '#server/test-assistant';
import { askAll, type Run } from './ask-all.js';
import { readQuestions } from './question-set.js';
import { replay } from './replay.js';

const { tools } = await openTestAssistant();
const questions = await readQuestions('evals/questions', 'dev');
const [question] = questions.filter(({ history }) => history.length > 0);
const runs = await askAll(question ? [question] : [], tools);
/** As read from a file. */
const saved: readonly Run[] = JSON.parse(JSON.stringify(runs));
const id = question?.id ?? '';

describe('replay', () => {
  it('gives the same answer from the same candidates', async () => {
    const { changed, receipt } = await replay(id, saved, tools, { showTest: false });
    expect(changed).toEqual([]);
    expect(receipt.candidates.length).toBeGreaterThan(0);
  });

  it('names what came out otherwise', async () => {
    const less = { ...tools, stages: { ...ALL_STAGES, dense: false } };
    const { changed } = await replay(id, saved, less, { showTest: false });
    expect(changed).toContain('basis');
    expect(changed).toContain('candidates');
  });

  it('refuses what was not asked, and the test split unless it is wanted', async () => {
    await expect(replay('none', saved, tools, { showTest: false })).rejects.toThrow(
      /no question none/,
    );
    const test = saved.map((run) => ({
      ...run,
      question: { ...run.question, split: 'test' as const },
    }));
    await expect(replay(id, test, tools, { showTest: false })).rejects.toThrow(/--show-test/);
    expect((await replay(id, test, tools, { showTest: true })).changed).toEqual([]);
  });
});

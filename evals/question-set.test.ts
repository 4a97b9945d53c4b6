import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { evalCandidates } from '#server/feedback/eval-candidates';
import { feedbackOf } from '#server/feedback/feedback-samples';
import { readQuestions } from './question-set.js';

const QUESTIONS = 'evals/questions';

describe('the reference questions', () => {
  it('are enough in each language and split', async () => {
    for (const split of ['dev', 'test'] as const) {
      const questions = await readQuestions(QUESTIONS, split);
      const count = (language: string) => questions.filter((q) => q.language === language).length;
      expect(count('fi')).toBeGreaterThanOrEqual(90);
      expect(count('sv')).toBeGreaterThanOrEqual(30);
      expect(count('en')).toBeGreaterThanOrEqual(30);
    }
  });

  it('reach every case of the deck in both splits', async () => {
    const { manifest } = await readMaterial('corpus/hyvat-kaytannot-2026');
    for (const split of ['dev', 'test'] as const) {
      const reached = new Set((await readQuestions(QUESTIONS, split)).flatMap((q) => q.slides));
      const missed = manifest.cases.filter(({ slides }) => !slides.some((n) => reached.has(n)));
      expect(missed.map(({ id }) => id)).toEqual([]);
    }
  });

  it('share no question between the splits', async () => {
    const [dev, test] = await Promise.all(
      (['dev', 'test'] as const).map((split) => readQuestions(QUESTIONS, split)),
    );
    const asked = new Set(dev?.map(({ question }) => question.toLowerCase()));
    const shared = test?.filter(
      ({ question, type }) => type !== 'small_talk' && asked.has(question.toLowerCase()),
    );
    expect(shared?.map(({ id }) => id)).toEqual([]);
  });

  it('name language and split in their ids, by which those of test are kept from view', async () => {
    for (const split of ['dev', 'test'] as const) {
      for (const { id, language } of await readQuestions(QUESTIONS, split)) {
        expect(id).toMatch(new RegExp(`^${language}-${split}-\\d+$`, 'u'));
      }
    }
  });
});

describe('readQuestions', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-questions-'));
    for (const language of ['fi', 'sv', 'en']) {
      await writeFile(path.join(folder, `dev.${language}.jsonl`), '');
    }
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads the candidates that `npm run report -- --candidates` writes', async () => {
    const starred = (
      ['answered', 'unanswered_unclear', 'refused_attack', 'small_talk'] as const
    ).map((outcome, i) =>
      feedbackOf({ answerId: `${i}`, outcome, question: 'Entä? → Kuka?', isStarred: true }),
    );
    await writeFile(path.join(folder, 'dev.fi.jsonl'), evalCandidates(starred));
    const read = await readQuestions(folder, 'dev');
    expect(read.map(({ expect: expected }) => expected)).toEqual([
      'answered',
      'unanswered',
      'refused',
      'small_talk',
    ]);
  });

  it.each([
    ['broken JSON', '{"id":'],
    ['an unknown type', '{"id":"a","language":"fi","question":"?","type":"riddle"}'],
  ])('names file and line of %s', async (_what, line) => {
    await writeFile(path.join(folder, 'dev.fi.jsonl'), `\n${line}\n`);
    await expect(readQuestions(folder, 'dev')).rejects.toMatchObject({
      code: 'questions-invalid',
      message: expect.stringContaining('dev.fi.jsonl:2'),
    });
  });
});

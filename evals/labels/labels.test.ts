import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { readQuestions } from '../question-set.js';
import { makeRun } from '../test-run.js';
import { type AnswerLabel, readLabels, toLabel, writeLabels } from './label.js';
import { citedInLabels, labelText, reportLabels } from './label-report.js';
import { sampleLabels } from './sample.js';

const { manifest } = await readMaterial('corpus/hyvat-kaytannot-2026');
const runs = (await readQuestions('evals/questions', 'dev')).map((question) =>
  makeRun({
    question,
    goldCases: manifest.cases
      .filter(({ slides }) => slides.some((slide) => question.slides.includes(slide)))
      .map(({ id }) => id),
  }),
);
const label = (id: string, text: string, given: Partial<AnswerLabel> = {}): AnswerLabel => ({
  ...toLabel(makeRun({ question: { id }, text, cited: [4] })),
  ...given,
});

describe('sampleLabels', () => {
  const sample = sampleLabels(runs, [], 60);

  it('reaches every language, case and type of question with sixty answers', () => {
    expect(sample).toHaveLength(60);
    const reached = (of: (entry: AnswerLabel) => readonly string[]) => new Set(sample.flatMap(of));
    expect(reached(({ language }) => [language]).size).toBe(3);
    const types = new Set(runs.map(({ question }) => question.type));
    expect(reached(({ type }) => [type])).toEqual(types);
    const cases = new Set(runs.flatMap(({ goldCases }) => goldCases));
    expect(reached((entry) => entry.cases)).toEqual(cases);
  });

  it('draws the same again', () => {
    expect(sampleLabels(runs, [], 60)).toEqual(sample);
  });

  it('keeps what has been labelled, draws only the rest anew, and nothing of the test split', () => {
    const [first] = sample;
    const read = first ? [{ ...first, label: 'sign' as const, reason: 'Oikein.' }] : [];
    const again = sampleLabels(runs, read, 10);
    expect(again).toHaveLength(10);
    expect(again[0]).toEqual(read[0]);
    expect(new Set(again.map(({ id }) => id)).size).toBe(10);
    const test = makeRun({ question: { split: 'test' } });
    expect(sampleLabels([test], [], 10)).toEqual([]);
  });
});

describe('reportLabels', () => {
  it('counts labels of answers that are still given, and names the others', () => {
    const labels = [
      label('a', 'sama', { label: 'sign', reason: 'Oikein.' }),
      label('b', 'vanha', { label: 'not', reason: 'Väärä kunta.' }),
      label('c', 'sama'),
    ];
    const now = ['a', 'b', 'c'].map((id) =>
      makeRun({ question: { id }, text: id === 'b' ? 'uusi' : 'sama', cited: [4] }),
    );
    const report = reportLabels(labels, now);
    expect(report.counts.all).toEqual({ sign: 1, sign_with_remark: 0, not: 0 });
    expect(report).toMatchObject({ unlabelled: 1, outdated: ['b'] });
    expect(labelText(report)).toContain('changed: 1 (b).');
  });

  it('tells the shares of each language apart', () => {
    const labels = [
      label('a', 'sama', { label: 'sign', reason: 'Oikein.' }),
      label('b', 'sama', { label: 'not', reason: 'Fel språk.', language: 'sv' }),
    ];
    const now = ['a', 'b'].map((id) => makeRun({ question: { id }, text: 'sama', cited: [4] }));
    const report = reportLabels(labels, now);
    expect(report.counts).toEqual({
      all: { sign: 1, sign_with_remark: 0, not: 1 },
      fi: { sign: 1, sign_with_remark: 0, not: 0 },
      sv: { sign: 0, sign_with_remark: 0, not: 1 },
      en: { sign: 0, sign_with_remark: 0, not: 0 },
    });
    expect(labelText(report)).toMatch(/ {2}not sign +1 \(50 %\) +0 \(0 %\) +1 \(100 %\) +0 \(–\)/u);
  });

  it('gives no share of nothing', () => {
    expect(labelText(reportLabels([], []))).toContain('0 (–)');
  });
});

describe('citedInLabels', () => {
  it('knows the passages of labelled answers', () => {
    const read = label('a', 'x', { label: 'sign', reason: 'Oikein.' });
    expect(Object.keys(citedInLabels([read, label('b', 'y')]))).toEqual(['m/4#1']);
    expect(citedInLabels([label('b', 'y')])).toEqual({});
  });
});

describe('the labels as a file', () => {
  let file: string;
  beforeEach(async () => {
    file = path.join(await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-labels-')), 'answers.jsonl');
  });
  afterEach(() => rm(path.dirname(file), { recursive: true, force: true }));

  it('come back as they were written', async () => {
    const labels = sampleLabels(runs, [], 5);
    await writeLabels(file, labels);
    expect(await readLabels(file)).toEqual(labels);
  });

  it('are none where there is no file', async () => {
    expect(await readLabels(file)).toEqual([]);
  });

  it('need a reason, and are refused by line', async () => {
    const unreasoned = JSON.stringify(label('a', 'x', { label: 'not' }));
    await writeFile(file, `${JSON.stringify(label('b', 'y'))}\n${unreasoned}\n`);
    await expect(readLabels(file)).rejects.toThrow(/answers\.jsonl:2 .*a label needs its reason/su);
  });
});

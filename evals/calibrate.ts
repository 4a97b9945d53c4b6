import type { AnswerTools } from '#server/answer-question';
import type { Question } from '#server/question/understand';
import type { EvidenceFeatures } from '#server/retrieve/enough-evidence';
import { FEATURES, readFeatures } from '#server/retrieve/enough-evidence';
import { retrieve } from '#server/retrieve/retrieve';
import type { Run } from './ask-all.js';
import { reliability } from './metrics/reliability.js';
import { alignColumns } from './report/table.js';

/** Coefficients of `server/retrieve/enough-evidence.ts`, as a fit gives them. */
export type Coefficients = Readonly<Record<keyof EvidenceFeatures | 'bias', number>>;

/** What was found, and whether it answers. */
export type LabelledEvidence = { readonly features: EvidenceFeatures; readonly answers: boolean };

/** Gradient descent: plain, full batch, deterministic. */
const STEPS = 20_000;
const RATE = 0.3;
/** Pull of the coefficients to zero (ridge): the set is small. */
const RIDGE = 0.003;

/**
 * Which of the cases that do not answer stands for "adjacent, but not enough": not the nearest, which
 * may well tell half of it.
 */
const RIVAL = 2;

/**
 * Labelled evidence from runs of the dev split: what was found for each question, and, since a set
 * has few near misses, for each answerable question a rival case that does not answer it, as if the
 * question had been asked of that case.
 */
export async function collectEvidence(
  runs: readonly Run[],
  questions: ReadonlyMap<string, Question>,
  tools: AnswerTools,
): Promise<readonly LabelledEvidence[]> {
  const rows: LabelledEvidence[] = [];
  for (const { question, receipt } of runs) {
    const features = receipt.verdict?.features;
    const answers = question.expect === 'answered';
    if (features) rows.push({ features, answers });
    const read = questions.get(question.id);
    if (!answers || !read || read.kind === 'about') continue;
    const everywhere = { ...read, places: [], follows: null };
    const { cases } = await retrieve(everywhere, tools);
    const rivals = cases.filter(
      ({ chunks }) => !chunks.some(({ chunk }) => question.slides.includes(chunk.slide)),
    );
    const rival = rivals[RIVAL];
    if (rival)
      rows.push({ features: readFeatures(everywhere, rival, tools.reader), answers: false });
  }
  return rows;
}

/**
 * Fits the logistic regression that decides on abstention: from the features of what was found to
 * whether it answers. Both classes weigh the same.
 */
export function fitCoefficients(rows: readonly LabelledEvidence[]): Coefficients {
  const positives = rows.filter(({ answers }) => answers).length;
  const weightOf = (answers: boolean) =>
    rows.length / (2 * (answers ? positives : rows.length - positives));
  const coefficients = [0, ...FEATURES.map(() => 0)];
  for (let step = 0; step < STEPS; step++) {
    const gradient = coefficients.map((value, i) => (i === 0 ? 0 : RIDGE * value));
    for (const { features, answers } of rows) {
      const values = [1, ...FEATURES.map((name) => features[name])];
      const logit = values.reduce((sum, value, i) => sum + value * (coefficients[i] ?? 0), 0);
      const error = (1 / (1 + Math.exp(-logit)) - (answers ? 1 : 0)) * weightOf(answers);
      values.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + (error * value) / rows.length;
      });
    }
    gradient.forEach((slope, i) => {
      coefficients[i] = (coefficients[i] ?? 0) - RATE * slope;
    });
  }
  const [bias = 0, ...others] = coefficients;
  const named = FEATURES.map((name, i) => [name, others[i] ?? 0] as const);
  return { bias, ...Object.fromEntries(named) } as Coefficients;
}

/** Coefficients and reliability curve as text. */
export function calibrationText(rows: readonly LabelledEvidence[]): string {
  const coefficients = fitCoefficients(rows);
  const judged = rows.map(({ features, answers }) => {
    const logit = FEATURES.reduce(
      (sum, name) => sum + coefficients[name] * features[name],
      coefficients.bias,
    );
    return { confidence: 1 / (1 + Math.exp(-logit)), answers };
  });
  const bins = reliability(judged).map(({ from, count, answering }) => {
    const share = count === 0 ? '–' : (answering / count).toFixed(2);
    return [`${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`, String(count), share];
  });
  const fitted = Object.entries(coefficients).map(([name, value]) => [name, value.toFixed(2)]);
  return [
    '\nCoefficients fitted on the dev split (server/retrieve/enough-evidence.ts):',
    alignColumns(fitted),
    '',
    alignColumns([['confidence', 'count', 'answering'], ...bins]),
  ].join('\n');
}

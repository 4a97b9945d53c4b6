import type { Calibration, EvidenceFeatures } from '#server/retrieve/enough-evidence';
import { FEATURES } from '#server/retrieve/enough-evidence';
import type { Run } from './ask-all.js';
import { reliability } from './metrics/reliability.js';
import { alignColumns } from './report/table.js';

/** Coefficients of `server/retrieve/enough-evidence.ts`, as a fit gives them. */
export type Coefficients = Omit<Calibration, 'threshold'>;

/** What was found, and whether it answers. */
export type LabelledEvidence = { readonly features: EvidenceFeatures; readonly answers: boolean };

/** Gradient descent: plain, full batch, deterministic. */
const STEPS = 5_000;
const RATE = 0.3;
/** Pull of the coefficients of standardised features to zero (ridge): the set is small. */
const RIDGE = 0.003;

/**
 * Labelled evidence from runs of the dev split: what was found for each question, and whether that
 * answers. What a rule has decided (confidence 0 or 1) never comes before the regression, so it is left out.
 */
export function collectEvidence(runs: readonly Run[]): readonly LabelledEvidence[] {
  return runs.flatMap(({ question, receipt: { verdict } }) =>
    verdict?.features && verdict.confidence > 0 && verdict.confidence < 1
      ? [{ features: verdict.features, answers: question.expect === 'answered' }]
      : [],
  );
}

/**
 * Fits the logistic regression that decides on abstention: from the features of what was found to
 * whether it answers. Both classes weigh the same; features are standardised first, so that the ridge
 * does not press those that vary little.
 */
export function fitCoefficients(rows: readonly LabelledEvidence[]): Coefficients {
  const positives = rows.filter(({ answers }) => answers).length;
  const weightOf = (answers: boolean) =>
    rows.length / (2 * (answers ? positives : rows.length - positives));
  const scales = FEATURES.map((name) => measureScale(rows.map(({ features }) => features[name])));
  const inputs = rows.map(({ features, answers }) => ({
    values: [1, ...FEATURES.map((name, i) => standardise(features[name], scales[i]))],
    answers,
  }));
  const coefficients = [0, ...FEATURES.map(() => 0)];
  for (let step = 0; step < STEPS; step++) {
    const gradient = coefficients.map((value, i) => (i === 0 ? 0 : RIDGE * value));
    for (const { values, answers } of inputs) {
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
  const [constant = 0, ...others] = coefficients;
  const slopes = others.map((value, i) => value / (scales[i]?.deviation ?? 1));
  const bias = slopes.reduce((sum, slope, i) => sum - slope * (scales[i]?.mean ?? 0), constant);
  const named = FEATURES.map((name, i) => [name, slopes[i] ?? 0] as const);
  return { bias, ...Object.fromEntries(named) } as Coefficients;
}

type Scale = { readonly mean: number; readonly deviation: number };

/** A feature that never varies has deviation 1: it tells nothing. */
function measureScale(values: readonly number[]): Scale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

function standardise(
  value: number,
  { mean, deviation }: Scale = { mean: 0, deviation: 1 },
): number {
  return (value - mean) / deviation;
}

/** Coefficients and reliability curve as text. */
export function calibrationText(name: string, rows: readonly LabelledEvidence[]): string {
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
    `\nCoefficients "${name}", fitted on the dev split (server/retrieve/enough-evidence.ts):`,
    alignColumns(fitted),
    '',
    alignColumns([['confidence', 'count', 'answering'], ...bins]),
  ].join('\n');
}

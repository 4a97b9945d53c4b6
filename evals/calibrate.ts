import { type Calibration, type EvidenceFeatures, FEATURES } from '#server/retrieve/calibration';
import type { Verdict } from '#server/retrieve/enough-evidence';
import { probabilityOf } from '#server/retrieve/logistic';
import type { Run } from './ask-all.js';
import { fitLogistic } from './logistic-regression.js';
import { reliability } from './metrics/reliability.js';
import { alignColumns } from './report/table.js';

/** Coefficients of `server/retrieve/calibration.ts`, as a fit gives them. */
export type Coefficients = Omit<Calibration, 'threshold'>;

/** What was found, and whether it answers. */
export type LabelledEvidence = { readonly features: EvidenceFeatures; readonly answers: boolean };

/** Which features are fitted, and the pull of their coefficients, once standardised, to zero (ridge): sets are small. */
export type Fit = { readonly names: readonly (keyof EvidenceFeatures)[]; readonly ridge: number };

const ALL: Fit = { names: FEATURES, ridge: 0.003 };

/**
 * Labelled evidence from runs of the dev split: what was found for each question, and whether that
 * answers.
 */
export function collectEvidence(runs: readonly Run[]): readonly LabelledEvidence[] {
  return runs.flatMap(({ question, receipt: { verdict } }) =>
    labelEvidence(verdict, question.expect === 'answered'),
  );
}

/**
 * What was found, labelled; nothing for what a rule has decided (confidence 0 or 1), which never comes before
 * the regression.
 */
export function labelEvidence(
  verdict: Verdict | null | undefined,
  answers: boolean,
): readonly LabelledEvidence[] {
  return verdict?.features && verdict.confidence > 0 && verdict.confidence < 1
    ? [{ features: verdict.features, answers }]
    : [];
}

/**
 * Fits the logistic regression that decides on abstention: from the features of what was found to
 * whether it answers. Both classes weigh the same.
 */
export function fitCoefficients(rows: readonly LabelledEvidence[], fit: Fit = ALL): Coefficients {
  const positives = rows.filter(({ answers }) => answers).length;
  const weightOf = (answers: boolean) =>
    rows.length / (2 * (answers ? positives : rows.length - positives));
  const examples = rows.map(({ features, answers }) => ({
    features,
    isSo: answers,
    weight: weightOf(answers),
  }));
  const none = Object.fromEntries(FEATURES.map((name) => [name, 0])) as Coefficients;
  return { ...none, ...fitLogistic(fit.names, examples, fit.ridge) };
}

/** Coefficients and reliability curve as text. */
export function calibrationText(
  name: string,
  rows: readonly LabelledEvidence[],
  fit: Fit = ALL,
): string {
  const coefficients = fitCoefficients(rows, fit);
  const judged = rows.map(({ features, answers }) => ({
    confidence: probabilityOf(FEATURES, coefficients, features),
    answers,
  }));
  const bins = reliability(judged).map(({ from, count, answering }) => {
    const share = count === 0 ? '–' : (answering / count).toFixed(2);
    return [`${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`, String(count), share];
  });
  const fitted = Object.entries(coefficients).map(([name, value]) => [name, value.toFixed(2)]);
  return [
    `\nCoefficients "${name}", fitted on the dev split (server/retrieve/calibration.ts):`,
    alignColumns(fitted),
    '',
    alignColumns([['confidence', 'count', 'answering'], ...bins]),
  ].join('\n');
}

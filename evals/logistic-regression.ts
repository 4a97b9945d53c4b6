import { type Coefficients, sigmoid } from '#server/retrieve/logistic';

/** An example to learn from: what was measured, and whether that which is to be told is so. */
export type Example<Name extends string> = {
  readonly features: Readonly<Record<Name, number>>;
  readonly isSo: boolean;
  /** How much it counts beside the others. */
  readonly weight: number;
};

/** Gradient descent: plain, full batch, deterministic. */
const STEPS = 5_000;
const RATE = 0.3;

/**
 * Fits a logistic regression. Features are standardised first, so that the ridge (the pull of their
 * coefficients to zero: the sets are small) does not press those that vary little.
 */
export function fitLogistic<Name extends string>(
  names: readonly Name[],
  examples: readonly Example<Name>[],
  ridge: number,
): Coefficients<Name> {
  const whole = examples.reduce((sum, { weight }) => sum + weight, 0);
  const scales = names.map((name) => measureScale(examples.map(({ features }) => features[name])));
  const inputs = examples.map(({ features, isSo, weight }) => ({
    values: [1, ...names.map((name, i) => standardise(features[name], scales[i]))],
    isSo,
    weight,
  }));
  const coefficients = [0, ...names.map(() => 0)];
  for (let step = 0; step < STEPS; step++) {
    const gradient = coefficients.map((value, i) => (i === 0 ? 0 : ridge * value));
    for (const { values, isSo, weight } of inputs) {
      const logit = values.reduce((sum, value, i) => sum + value * (coefficients[i] ?? 0), 0);
      const error = (sigmoid(logit) - (isSo ? 1 : 0)) * weight;
      values.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + (error * value) / whole;
      });
    }
    gradient.forEach((slope, i) => {
      coefficients[i] = (coefficients[i] ?? 0) - RATE * slope;
    });
  }
  const [constant = 0, ...others] = coefficients;
  const slopes = others.map((value, i) => value / (scales[i]?.deviation ?? 1));
  const bias = slopes.reduce((sum, slope, i) => sum - slope * (scales[i]?.mean ?? 0), constant);
  const named = names.map((name, i) => [name, slopes[i] ?? 0] as const);
  return { bias, ...Object.fromEntries(named) } as Coefficients<Name>;
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

/** A logistic regression: the coefficient of each feature, and the constant. */
export type Coefficients<Name extends string> = Readonly<Record<Name | 'bias', number>>;

/** The probability, 0 … 1, that a fitted regression gives to what was measured. */
export function probabilityOf<Name extends string>(
  names: readonly Name[],
  coefficients: Coefficients<Name>,
  features: Readonly<Record<Name, number>>,
): number {
  return sigmoid(
    names.reduce((sum, name) => sum + coefficients[name] * features[name], coefficients.bias),
  );
}

/** The probability of log-odds. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

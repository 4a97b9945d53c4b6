/** A message as numbers: some of them in full, of others only where they are 1. */
export type Row = {
  readonly full: Float32Array;
  /** Which of the sparse features it has; each counts `1 / √n` of the n it has. */
  readonly sparse: readonly number[];
  readonly label: number;
  readonly weight: number;
};

/** Weights by class: for the full features, the sparse ones, and a bias. */
export type Weights = {
  readonly full: readonly Float32Array[];
  readonly sparse: readonly Float32Array[];
  readonly bias: Float32Array;
};

/** Full-batch Adam (Kingma & Ba 2015): plain and deterministic. */
const STEPS = 220;
const RATE = 0.15;
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/** Pull of the weights to zero (ridge). */
const RIDGE = 3e-5;

/** Fits a multinomial logistic regression. */
export function fitSoftmax(rows: readonly Row[], classes: number, buckets: number): Weights {
  const width = rows[0]?.full.length ?? 0;
  const size = width + buckets + 1;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const theta = new Float32Array(classes * size);
  const gradient = new Float32Array(theta.length);
  const mean = new Float32Array(theta.length);
  const spread = new Float32Array(theta.length);
  for (let step = 1; step <= STEPS; step++) {
    gradient.fill(0);
    for (const row of rows) addGradient(row, theta, gradient, classes, size, total);
    const rate = RATE * Math.min(1, 2 * (1 - step / (STEPS + 1)));
    for (let i = 0; i < theta.length; i++) {
      const ridge = i % size === size - 1 ? 0 : RIDGE * at(theta, i);
      const slope = at(gradient, i) + ridge;
      mean[i] = BETA_1 * at(mean, i) + (1 - BETA_1) * slope;
      spread[i] = BETA_2 * at(spread, i) + (1 - BETA_2) * slope * slope;
      const unbiased = at(mean, i) / (1 - BETA_1 ** step);
      theta[i] =
        at(theta, i) -
        (rate * unbiased) / (Math.sqrt(at(spread, i) / (1 - BETA_2 ** step)) + EPSILON);
    }
  }
  const rowOf = (k: number) => theta.subarray(k * size, (k + 1) * size);
  const each = Array.from({ length: classes }, (_, k) => rowOf(k));
  return {
    full: each.map((row) => row.slice(0, width)),
    sparse: each.map((row) => row.slice(width, size - 1)),
    bias: Float32Array.from(each, (row) => at(row, size - 1)),
  };
}

/** The log of the classes' probabilities, less what they share. */
export type Logits = (features: Omit<Row, 'label' | 'weight'>) => Float32Array;

/**
 * Prepares weights to be used. What a feature weighs for each class is put side by side: a text has hundreds of
 * the sparse features, which lie far from each other.
 */
export function createLogits({ full, sparse, bias }: Weights): Logits {
  const classes = bias.length;
  const [ofFull, ofSparse] = [sideBySide(full), sideBySide(sparse)];
  return (features) => {
    const share = 1 / Math.sqrt(Math.max(1, features.sparse.length));
    const logits = Float64Array.from(bias);
    const add = (weights: Float32Array, feature: number, value: number) => {
      for (let k = 0, i = feature * classes; k < classes; k++, i++) {
        logits[k] = (logits[k] as number) + at(weights, i) * value;
      }
    };
    features.full.forEach((value, feature) => {
      add(ofFull, feature, value);
    });
    for (const feature of features.sparse) add(ofSparse, feature, share);
    return Float32Array.from(logits);
  };
}

/** Of each feature, what it weighs for each class. */
function sideBySide(byClass: readonly Float32Array[]): Float32Array {
  const classes = byClass.length;
  const joined = new Float32Array(classes * (byClass[0]?.length ?? 0));
  byClass.forEach((weights, k) => {
    weights.forEach((weight, feature) => {
      joined[feature * classes + k] = weight;
    });
  });
  return joined;
}

/** Probabilities of logits. */
export function softmax(logits: Float32Array): Float32Array {
  const highest = Math.max(...logits);
  const raised = logits.map((logit) => Math.exp(logit - highest));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}

function addGradient(
  { full, sparse, label, weight }: Row,
  theta: Float32Array,
  gradient: Float32Array,
  classes: number,
  size: number,
  total: number,
): void {
  const share = 1 / Math.sqrt(Math.max(1, sparse.length));
  const logits = new Float32Array(classes);
  for (let k = 0; k < classes; k++) {
    const base = k * size;
    let logit = at(theta, base + size - 1);
    for (let j = 0; j < full.length; j++) logit += at(theta, base + j) * at(full, j);
    for (const j of sparse) logit += at(theta, base + full.length + j) * share;
    logits[k] = logit;
  }
  const probabilities = softmax(logits);
  for (let k = 0; k < classes; k++) {
    const base = k * size;
    const error = ((at(probabilities, k) - (k === label ? 1 : 0)) * weight) / total;
    for (let j = 0; j < full.length; j++) {
      gradient[base + j] = at(gradient, base + j) + error * at(full, j);
    }
    for (const j of sparse) {
      const i = base + full.length + j;
      gradient[i] = at(gradient, i) + error * share;
    }
    gradient[base + size - 1] = at(gradient, base + size - 1) + error;
  }
}

function at(values: Float32Array, i: number): number {
  return values[i] ?? 0;
}

import { createRandom, shuffle } from '../random.js';
import type { MetricWeights } from './question-metric.js';

/** A question beside a text. */
export type MetricExample = {
  /** Unit vector of the question without its places. */
  readonly subject: ArrayLike<number>;
  /** What it asks, as `readFacets` tells. */
  readonly facets: readonly number[];
  readonly slide: string;
  /** Which passage of its slide answers it; none when it is a gap. */
  readonly passage: string | undefined;
};

/** Dimensions of the mapped subject: 64 tell less, 192 no more. */
const DIMENSIONS = 128;

/** How sharply near neighbours count before farther ones. */
const SHARPNESS = 20;

/** Questions compared with each other at once: all of a slide fit themselves too closely. */
const BATCH = 600;

/** Share of the batches that are of several slides, so that slides are told apart as well as passages, and how many. */
const MIXED_SHARE = 0.3;
const MIXED = 3;

/** How often each question is looked at. */
const ROUNDS = 24;

/** What it counts to find the right passage, beside telling answered questions from gaps. */
const PASSAGE_SHARE = 0.5;

/** AdamW (Loshchilov & Hutter 2019), its rate falling to nothing. */
const RATE = 1e-3;
const DECAY = 0.01;
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

const SEED = 1;
const FIRST_FACET = 0.35;

/**
 * Fits what {@link createQuestionMetric} compares questions by, so that the neighbours of each question are answered by
 * the same passage, or are gaps of the same slide as it is one: neighbourhood components analysis (Goldberger et al.
 * 2004) by mini-batches of a slide, or of some. Deterministic.
 *
 * @param questions - Those beside the text, of all slides.
 * @param facets - How many facets there are.
 * @param onProgress - Told of batches done, and of all.
 */
export function fitQuestionMetric(
  questions: readonly MetricExample[],
  facets: number,
  onProgress: (done: number, total: number) => void = () => {},
): MetricWeights {
  const slides = groupBySlide(questions);
  const width = questions[0]?.subject.length ?? 0;
  const random = createRandom(SEED);
  const map = new Float32Array(DIMENSIONS * width).map(() => gaussian(random) / Math.sqrt(width));
  const weights = new Float32Array(facets).fill(FIRST_FACET);
  const stepMap = adamW(map, DECAY);
  const stepWeights = adamW(weights, 0);
  const largest = Math.max(...slides.map(({ length }) => length));
  const passes = ROUNDS * Math.max(1, Math.round(largest / BATCH));
  const total = passes * slides.length;
  let done = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (const slide of shuffle(slides, random)) {
      const isMixed = random() < MIXED_SHARE;
      const drawn = isMixed ? shuffle(slides, random).slice(0, MIXED).flat() : slide;
      const batch = shuffle(drawn, random).slice(0, BATCH);
      const slope = slopeOf(batch, isMixed, map, weights);
      const rate = RATE * (1 - done / total);
      stepMap(slope.map, rate);
      stepWeights(slope.weights, rate);
      onProgress(++done, total);
    }
  }
  const rows = Array.from({ length: DIMENSIONS }, (_, k) => map.slice(k * width, (k + 1) * width));
  return { rows, facets: weights };
}

function groupBySlide(questions: readonly MetricExample[]): readonly (readonly MetricExample[])[] {
  const slides = new Map<string, MetricExample[]>();
  for (const question of questions) {
    const own = slides.get(question.slide) ?? [];
    slides.set(question.slide, own);
    own.push(question);
  }
  return [...slides.values()];
}

/** How the loss of a batch changes with the map and with the weights of the facets. */
function slopeOf(
  batch: readonly MetricExample[],
  isMixed: boolean,
  map: Float32Array,
  weights: Float32Array,
): { readonly map: Float32Array; readonly weights: Float32Array } {
  const count = batch.length;
  const size = DIMENSIONS + weights.length;
  const vectors = new Float32Array(count * size);
  const lengths = batch.map((example, i) =>
    place(example, map, weights, vectors.subarray(i * size, (i + 1) * size)),
  );
  const pulls = pullsOf(batch, isMixed, likenesses(vectors, count, size));
  const slope = { map: new Float32Array(map.length), weights: new Float32Array(weights.length) };
  const width = map.length / DIMENSIONS;
  const ofVector = new Float32Array(size);
  batch.forEach(({ subject, facets }, i) => {
    ofVector.fill(0);
    for (let j = 0; j < count; j++) {
      const pull = SHARPNESS * (at(pulls, i * count + j) + at(pulls, j * count + i));
      if (pull !== 0) addScaled(ofVector, vectors, j * size, pull);
    }
    // Back through the unit length of the whole, then of the subject.
    const vector = vectors.subarray(i * size, (i + 1) * size);
    const { whole = 1, ofSubject = 1 } = lengths[i] ?? {};
    const along = dot(ofVector, vector, size);
    for (let k = 0; k < size; k++) ofVector[k] = (at(ofVector, k) - along * at(vector, k)) / whole;
    for (const facet of facets) {
      slope.weights[facet] = at(slope.weights, facet) + at(ofVector, DIMENSIONS + facet);
    }
    const alongSubject = dot(ofVector, vector, DIMENSIONS) * whole * whole;
    for (let k = 0; k < DIMENSIONS; k++) {
      const slopeOfRow = (at(ofVector, k) - alongSubject * at(vector, k)) / ofSubject;
      for (let x = 0; x < width; x++) {
        const entry = k * width + x;
        slope.map[entry] = at(slope.map, entry) + slopeOfRow * (subject[x] as number);
      }
    }
  });
  return slope;
}

/** Writes the vector of a question into `vector`, as `createQuestionMetric` joins it; tells what was divided by. */
function place(
  { subject, facets }: MetricExample,
  map: Float32Array,
  weights: Float32Array,
  vector: Float32Array,
): { readonly whole: number; readonly ofSubject: number } {
  const width = subject.length;
  for (let k = 0; k < DIMENSIONS; k++) {
    let sum = 0;
    for (let x = 0; x < width; x++) sum += at(map, k * width + x) * (subject[x] as number);
    vector[k] = sum;
  }
  const ofSubject = Math.sqrt(dot(vector, vector, DIMENSIONS)) || 1;
  const beside = facets.reduce((sum, facet) => sum + at(weights, facet) ** 2, 0);
  const whole = Math.sqrt(1 + beside);
  for (let k = 0; k < DIMENSIONS; k++) vector[k] = at(vector, k) / (ofSubject * whole);
  for (const facet of facets) vector[DIMENSIONS + facet] = at(weights, facet) / whole;
  return { whole, ofSubject };
}

/** Likeness of each to each, made sharp; of none to itself. */
function likenesses(vectors: Float32Array, count: number, size: number): Float32Array {
  const likeness = new Float32Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += at(vectors, i * size + k) * at(vectors, j * size + k);
      const raised = Math.exp(SHARPNESS * (sum - 1));
      likeness[i * count + j] = raised;
      likeness[j * count + i] = raised;
    }
  }
  return likeness;
}

/**
 * How the loss changes with each likeness. Of a question the loss is, less a constant, how little of the likeness
 * to others falls on its kind, and, by its share, on its own answer: a passage, or the gaps of its slide. Its kind is
 * what is answered or the gaps, or, among several slides, no more than its own answer.
 */
function pullsOf(
  batch: readonly MetricExample[],
  isMixed: boolean,
  likeness: Float32Array,
): Float32Array {
  const count = batch.length;
  const pulls = new Float32Array(likeness.length);
  const answers = batch.map(({ slide, passage }) => `${slide} ${passage ?? 'gap'}`);
  const kinds = isMixed ? answers : batch.map(({ passage }) => String(passage === undefined));
  for (const [groups, share] of [
    [kinds, 1],
    [answers, PASSAGE_SHARE],
  ] as const) {
    const isPaired = (group: string) => groups.indexOf(group) !== groups.lastIndexOf(group);
    const paired = groups.filter(isPaired).length;
    groups.forEach((group, i) => {
      if (!isPaired(group)) return;
      const row = i * count;
      let [all, own] = [0, 0];
      for (let j = 0; j < count; j++) {
        const value = at(likeness, row + j);
        all += value;
        if (groups[j] === group) own += value;
      }
      for (let j = 0; j < count; j++) {
        const value = at(likeness, row + j);
        const pull = value / all - (groups[j] === group ? value / own : 0);
        pulls[row + j] = at(pulls, row + j) + (share / paired) * pull;
      }
    });
  }
  return pulls;
}

/** A step of AdamW for `values`, which it changes in place. */
function adamW(values: Float32Array, decay: number): (slope: Float32Array, rate: number) => void {
  const mean = new Float32Array(values.length);
  const spread = new Float32Array(values.length);
  let step = 0;
  return (slope, rate) => {
    step++;
    const [early, earlySpread] = [1 - BETA_1 ** step, 1 - BETA_2 ** step];
    for (let i = 0; i < values.length; i++) {
      const by = at(slope, i);
      mean[i] = BETA_1 * at(mean, i) + (1 - BETA_1) * by;
      spread[i] = BETA_2 * at(spread, i) + (1 - BETA_2) * by * by;
      const towards = at(mean, i) / early / (Math.sqrt(at(spread, i) / earlySpread) + EPSILON);
      values[i] = at(values, i) * (1 - rate * decay) - rate * towards;
    }
  };
}

/** A number of the standard normal distribution (Box & Muller 1958). */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function addScaled(sum: Float32Array, rows: Float32Array, start: number, by: number): void {
  for (let k = 0; k < sum.length; k++) sum[k] = at(sum, k) + at(rows, start + k) * by;
}

function dot(a: Float32Array, b: Float32Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += at(a, k) * at(b, k);
  return sum;
}

function at(values: Float32Array, i: number): number {
  return values[i] as number;
}

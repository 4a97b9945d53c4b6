import { createRandom, shuffle } from '../random.js';
import type { MetricWeights } from './question-metric.js';

/** A question beside a text. */
export type MetricExample = {
  /** Of the question without its places. */
  readonly tokens: readonly number[];
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

/** How often each question of the largest slide is looked at. */
const ROUNDS = 12;

/** Tokens of fewer questions weigh as the model has them. */
const MIN_SEEN = 5;

/** A token that stands n times in a text counts for n to this power, as the shipped model has it. */
const REPETITION = 0.4;

/** What it counts to find the right passage, beside telling answered questions from gaps. */
const PASSAGE_SHARE = 0.5;

/** AdamW (Loshchilov & Hutter 2019), its rate falling to nothing. */
const RATE = 1e-3;
const TOKEN_RATE = 1e-2;
const DECAY = 0.01;
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

const SEED = 1;
const FIRST_FACET = 0.35;

/**
 * Fits what `createQuestionMetric` compares questions by, so that the neighbours of each question are answered by
 * the same passage, or are gaps of the same slide as it is one: neighbourhood components analysis (Goldberger et al.
 * 2004) by mini-batches of a slide, or of some. Deterministic.
 *
 * @param questions - Those beside the text, of all slides.
 * @param rowOf - What the model has of a token: texts are unit vectors of their sums.
 * @param facets - How many facets there are.
 * @param onProgress - Told of batches done, and of all.
 */
export function fitQuestionMetric(
  questions: readonly MetricExample[],
  rowOf: (token: number) => Float32Array,
  facets: number,
  onProgress: (done: number, total: number) => void = () => {},
): MetricWeights {
  const vocabulary = numberTokens(questions);
  const rows = vocabulary.tokens.map(rowOf);
  const slides = groupBySlide(questions.map((question) => openExample(question, vocabulary.at)));
  const width = rows[0]?.length ?? 0;
  const random = createRandom(SEED);
  const map = new Float32Array(DIMENSIONS * width).map(() => gaussian(random) / Math.sqrt(width));
  const fitted: Fitted = {
    map,
    facets: new Float32Array(facets).fill(FIRST_FACET),
    tokens: new Float32Array(rows.length),
  };
  const steps = {
    map: adamW(fitted.map, DECAY),
    facets: adamW(fitted.facets, 0),
    tokens: adamW(fitted.tokens, DECAY),
  };
  const largest = Math.max(...slides.map(({ length }) => length));
  const passes = ROUNDS * Math.max(1, Math.round(largest / BATCH));
  const total = passes * slides.length;
  let done = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (const slide of shuffle(slides, random)) {
      const isMixed = random() < MIXED_SHARE;
      const drawn = isMixed ? shuffle(slides, random).slice(0, MIXED).flat() : slide;
      const batch = shuffle(drawn, random).slice(0, BATCH);
      const slope = slopeOf(batch, isMixed, fitted, rows);
      vocabulary.seen.forEach((times, token) => {
        if (times < MIN_SEEN) slope.tokens[token] = 0;
      });
      const left = 1 - done / total;
      steps.map(slope.map, RATE * left);
      steps.facets(slope.facets, RATE * left);
      steps.tokens(slope.tokens, TOKEN_RATE * left);
      onProgress(++done, total);
    }
  }
  const weighed = vocabulary.tokens.flatMap((token, i) =>
    (vocabulary.seen[i] ?? 0) < MIN_SEEN ? [] : [[token, at(fitted.tokens, i)] as const],
  );
  return {
    tokens: new Map(weighed),
    rows: Array.from({ length: DIMENSIONS }, (_, k) => map.slice(k * width, (k + 1) * width)),
    facets: fitted.facets,
  };
}

/** All that is fitted: the map row by row, the weights of facets, and of tokens the logarithms of theirs. */
type Fitted = {
  readonly map: Float32Array;
  readonly facets: Float32Array;
  readonly tokens: Float32Array;
};

/** A question, its tokens by their numbers, each once with what its times count for. */
type Example = Omit<MetricExample, 'tokens'> & {
  readonly tokens: readonly number[];
  readonly shares: readonly number[];
};

function numberTokens(questions: readonly MetricExample[]) {
  const at = new Map<number, number>();
  const seen: number[] = [];
  for (const { tokens } of questions) {
    for (const token of new Set(tokens)) {
      const number = at.get(token) ?? at.size;
      at.set(token, number);
      seen[number] = (seen[number] ?? 0) + 1;
    }
  }
  return { at, seen, tokens: [...at.keys()] };
}

function openExample(question: MetricExample, numbers: ReadonlyMap<number, number>): Example {
  const times = new Map<number, number>();
  for (const token of question.tokens) {
    const number = numbers.get(token) ?? 0;
    times.set(number, (times.get(number) ?? 0) + 1);
  }
  const shares = Array.from(times.values(), (n) => n ** REPETITION);
  return { ...question, tokens: [...times.keys()], shares };
}

function groupBySlide(questions: readonly Example[]): readonly (readonly Example[])[] {
  const slides = new Map<string, Example[]>();
  for (const question of questions) {
    const own = slides.get(question.slide) ?? [];
    slides.set(question.slide, own);
    own.push(question);
  }
  return [...slides.values()];
}

/** A subject: a unit vector, and how long the sum of its weighed tokens was. */
type Subject = {
  readonly vector: Float32Array;
  readonly length: number;
  readonly weights: readonly number[];
};

function sumTokens(
  { tokens, shares }: Example,
  logarithms: Float32Array,
  rows: readonly Float32Array[],
): Subject {
  const vector = new Float32Array(rows[0]?.length ?? 0);
  const weights = tokens.map((token, i) => (shares[i] ?? 0) * Math.exp(at(logarithms, token)));
  tokens.forEach((token, i) => {
    addScaled(vector, rows[token] ?? vector, 0, weights[i] ?? 0);
  });
  const length = Math.sqrt(dot(vector, vector, vector.length)) || 1;
  for (let x = 0; x < vector.length; x++) vector[x] = at(vector, x) / length;
  return { vector, length, weights };
}

/** How the loss of a batch changes with all that is fitted. */
function slopeOf(
  batch: readonly Example[],
  isMixed: boolean,
  fitted: Fitted,
  rows: readonly Float32Array[],
): Fitted {
  const { map, facets: weights } = fitted;
  const count = batch.length;
  const size = DIMENSIONS + weights.length;
  const vectors = new Float32Array(count * size);
  const subjects = batch.map((example) => sumTokens(example, fitted.tokens, rows));
  const lengths = subjects.map(({ vector }, i) =>
    place(
      { subject: vector, facets: batch[i]?.facets ?? [] },
      map,
      weights,
      vectors.subarray(i * size, (i + 1) * size),
    ),
  );
  const pulls = pullsOf(batch, isMixed, likenesses(vectors, count, size));
  const slope: Fitted = {
    map: new Float32Array(map.length),
    facets: new Float32Array(weights.length),
    tokens: new Float32Array(fitted.tokens.length),
  };
  const width = map.length / DIMENSIONS;
  const ofVector = new Float32Array(size);
  batch.forEach(({ facets, tokens }, i) => {
    const { vector: subject = new Float32Array(), length = 1, weights = [] } = subjects[i] ?? {};
    ofVector.fill(0);
    for (let j = 0; j < count; j++) {
      const pull = SHARPNESS * (at(pulls, i * count + j) + at(pulls, j * count + i));
      if (pull !== 0) addScaled(ofVector, vectors, j * size, pull);
    }
    // Back through the unit length of the whole, then of the mapped subject, then of the sum of its tokens.
    const vector = vectors.subarray(i * size, (i + 1) * size);
    const { whole = 1, ofSubject = 1 } = lengths[i] ?? {};
    const along = dot(ofVector, vector, size);
    for (let k = 0; k < size; k++) ofVector[k] = (at(ofVector, k) - along * at(vector, k)) / whole;
    for (const facet of facets) {
      slope.facets[facet] = at(slope.facets, facet) + at(ofVector, DIMENSIONS + facet);
    }
    const alongSubject = dot(ofVector, vector, DIMENSIONS) * whole * whole;
    const ofSum = new Float32Array(width);
    for (let k = 0; k < DIMENSIONS; k++) {
      const slopeOfRow = (at(ofVector, k) - alongSubject * at(vector, k)) / ofSubject;
      const row = k * width;
      for (let x = 0; x < width; x++) {
        slope.map[row + x] = at(slope.map, row + x) + slopeOfRow * at(subject, x);
        ofSum[x] = at(ofSum, x) + slopeOfRow * at(map, row + x);
      }
    }
    const alongSum = dot(ofSum, subject, width);
    for (let x = 0; x < width; x++) ofSum[x] = (at(ofSum, x) - alongSum * at(subject, x)) / length;
    tokens.forEach((token, t) => {
      const by = (weights[t] ?? 0) * dot(ofSum, rows[token] ?? ofSum, width);
      slope.tokens[token] = at(slope.tokens, token) + by;
    });
  });
  return slope;
}

/** Writes the vector of a question into `vector`, as `createQuestionMetric` joins it; tells what was divided by. */
function place(
  { subject, facets }: { readonly subject: Float32Array; readonly facets: readonly number[] },
  map: Float32Array,
  weights: Float32Array,
  vector: Float32Array,
): { readonly whole: number; readonly ofSubject: number } {
  const width = subject.length;
  for (let k = 0; k < DIMENSIONS; k++) {
    let sum = 0;
    for (let x = 0; x < width; x++) sum += at(map, k * width + x) * at(subject, x);
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
  batch: readonly Example[],
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

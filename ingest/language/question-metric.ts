import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { bytesSchema, fromBytes, toBytes } from './packed-weights.js';
import { FACETS } from './question-facets.js';

/** How near two questions are: the cosine of the vectors that it makes of them. */
export type QuestionMetric = {
  /** As the index remembers it: vectors of different metrics cannot be compared. */
  readonly facts: { readonly sha256: string; readonly dimensions: number };
  /**
   * Joins what is asked (`facets`, as `readFacets` tells) to what it is asked of (`subject`, the unit vector of
   * the question without its places): a unit vector.
   */
  join(subject: ArrayLike<number>, facets: readonly number[]): readonly number[];
  /**
   * What a token of the model weighs in the vector of a subject beside its weight in that of a text; `undefined`
   * when all weigh alike.
   */
  readonly weightOf: ((token: number) => number) | undefined;
};

/** What a metric is made of: weights of tokens, the rows of a linear map of the subject, and a weight for each facet. */
export type MetricWeights = {
  /** Of tokens their weights' natural logarithms; of others it is 0. */
  readonly tokens: ReadonlyMap<number, number>;
  readonly rows: readonly Float32Array[];
  readonly facets: Float32Array;
};

/** The fitted metric and the SHA-256 of the embedding model that it was fitted to. */
export const QUESTION_METRIC_FILE = new URL('./question-metric.json', import.meta.url);

const fileSchema = z.strictObject({
  embedding: z.string(),
  /** Ids as two bytes each, the lower first, and of each the logarithm of its weight. */
  tokens: z.strictObject({ ids: z.string(), logarithms: bytesSchema }),
  rows: z.array(bytesSchema).min(1),
  facets: z.partialRecord(z.enum(FACETS), z.number()),
});

/** What a facet counts for beside the subject where nothing was fitted: one alone is a fifth of the likeness. */
const PLAIN_FACET = 0.5;

/** The metric for a model's vectors: the fitted one for the model that it was fitted to, else a plain one. */
export async function openQuestionMetric(model: {
  readonly sha256: string;
  readonly dimensions: number;
}): Promise<QuestionMetric> {
  const text = await readFile(QUESTION_METRIC_FILE, 'utf8');
  const { embedding, tokens, rows, facets } = fileSchema.parse(JSON.parse(text));
  if (embedding !== model.sha256) return plainMetric(model.dimensions);
  const logarithms = fromBytes(tokens.logarithms);
  const ids = new Uint16Array(Uint8Array.from(Buffer.from(tokens.ids, 'base64')).buffer);
  const weights = {
    tokens: new Map(Array.from(ids, (id, i) => [id, logarithms[i] ?? 0])),
    rows: rows.map(fromBytes),
    facets: Float32Array.from(FACETS, (name) => facets[name] ?? 0),
  };
  return createQuestionMetric(weights, createHash('sha256').update(text).digest('hex'));
}

/** What is written of a fitted metric. */
export function metricText({ tokens, rows, facets }: MetricWeights, embedding: string): string {
  const named = FACETS.map((name, i) => [name, Number((facets[i] ?? 0).toFixed(4))]);
  const ids = Buffer.from(Uint16Array.from(tokens.keys()).buffer).toString('base64');
  const file = {
    embedding,
    tokens: { ids, logarithms: toBytes(Float32Array.from(tokens.values())) },
    rows: rows.map(toBytes),
    facets: Object.fromEntries(named),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Compares subjects as the model does, and facets at one weight. */
export function plainMetric(dimensions: number): QuestionMetric {
  const facets = new Float32Array(FACETS.length).fill(PLAIN_FACET);
  const sha256 = createHash('sha256').update(`plain ${PLAIN_FACET} ${FACETS}`).digest('hex');
  return {
    facts: { sha256, dimensions: dimensions + FACETS.length },
    join: (subject, asked) => joinFacets(subject, asked, facets),
    weightOf: undefined,
  };
}

/**
 * Compares subjects after a linear map, their tokens weighed: a Mahalanobis distance, learnt so that questions of
 * one answer are nearest to each other (neighbourhood components analysis: Goldberger et al. 2004, NeurIPS; `fitQuestionMetric`).
 */
export function createQuestionMetric(weights: MetricWeights, sha256: string): QuestionMetric {
  const { tokens, rows, facets } = weights;
  return {
    facts: { sha256, dimensions: rows.length + facets.length },
    join(subject, asked) {
      // One kind of array: what compares several thousand questions must not look which it is each time.
      const whole = new Float32Array(subject);
      const mapped = rows.map((row) => dotOfFloats(row, whole));
      return joinFacets(mapped, asked, facets);
    },
    weightOf: (token) => Math.exp(tokens.get(token) ?? 0),
  };
}

function joinFacets(
  subject: ArrayLike<number>,
  asked: readonly number[],
  weights: Float32Array,
): readonly number[] {
  const length = Math.sqrt(dot(subject, subject)) || 1;
  const beside = new Array<number>(weights.length).fill(0);
  for (const facet of asked) beside[facet] = weights[facet] ?? 0;
  const whole = Math.sqrt(1 + dot(beside, beside));
  const scaled = Array.from(subject, (value) => value / (length * whole));
  return [...scaled, ...beside.map((value) => value / whole)];
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** The same of single precision, four sums side by side: a third less time. */
function dotOfFloats(a: Float32Array, b: Float32Array): number {
  let [one, two, three, four] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < a.length; i += 4) {
    one += (a[i] as number) * (b[i] as number);
    two += (a[i + 1] as number) * (b[i + 1] as number);
    three += (a[i + 2] as number) * (b[i + 2] as number);
    four += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (; i < a.length; i++) one += (a[i] as number) * (b[i] as number);
  return one + two + three + four;
}

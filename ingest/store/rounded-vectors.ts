import type { Vector } from '../embedding/unit-vector.js';
import { ROW_MAX } from './dot-products.js';

/** Vectors of which each number is one of 255 steps up to the largest of its dimension. */
export type RoundedVectors = {
  /** Of each dimension, what 1 in a row stands for. */
  readonly scales: readonly number[];
  /** Of each vector its steps. */
  readonly rows: readonly Int8Array[];
  /** Of each row, its length: rounding makes it somewhat longer or shorter than 1. */
  readonly lengths: readonly number[];
};

/** Rounds unit vectors to a byte a number, a quarter of float32's, which moves a cosine by up to some 0.003. */
export function roundVectors(vectors: readonly Vector[], dimensions: number): RoundedVectors {
  const scales = scalesOf(vectors, dimensions);
  const rows = vectors.map((vector) =>
    Int8Array.from(scales, (scale, i) => Math.round((vector[i] as number) / scale)),
  );
  const lengths = rows.map((row) =>
    Math.sqrt(scales.reduce((sum, scale, i) => sum + ((row[i] as number) * scale) ** 2, 0)),
  );
  return { scales, rows, lengths };
}

/** The same vectors as numbers again, of unit length: what a store that does not keep steps compares with. */
export function unroundVectors({ scales, rows, lengths }: RoundedVectors): readonly Vector[] {
  return rows.map((row, label) =>
    Float32Array.from(
      row,
      (step, i) => (step * (scales[i] as number)) / (lengths[label] as number),
    ),
  );
}

/** Of each dimension the largest of its numbers, by the greatest that a row holds. */
function scalesOf(vectors: readonly Vector[], dimensions: number): readonly number[] {
  const most = new Float64Array(dimensions);
  for (const vector of vectors) {
    for (let i = 0; i < dimensions; i++) {
      most[i] = Math.max(most[i] as number, Math.abs(vector[i] as number));
    }
  }
  return Array.from(most, (value) => (value || 1) / ROW_MAX);
}

import { readFile } from 'node:fs/promises';

/** Numbers that are multiplied at once; rows are filled up with zeros to a multiple of it. */
const LANES = 16;

/** The greatest magnitude of a number in a row. */
export const ROW_MAX = 127;

/** What multiplies rows, in WebAssembly since JavaScript has no SIMD: eight times as fast. */
const MODULE = new URL('./dot-products.wasm', import.meta.url);

const PAGE_BYTES = 65_536;

/** Rows of int8 numbers, and a vector that they are multiplied with. */
export type DotProducts = {
  /** From the start of a row to the start of the next, in numbers. */
  readonly width: number;
  /** The rows, one after the other: to be filled by the caller, once. */
  readonly rows: Int8Array;
  /** The vector: to be filled by the caller, with magnitudes of up to {@link DotProducts.vectorMax}. */
  readonly vector: Int16Array;
  /** Up to it no sum overflows, whatever the rows are. */
  readonly vectorMax: number;
  /** The dot products of `count` rows from `first` on, until the next call. */
  multiply(first: number, count: number): Int32Array;
};

/** Makes room for `count` rows of `dimensions` numbers. */
export async function openDotProducts(count: number, dimensions: number): Promise<DotProducts> {
  const width = rowWidth(dimensions);
  const vectorAt = count * width;
  const productsAt = vectorAt + width * Int16Array.BYTES_PER_ELEMENT;
  const bytes = productsAt + count * Int32Array.BYTES_PER_ELEMENT;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  const { instance } = await WebAssembly.instantiate(await readFile(MODULE), { env: { memory } });
  const multiply = instance.exports.multiply as (
    rows: number,
    count: number,
    width: number,
    vector: number,
    out: number,
  ) => void;
  return {
    width,
    rows: new Int8Array(memory.buffer, 0, count * width),
    vector: new Int16Array(memory.buffer, vectorAt, width),
    vectorMax: Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (ROW_MAX * width))),
    multiply(first, count) {
      multiply(first * width, count, width, vectorAt, productsAt);
      return new Int32Array(memory.buffer, productsAt, count);
    },
  };
}

/** The numbers of a row, those that fill it up counted in. */
export function rowWidth(dimensions: number): number {
  return Math.ceil(dimensions / LANES) * LANES;
}

import { z } from 'zod';
import type { Weights } from './fit-softmax.js';

/** Bytes as base64, and what one of them is worth. */
export const bytesSchema = z.strictObject({ scale: z.number(), bytes: z.string() });

/** Weights as they are written: a byte each, a scale for each class. */
export const packedWeightsSchema = z.strictObject({
  full: z.array(bytesSchema),
  sparse: z.array(bytesSchema),
  bias: z.array(z.number()),
});
export type PackedWeights = z.infer<typeof packedWeightsSchema>;

/** Packs weights to be written; each keeps to a 127th of the greatest of its class. */
export function pack({ full, sparse, bias }: Weights): PackedWeights {
  return {
    full: full.map(toBytes),
    sparse: sparse.map(toBytes),
    bias: Array.from(bias, (value) => Number(value.toFixed(4))),
  };
}

/** The weights again. */
export function unpack({ full, sparse, bias }: PackedWeights): Weights {
  return {
    full: full.map(fromBytes),
    sparse: sparse.map(fromBytes),
    bias: Float32Array.from(bias),
  };
}

/** Numbers as bytes, each kept to a 127th of the greatest. */
export function toBytes(values: Float32Array): z.infer<typeof bytesSchema> {
  const scale = Math.max(1e-9, ...values.map(Math.abs)) / 127;
  const bytes = Int8Array.from(values, (value) => Math.round(value / scale));
  return { scale, bytes: Buffer.from(bytes.buffer).toString('base64') };
}

/** The numbers again. */
export function fromBytes({ scale, bytes }: z.infer<typeof bytesSchema>): Float32Array {
  return new Float32Array(new Int8Array(Buffer.from(bytes, 'base64'))).map(
    (value) => value * scale,
  );
}

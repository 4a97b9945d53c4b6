import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Material } from '#corpus/material';
import type { Place } from '#corpus/places';

/** Raised when the files of an index change their shape. */
export const INDEX_SCHEMA = 6;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json` of an index generation: what it was made from, and the hash of every file. */
export const indexManifestSchema = z.strictObject({
  schema: z.literal(INDEX_SCHEMA),
  analyser: z.int().positive(),
  model: z.strictObject({
    id: z.string().min(1),
    sha256: sha256Schema,
    dimensions: z.int().positive(),
    metric: z.strictObject({ sha256: sha256Schema, dimensions: z.int().positive() }),
  }),
  gazetteer: sha256Schema,
  materials: z.array(z.strictObject({ id: z.string().min(1), sha256: sha256Schema })),
  counts: z.strictObject({
    slides: z.int().nonnegative(),
    cases: z.int().nonnegative(),
    passages: z.int().nonnegative(),
    chunks: z.int().nonnegative(),
    vectors: z.int().nonnegative(),
    questions: z.int().nonnegative(),
    gaps: z.int().nonnegative(),
    topics: z.int().nonnegative(),
  }),
  files: z.array(
    z.strictObject({
      path: z.string().min(1),
      bytes: z.int().nonnegative(),
      sha256: sha256Schema,
    }),
  ),
});
export type IndexManifest = z.infer<typeof indexManifestSchema>;

/** Hash of all that a material says: source, manifest, translations, expansions and topics. */
export function hashMaterial(material: Material): string {
  const { manifest, source, translations, expansions, topics } = material;
  const content = JSON.stringify({ manifest, source, translations, expansions, topics });
  return createHash('sha256').update(content).digest('hex');
}

/** Hash of a gazetteer. */
export function hashPlaces(places: readonly Place[]): string {
  return createHash('sha256').update(JSON.stringify(places)).digest('hex');
}

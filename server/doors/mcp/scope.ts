import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { MAX_QUESTION_LENGTH, materialIdSchema } from '../../contract.js';
import { ToolRefusal } from './tool.js';

/** A question or a search, as every tool takes one. */
export const askedSchema = z.string().trim().min(1).max(MAX_QUESTION_LENGTH);

/** Which language a result is in, as every tool takes it. */
export const inLanguageSchema = languageSchema.describe(
  'Language of the result: fi (Finnish, the original), sv (Swedish) or en (English), which are reviewed translations.',
);

/** Which material, as every tool takes it. */
export const inMaterialSchema = materialIdSchema.describe(
  'Id of the material; may be left out. Results name it in the field "material".',
);

/**
 * The material of this id; the first when none is named.
 *
 * @throws ToolRefusal when there is none of that id.
 */
export function materialOf(
  materials: readonly IndexedMaterial[],
  id: string | undefined,
): IndexedMaterial {
  const found =
    id === undefined ? materials[0] : materials.find(({ manifest }) => manifest.id === id);
  if (found) return found;
  const ids = materials.map(({ manifest }) => manifest.id).join(', ');
  throw new ToolRefusal(`There is no material of this id. There are: ${ids}.`);
}

import { createHash } from 'node:crypto';
import { readFile as readBytes, stat } from 'node:fs/promises';
import path from 'node:path';
import { KuntaopasError } from '#corpus/errors';
import type { Material } from '#corpus/material';
import type { PlaceRecogniser } from '../language/recognise-places.js';
import type { ReadProgress } from '../readers/document.js';
import { readFile } from '../readers/read-file.js';
import { type CarriedOver, carryOver } from './carry-over.js';
import { describeMaterial, type ToldFacts } from './describe-material.js';
import { type PlacedMaterial, placeMaterial } from './place-material.js';

/** What materials are added with. */
export type AddTools = {
  readonly corpusFolder: string;
  /** The materials that are there. */
  readonly materials: readonly Material[];
  readonly recogniser: PlaceRecogniser;
  readonly onProgress?: ReadProgress;
};

/** A material that was added, and what it has taken over from the one before. */
export type AddedMaterial = PlacedMaterial & {
  readonly material: Material;
  readonly translated: CarriedOver['translated'];
};

/**
 * Adds a file to the corpus, the steps in order: read → described (title, sections, cases, places) →
 * placed. Building the index is another step.
 *
 * @throws KuntaopasError `material-exists`, what reading, describing and placing throw.
 */
export async function addMaterial(
  file: string,
  told: ToldFacts,
  mayReplace: boolean,
  { corpusFolder, materials, recogniser, onProgress }: AddTools,
): Promise<AddedMaterial> {
  const name = path.basename(file);
  const twin = await findTwin(file, materials);
  if (twin && !(mayReplace && (told.id ?? twin.manifest.id) === twin.manifest.id)) {
    throw isThere(name, twin);
  }
  const document = await readFile(file, onProgress);
  const sha256 = await hashFile(file);
  const { mtime: changed } = await stat(file);
  const publishers = materials.map(({ manifest }) => manifest.publisher);
  const material = describeMaterial(
    document,
    { file: name, sha256, changed },
    { ...told, id: told.id ?? twin?.manifest.id },
    { recogniser, publishers },
  );
  const before = materials.find(({ manifest }) => manifest.id === material.manifest.id);
  const { translated, ...carried } = carryOver(before ?? material, material);
  const whole = { ...material, ...carried };
  return { material: whole, translated, ...(await placeMaterial(corpusFolder, whole, mayReplace)) };
}

/** The same file under two ids would answer every question twice. */
async function findTwin(
  file: string,
  materials: readonly Material[],
): Promise<Material | undefined> {
  const sha256 = await hashFile(file).catch(() => undefined);
  return materials.find(({ manifest }) => sha256 && manifest.origin?.sha256 === sha256);
}

async function hashFile(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readBytes(file))
    .digest('hex');
}

function isThere(file: string, { manifest: { id } }: Material): KuntaopasError {
  return new KuntaopasError({
    code: 'material-exists',
    message: `${file} is there already, as the material ${id}.`,
    remedy: `Read it again with --id ${id} --replace, or remove that one first (npm run ingest -- remove ${id}).`,
    facts: { id },
  });
}

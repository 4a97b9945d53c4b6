import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Place } from '#corpus/places';
import { makeMaterials, type ScaleQuestion } from './make-materials.js';

/** Writes synthetic materials as a corpus, folder by folder, and gives the questions that they answer. */
export async function writeCorpus(
  folder: string,
  chunks: number,
  places: readonly Place[],
): Promise<readonly ScaleQuestion[]> {
  await rm(folder, { recursive: true, force: true });
  const asked: ScaleQuestion[] = [];
  for (const { material, questions } of makeMaterials(chunks, places)) {
    const { manifest, source } = material;
    const target = path.join(folder, manifest.id);
    await mkdir(target, { recursive: true });
    await writeFile(path.join(target, 'source.txt'), source);
    await writeFile(path.join(target, 'manifest.json'), JSON.stringify(manifest));
    asked.push(...questions);
  }
  return asked;
}

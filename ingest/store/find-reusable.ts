import path from 'node:path';
import { currentGeneration, generationName, hashFiles, readManifestText } from './atomic-folder.js';
import { type IndexManifest, indexManifestSchema } from './manifest.js';

/**
 * The folder of the live generation when its vectors can be gone on with: of the same model, and every
 * file as its manifest says. Whatever is else, there is none: an index is then built of nothing.
 */
export async function findReusable(
  root: string,
  model: IndexManifest['model'],
): Promise<string | undefined> {
  const folder = await currentGeneration(root);
  if (folder === undefined) return undefined;
  try {
    const text = await readManifestText(folder);
    const manifest = indexManifestSchema.parse(JSON.parse(text));
    const isOwn = path.basename(folder).startsWith(generationName(text));
    const { id, sha256, dimensions } = manifest.model;
    const isSame = id === model.id && sha256 === model.sha256 && dimensions === model.dimensions;
    if (!isOwn || !isSame) return undefined;
    const found = new Map((await hashFiles(folder)).map((file) => [file.path, file.sha256]));
    const isWhole = manifest.files.every((file) => found.get(file.path) === file.sha256);
    return isWhole ? folder : undefined;
  } catch {
    return undefined;
  }
}

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KuntaopasError } from '#corpus/errors';
import { type Material, materialManifestSchema, readMaterial } from '#corpus/material';
import { isAlive, syncAll } from '../store/atomic-folder.js';

/** Where a material is written before it has its name. Its sub-folders are no materials to anyone. */
const WORK = '.work';
/** Where the last version of a replaced material is kept, with what people had corrected in it. */
const REPLACED = '.replaced';

/** A material in its folder. */
export type PlacedMaterial = {
  readonly folder: string;
  /** Where the one before is kept, when there was one. */
  readonly replaced: string | undefined;
};

/** The folder of the material that has an id; `undefined` when there is none. */
export async function findMaterial(corpusFolder: string, id: string): Promise<string | undefined> {
  for (const name of await readdir(corpusFolder).catch(() => [])) {
    const folder = path.join(corpusFolder, name);
    const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
    if (text !== undefined && idOf(text) === id) return folder;
  }
  return undefined;
}

function idOf(manifest: string): unknown {
  try {
    return (JSON.parse(manifest) as { id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}

/**
 * Writes a material's folder whole or not at all: beside its place, through to the disk, read back, and
 * only then under its name.
 *
 * @throws KuntaopasError `material-exists` (and it may not be replaced), `corpus-unwritable`, what
 *   {@link readMaterial} throws.
 */
export async function placeMaterial(
  corpusFolder: string,
  material: Material,
  mayReplace: boolean,
): Promise<PlacedMaterial> {
  const { id } = material.manifest;
  const before = await findMaterial(corpusFolder, id);
  const folder = before ?? path.join(corpusFolder, id);
  // What is no material, as the gazetteer, is never replaced.
  if (before === undefined ? await exists(folder) : !mayReplace) {
    throw new KuntaopasError({
      code: 'material-exists',
      message: `${folder} is there already.`,
      remedy: before ? 'Give another --id, or replace it with --replace.' : 'Give another --id.',
      facts: { id, folder },
    });
  }
  return inWork(corpusFolder, async (work) => {
    await mkdir(work);
    await writeFile(path.join(work, 'source.txt'), material.source);
    await writeFile(path.join(work, 'manifest.json'), writeManifest(material));
    await writeByLanguage(path.join(work, 'translations'), material.translations);
    await writeByLanguage(path.join(work, 'expansions'), material.expansions);
    if (material.topics.length > 0)
      await writeJson(path.join(work, 'topics.json'), material.topics);
    await readMaterial(work);
    await syncAll(work);
    const replaced = before ? await setAside(corpusFolder, before) : undefined;
    await rename(work, folder);
    return { folder, replaced };
  });
}

/**
 * Removes a material's folder.
 *
 * @throws KuntaopasError `material-missing`, `corpus-unwritable`.
 */
export async function removeMaterial(corpusFolder: string, id: string): Promise<string> {
  const folder = await findMaterial(corpusFolder, id);
  if (folder === undefined) {
    throw new KuntaopasError({
      code: 'material-missing',
      message: `There is no material ${id} in ${corpusFolder}.`,
      remedy: 'The ids are those in the manifest.json of each.',
      facts: { id, corpusFolder },
    });
  }
  return inWork(corpusFolder, async (work) => {
    // Out of the way in one step, so that nobody reads half of it.
    await rename(folder, work);
    return folder;
  });
}

/** Does something with a folder of its own out of sight, and removes that, and what killed runs left. */
async function inWork<T>(corpusFolder: string, task: (work: string) => Promise<T>): Promise<T> {
  const root = path.join(corpusFolder, WORK);
  const work = path.join(root, `${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(root, { recursive: true });
    return await task(work);
  } catch (cause) {
    throw unwritable(corpusFolder, cause);
  } finally {
    await rm(work, { recursive: true, force: true }).catch(() => undefined);
    for (const name of await readdir(root).catch(() => [])) {
      const isLeft = !isAlive(Number(name.split('-')[0]));
      if (isLeft) await rm(path.join(root, name), { recursive: true, force: true });
    }
    await rmdir(root).catch(() => undefined);
  }
}

async function writeByLanguage(
  folder: string,
  files: Material['translations'] | Material['expansions'],
): Promise<void> {
  for (const [language, file] of Object.entries(files)) {
    await mkdir(folder, { recursive: true });
    await writeJson(path.join(folder, `${language}.json`), file);
  }
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

async function setAside(corpusFolder: string, folder: string): Promise<string> {
  const kept = path.join(corpusFolder, REPLACED, path.basename(folder));
  await rm(kept, { recursive: true, force: true });
  await mkdir(path.dirname(kept), { recursive: true });
  await rename(folder, kept);
  return kept;
}

/** Fields in the order of the schema, and lists of small things a line each, so that people can read them. */
function writeManifest({ manifest }: Material): string {
  const whole: Readonly<Record<string, unknown>> = manifest;
  const lines = Object.keys(materialManifestSchema.shape).flatMap((key) => {
    const value = whole[key];
    if (value === undefined) return [];
    const isList = Array.isArray(value) && value.length > 0;
    const text = isList
      ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(value);
    return [`  ${JSON.stringify(key)}: ${text}`];
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

async function exists(target: string): Promise<boolean> {
  return stat(target).then(
    () => true,
    () => false,
  );
}

function unwritable(corpusFolder: string, cause: unknown): KuntaopasError {
  if (cause instanceof KuntaopasError) return cause;
  return new KuntaopasError({
    code: 'corpus-unwritable',
    message: `Cannot write in ${corpusFolder}: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: 'Check the folder, its permissions and the free space; no material was changed.',
    facts: { corpusFolder },
    cause,
  });
}

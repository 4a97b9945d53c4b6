import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { KuntaopasError } from '#corpus/errors';
import { fsync } from './fsync.js';
import type { IndexManifest } from './manifest.js';
import { POINTERS, readPointer, writePointer } from './pointer.js';

const MANIFEST = 'manifest.json';

/** A file of a generation: path relative to its folder, with `/`. */
export type FileEntry = IndexManifest['files'][number];

/**
 * An index lives in generations: whole folders that are never changed after they are named.
 *
 * ```
 * index/gen-1a2b…/        the generation before: serves whoever still reads it
 * index/gen-9f8e…/        the live one
 * index/CURRENT           "gen-9f8e…": switched by rename, so a reader sees the old or the new
 * index/PREVIOUS          "gen-1a2b…": what `rollBack` goes back to
 * index/HELD              the generation that `rollBack` went back to; of no meaning when not live
 * index/.building-4711-…  a build under way, or what a killed one left (swept by the next)
 * ```
 *
 * `fill` writes the files, `describe` makes the manifest from their hashes.
 *
 * @throws KuntaopasError `index-unwritable`; nothing of the live generation is touched.
 */
export async function publishGeneration(
  root: string,
  fill: (folder: string) => Promise<void>,
  describe: (files: readonly FileEntry[]) => IndexManifest,
): Promise<{ folder: string; manifest: IndexManifest }> {
  const building = path.join(root, `.building-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(building, { recursive: true });
    await sweep(root);
    const older = await readdir(root);
    await fill(building);
    const manifest = describe(await hashFiles(building));
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    await writeFile(path.join(building, MANIFEST), text);
    await syncAll(building);
    const before = await readPointer(root, 'CURRENT');
    const name = await placeGeneration(root, building, text, manifest.files);
    await switchTo(root, name, before);
    await removeOthers(root, older, [name, before]);
    return { folder: path.join(root, name), manifest };
  } catch (cause) {
    await rm(building, { recursive: true, force: true }).catch(() => undefined);
    throw unwritable(root, cause);
  }
}

/** The folder of the live generation, or `undefined` when there is none. */
export async function currentGeneration(root: string): Promise<string | undefined> {
  const name = await readPointer(root, 'CURRENT');
  return name === undefined ? undefined : path.join(root, name);
}

/** The folder of the generation before the live one, or `undefined` when there is none. */
export async function previousGeneration(root: string): Promise<string | undefined> {
  const [name, live] = await Promise.all([
    readPointer(root, 'PREVIOUS'),
    readPointer(root, 'CURRENT'),
  ]);
  return name === undefined || name === live ? undefined : path.join(root, name);
}

/**
 * Makes a generation live again, and holds it: see {@link isHeld}. The one that was live becomes the
 * one before.
 *
 * @throws KuntaopasError `index-unwritable`.
 */
export async function restoreGeneration(root: string, folder: string): Promise<void> {
  const name = path.basename(folder);
  try {
    // Of no meaning until the generation is live.
    await writePointer(root, 'HELD', name);
    await switchTo(root, name, await readPointer(root, 'CURRENT'));
  } catch (cause) {
    throw unwritable(root, cause);
  }
}

/** Whether somebody went back to this generation: then it serves, though the corpus has gone on. */
export async function isHeld(root: string, folder: string): Promise<boolean> {
  return (await readPointer(root, 'HELD')) === path.basename(folder);
}

/** The name of the generation that has this manifest; a damaged twin adds a number to it. */
export function generationName(manifestText: string): string {
  return `gen-${createHash('sha256').update(manifestText).digest('hex').slice(0, 16)}`;
}

/** The text of a generation's manifest, not yet checked. */
export async function readManifestText(folder: string): Promise<string> {
  return readFile(path.join(folder, MANIFEST), 'utf8');
}

/** Path, size and SHA-256 of every file below a folder, but for the manifest, sorted by path. */
export async function hashFiles(folder: string): Promise<readonly FileEntry[]> {
  const files: FileEntry[] = [];
  for (const file of await listFiles(folder)) {
    const relative = path.relative(folder, file).replaceAll(path.sep, '/');
    if (relative === MANIFEST) continue;
    const hash = createHash('sha256');
    let bytes = 0;
    // In pieces: a file may be larger than what is read at once.
    for await (const piece of createReadStream(file, { highWaterMark: 2 ** 20 })) {
      hash.update(piece);
      bytes += piece.length;
    }
    files.push({ path: relative, bytes, sha256: hash.digest('hex') });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

async function switchTo(root: string, name: string, before: string | undefined): Promise<void> {
  if (before !== undefined && before !== name) await writePointer(root, 'PREVIOUS', before);
  await writePointer(root, 'CURRENT', name);
}

/**
 * Gives the finished build its name: the same content has the same name. A whole twin that is there
 * already is used; a damaged one is left to whoever reads it, and a number is added.
 */
async function placeGeneration(
  root: string,
  building: string,
  manifestText: string,
  files: readonly FileEntry[],
): Promise<string> {
  const first = generationName(manifestText);
  const taken = new Set(await readdir(root));
  for (let n = 1; ; n++) {
    const name = n === 1 ? first : `${first}-${n}`;
    const folder = path.join(root, name);
    if (!taken.has(name) && (await moveTo(folder, building))) return name;
    if (
      isDeepStrictEqual(await hashFiles(folder), files) &&
      (await hasText(folder, manifestText))
    ) {
      await rm(building, { recursive: true });
      return name;
    }
  }
}

/** `false` when another build has given its twin the name a moment before. */
async function moveTo(folder: string, building: string): Promise<boolean> {
  try {
    await rename(building, folder);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

async function hasText(folder: string, manifestText: string): Promise<boolean> {
  return (await readManifestText(folder).catch(() => undefined)) === manifestText;
}

/** Removes what was there before this build; what came since belongs to a build beside it. */
async function removeOthers(
  root: string,
  older: readonly string[],
  keep: readonly (string | undefined)[],
): Promise<void> {
  const live = await readPointer(root, 'CURRENT');
  for (const name of older) {
    if (name.startsWith('gen-') && name !== live && !keep.includes(name)) {
      await rm(path.join(root, name), { recursive: true, force: true });
    }
  }
}

const LEFT_BEHIND = new RegExp(`^\\.(?:building|${POINTERS.join('|')})-(\\d+)-`, 'u');

/** Removes what builds left behind whose process is gone. */
async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = LEFT_BEHIND.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) {
      await rm(path.join(root, name), { recursive: true, force: true });
    }
  }
}

/** Whether a process that named something after its id still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes every file below a folder through to the disk. */
export async function syncAll(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true }))
    await fsync(path.join(folder, name));
  await fsync(folder);
}

function unwritable(root: string, cause: unknown): KuntaopasError {
  if (cause instanceof KuntaopasError) return cause;
  return new KuntaopasError({
    code: 'index-unwritable',
    message: `Cannot write the index in ${root}: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: 'Check the folder, its permissions and the free space; the index before is untouched.',
    facts: { root },
    cause,
  });
}

import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fsync } from './fsync.js';

/** Files of an index folder that name a generation; see `atomic-folder.ts`. */
export const POINTERS = ['CURRENT', 'PREVIOUS', 'HELD'] as const;
export type Pointer = (typeof POINTERS)[number];

/** What a pointer is taken for that names nothing that can be a generation. */
const UNREADABLE = 'gen-unreadable';

/** The name of the generation that a pointer names, or `undefined` when there is no such pointer. */
export async function readPointer(root: string, pointer: Pointer): Promise<string | undefined> {
  try {
    const name = (await readFile(path.join(root, pointer), 'utf8')).trim();
    // The name becomes a path: nothing but a generation's own name may stand there.
    return /^gen-[0-9a-f]{16}(-\d+)?$/u.test(name) ? name : UNREADABLE;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return ['ENOENT', 'ENOTDIR'].includes(code) ? undefined : UNREADABLE;
  }
}

/** Points to a generation: by rename, so that a reader sees the old name or the new. */
export async function writePointer(root: string, pointer: Pointer, name: string): Promise<void> {
  const unique = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const temporary = path.join(root, `.${pointer}-${unique}`);
  await writeFile(temporary, `${name}\n`);
  await fsync(temporary);
  await rename(temporary, path.join(root, pointer));
  await fsync(root);
}
